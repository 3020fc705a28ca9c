import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/index.js';
import { Rollup } from './rollup.js';
import { viewBoard } from './view.js';

const base = { region: '12.05', year: 2026 };
const OLD = '2.16.0.00.0.00.16.0000';
const OLD_UPT = '2.16.0.00.0.00.16.0001';
const NEW = '2.20.0.00.0.00.20.0000';
const OTHER = '1.03.0.00.0.00.03.0000';

const unit = (workUnit: string, parent: string | null = null, district: string | null = null): Fact => ({
  ...{ kind: 'roster', ...base, date: '2026-01-01', workUnit, name: `Nama ${workUnit}` },
  ...{ parent, district, verified: true },
});
const paid = (number: string, workUnit: string, date: string, amount: bigint): Fact => ({
  ...{ kind: 'sp2d', ...base, date, number, workUnit, amount, paymentKind: 'LS', counts: true, status: null, description: null },
  lines: [{ account: '5.1.02.01.01.0024', amount, subActivity: null, fundingSource: null }],
});
const merge = (workUnit: string, into: string | null, date = '2026-07-01'): Fact => ({ kind: 'unit-merge', ...base, date, workUnit, into });

const facts = [
  unit(OLD, null, '12.05.07'),
  unit(OLD_UPT, OLD),
  unit(NEW, null, '12.05.01'),
  paid('1', OLD, '2026-02-02', 100n),
  paid('2', OLD_UPT, '2026-02-03', 20n),
  paid('3', NEW, '2026-02-04', 3n),
];

function rollupOf(given: readonly Fact[], asOf: string): Rollup {
  const rollup = new Rollup('12.05', 2026, asOf);
  for (const [i, after] of given.entries()) rollup.apply({ revision: i + 1, before: null, after, firstRecordedOn: asOf });
  return rollup;
}
const boardOf = (given: readonly Fact[], asOf: string) => viewBoard(rollupOf(given, asOf));
const rowsOf = (given: readonly Fact[], asOf: string) => boardOf(given, asOf).rows.map((r) => [r.key, r.parent, r.realization]);

describe('a unit merged into another', () => {
  const merged = [...facts, merge(OLD, NEW)];
  const apart = [
    [OLD, null, '1.20'],
    [OLD_UPT, OLD, '0.20'],
    [NEW, null, '0.03'],
  ];
  const together = [
    [OLD_UPT, NEW, '0.20'],
    [NEW, null, '1.23'],
  ];

  it('stands by itself up to the day before, and is part of the other from the day on, with all it paid before', () => {
    expect(rowsOf(merged, '2026-06-30')).toEqual(apart);
    expect(rowsOf(merged, '2026-07-01')).toEqual(together);
  });

  it('takes its sub-units along and leaves its district', () => {
    const { districts } = boardOf(merged, '2026-07-01');
    expect(districts.map((r) => [r.key, r.realization])).toEqual([
      ['-', '0.20'],
      ['12.05.01', '1.03'],
    ]);
  });

  it('changes on the live board when the day begins', () => {
    const rollup = rollupOf(merged, '2026-06-30');
    rollup.apply({
      ...{ revision: 90, before: null, firstRecordedOn: '2026-07-01' },
      after: { kind: 'business-day', ...base, date: '2026-07-01' },
    });
    expect(viewBoard(rollup).rows.map((r) => [r.key, r.parent, r.realization])).toEqual(together);
  });

  it('gives what still comes under its code to the other', () => {
    expect(rowsOf([...merged, paid('4', OLD, '2026-08-01', 1000n)], '2026-08-01').at(-1)).toEqual([NEW, null, '11.23']);
  });

  it('comes back when the merge is undone', () => {
    const rollup = rollupOf(merged, '2026-08-01');
    rollup.apply({ revision: 90, before: merge(OLD, NEW), after: merge(OLD, null), firstRecordedOn: '2026-08-01' });
    expect(viewBoard(rollup).rows.map((r) => [r.key, r.parent, r.realization])).toEqual(apart);
  });

  it('follows one merge after another to the last, and counts for a code that has no roster entry', () => {
    const rows = rowsOf([...merged, merge(NEW, OTHER, '2026-09-01')], '2026-09-01');
    expect(rows).toEqual([
      [OTHER, null, '1.23'],
      [OLD_UPT, OTHER, '0.20'],
    ]);
  });
});

describe('relations in a circle', () => {
  it('leave every unit standing once, at the top', () => {
    const circle = [...facts, merge(OLD, NEW), merge(NEW, OLD)];
    expect(rowsOf(circle, '2026-08-01')).toEqual(rowsOf(facts, '2026-08-01'));
    const parents = [unit(OLD, NEW), unit(NEW, OTHER), unit(OTHER, OLD), ...facts.slice(3)];
    expect(rowsOf(parents, '2026-08-01').filter(([, parent]) => parent === null)).toHaveLength(4);
    expect(boardOf(parents, '2026-08-01').totals.realization).toBe('1.23');
  });

  it('of a unit merged into one of its own sub-units puts that one at the top', () => {
    expect(rowsOf([...facts, merge(OLD, OLD_UPT)], '2026-07-01')).toEqual([
      [OLD_UPT, null, '1.20'],
      [NEW, null, '0.03'],
    ]);
  });
});
