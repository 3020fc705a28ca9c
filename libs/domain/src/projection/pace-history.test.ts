import { describe, expect, it } from 'vitest';
import type { PastRealizationFact } from '../facts/index.js';
import { PaceHistory, paceHistoryOf, REGION } from './pace-history.js';

const SALARY = [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8];
const CAPITAL = [0, 0, 0, 0, 5, 5, 5, 5, 10, 10, 15, 40];

/** A past year of one unit and group: monthly percents of a budget, in sen. */
const past = (pastYear: number, workUnit: string, account: string, budget: number, percents: readonly number[]): PastRealizationFact => ({
  kind: 'past-realization',
  region: '12.05',
  year: 2026,
  date: `${pastYear}-12-31`,
  pastYear,
  workUnit,
  account,
  budget: BigInt(budget),
  months: percents.map((p) => BigInt((budget * p) / 100)),
});
const unit = (year: number, code: string, salary: number, capital: number): PastRealizationFact[] => [
  past(year, code, '5.1.01', salary, SALARY),
  past(year, code, '5.2', capital, CAPITAL),
];

const history = new PaceHistory([...unit(2024, 'A', 9_000, 1_000), ...unit(2025, 'A', 9_000, 1_000), ...unit(2025, 'B', 2_000, 8_000)]);

describe('what is expected of a year', () => {
  it('is what the unit did before when its ceiling is made of the same', () => {
    const { expected, basis } = history.standing(
      ['A'],
      new Map([
        ['5.1.01', 0.9],
        ['5.2', 0.1],
      ]),
    );
    expect(basis).toBe('riwayat');
    expect(expected.path[5]).toBeCloseTo(0.9 * 0.48 + 0.1 * 0.1, 5);
    expect(expected.path[11]).toBeCloseTo(0.9 * 0.96 + 0.1 * 0.95, 5);
  });

  it('moves with what the ceiling is made of, as those kinds of spending went for all units', () => {
    const { expected } = history.standing(
      ['A'],
      new Map([
        ['5.1.01', 0.2],
        ['5.2', 0.8],
      ]),
    );
    expect(expected.path[5]).toBeCloseTo(0.2 * 0.48 + 0.8 * 0.1, 5);
  });

  it('comes from peers for a unit without history, and is less sure', () => {
    const own = history.standing(['A'], new Map([['5.2', 1]]));
    const { expected, basis } = history.standing(['C'], new Map([['5.2', 1]]));
    expect([basis, expected.path[10]]).toEqual(['sejawat', expect.closeTo(0.55, 5)]);
    expect(expected.spread).toBeGreaterThan(own.expected.spread);
  });

  it('is the usual course of the country without any history, and least sure', () => {
    const { expected, basis } = new PaceHistory([]).standing(REGION, new Map());
    expect([basis, expected.path[11]]).toEqual(['umum', 0.93]);
    expect(expected.spread).toBeGreaterThan(history.standing(['C'], new Map()).expected.spread);
  });

  it('takes a group that stands beside finer ones of itself for their sum', () => {
    const twice = new PaceHistory([...unit(2025, 'A', 9_000, 1_000), past(2025, 'A', '5', 10_000, SALARY)]);
    const mix = new Map([
      ['5.1.01', 0.9],
      ['5.2', 0.1],
    ]);
    expect(twice.standing(['A'], mix).expected.path).toEqual(
      new PaceHistory(unit(2025, 'A', 9_000, 1_000)).standing(['A'], mix).expected.path,
    );
  });

  it('believes an end above the ceiling only where one was seen', () => {
    expect(history.standing(['A'], new Map()).most).toBeCloseTo(1.0549, 3);
    expect(history.standing(['C'], new Map()).most).toBe(1);
  });

  it('is worked out once for the same facts', () => {
    const facts = unit(2025, 'A', 9_000, 1_000);
    expect(paceHistoryOf([...facts])).toBe(paceHistoryOf([...facts]));
    expect(paceHistoryOf([...facts])).not.toBe(paceHistoryOf(unit(2025, 'A', 9_000, 1_000)));
  });
});
