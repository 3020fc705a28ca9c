import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { BudgetLineFact, BudgetStage, Fact, RosterFact, UnitMergeFact } from '../facts/index.js';
import { mergedBudgetPanel } from './merged-budget.panel.js';

const [OLD, NEW] = ['1.03.0.00.0.00.03.0000', '1.04.0.00.0.00.04.0000'];
const base = { region: '12.05', year: 2026 };
const named = (workUnit: string, name: string): RosterFact => ({
  ...{ ...base, kind: 'roster', date: '2026-01-01', workUnit, name, parent: null, district: null, verified: true },
});
const merge = (date: string): UnitMergeFact => ({ ...base, kind: 'unit-merge', date, workUnit: OLD, into: NEW });
const budget = (workUnit: string, stage: BudgetStage, date: string, rupiah: bigint): BudgetLineFact => ({
  ...{ ...base, kind: 'budget-line', date, workUnit, stage, amount: rupiah * 100n, account: '5.1.02.01.01.0024' },
  ...{ subActivity: '1.03.10.2.01.0029', fundingSource: null, document: null, details: [] },
});

function viewOf(facts: readonly Fact[], asOf = '2026-11-24') {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: '2026-11-24' });
  return { state, units: mergedBudgetPanel.view(state)?.units ?? null };
}

const BEFORE = [
  ...[named(OLD, 'Dinas Jalan'), named(NEW, 'Dinas Karya'), merge('2026-07-01')],
  ...[budget(OLD, 'MURNI', '2026-01-01', 30n), budget(NEW, 'MURNI', '2026-01-01', 60n)],
];

describe('a budget that may be counted twice', () => {
  it('is told once the unit that took another in has a version in force since then', () => {
    expect(viewOf(BEFORE).units).toBeNull();
    expect(viewOf([...BEFORE, budget(NEW, 'PERUBAHAN', '2026-09-01', 90n)]).units).toEqual([
      {
        ...{ old: OLD, oldName: 'Dinas Jalan', into: NEW, intoName: 'Dinas Karya' },
        ...{ from: '2026-07-01', ceiling: '30.00', newerFrom: '2026-09-01', revision: 6 },
      },
    ]);
  });

  it('is not told before the day of the merger or of the version', () => {
    const facts = [...BEFORE, budget(NEW, 'PERUBAHAN', '2026-09-01', 90n)];
    for (const day of ['2026-06-30', '2026-08-31']) expect(viewOf(facts, day).units).toBeNull();
    expect(viewOf([...BEFORE, budget(NEW, 'GESER_1', '2026-05-01', 90n)]).units).toBeNull();
  });

  it.each([0n, 12n])('ends with a version of the old unit of that day, holding %d', (left) => {
    const facts = [...BEFORE, budget(NEW, 'PERUBAHAN', '2026-09-01', 90n), budget(OLD, 'PERUBAHAN', '2026-09-01', left)];
    expect(viewOf(facts).units).toBeNull();
  });

  it('moves its stamp with either budget, and with nothing else', () => {
    const { state } = viewOf(BEFORE);
    const stamp = mergedBudgetPanel.stamp(state);
    const tell = (after: Fact, revision: number) => state.apply({ revision, before: null, after, firstRecordedOn: '2026-11-24' });
    tell(budget('1.05.0.00.0.00.05.0000', 'MURNI', '2026-01-01', 1n), 7);
    expect(mergedBudgetPanel.stamp(state)).toBe(stamp);
    tell(budget(NEW, 'PERUBAHAN', '2026-09-01', 90n), 8);
    expect(mergedBudgetPanel.stamp(state)).not.toBe(stamp);
  });
});
