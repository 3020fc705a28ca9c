import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/index.js';
import { breakdownByAccount, breakdownByCode, breakdownByMonth, Rollup, viewBoard } from './index.js';

const BAPENDA = '5.02.0.00.0.00.27.0000';
const base = { region: '12.05', year: 2026, workUnit: BAPENDA } as const;
const RESTAURANTS = '4.1.01.19.01.0001';
const same = (code: string): string => code;

const target: Fact = {
  kind: 'budget-line',
  ...base,
  date: '2026-01-01',
  stage: 'MURNI',
  subActivity: null,
  account: RESTAURANTS,
  fundingSource: '1.1.01',
  amount: 1_000_00n,
  details: [],
};
const receipt = (number: string, date: string, amount: bigint, counts = true): Fact => ({
  kind: 'revenue-receipt',
  ...base,
  date,
  number,
  account: RESTAURANTS,
  amount,
  description: null,
  status: null,
  counts,
});

function board(...facts: readonly Fact[]): Rollup {
  const rollup = new Rollup('12.05', 2026, '2026-06-30');
  for (const [i, after] of facts.entries()) rollup.apply({ revision: i + 1, before: null, after, firstRecordedOn: '2026-06-30' });
  return rollup;
}

describe('receipts of revenue', () => {
  const rollup = board(
    target,
    receipt('1', '2026-02-03', 100_00n),
    receipt('2', '2026-05-20', 250_00n),
    receipt('3', '2026-06-01', -50_00n),
    receipt('4', '2026-06-02', 999_00n, false),
    receipt('5', '2026-09-01', 400_00n),
  );

  it('are the realization of account 4 on their date; a refund takes away, and what does not count or is to come is left out', () => {
    const { totals } = viewBoard(rollup, '4');
    expect([totals.ceiling, totals.realization, totals.absorption, totals.basis]).toEqual(['1000.00', '300.00', 0.3, 'SP2D']);
    expect(viewBoard(rollup, '5').totals.realization).toBeNull();
  });

  it('move the revision of revenue alone', () => {
    expect([viewBoard(rollup, '4').totals.revisions.realization, viewBoard(rollup, '5').totals.revisions.realization]).toEqual([5, 0]);
  });

  it('stand in their month and account', () => {
    const months = breakdownByMonth(rollup, '4').filter((row) => row.realization !== null);
    expect(months.map((row) => [row.key, row.realization])).toEqual([
      ['2026-02', '100.00'],
      ['2026-05', '250.00'],
      ['2026-06', '-50.00'],
    ]);
    const accounts = breakdownByAccount(rollup, '4', same);
    expect(accounts.map((row) => [row.key, row.realization, row.absorption])).toContainEqual([RESTAURANTS, '300.00', 0.3]);
  });

  it('carry no fund: they are the rest of that view, and a fund with a target has no rate, for that reason', () => {
    const rows = breakdownByCode(rollup, '4', 'fundingSource', same);
    expect(rows.map((row) => [row.key, row.ceiling, row.realization, row.absorption, row.absent.realization])).toEqual([
      ['1.1.01', '1000.00', null, null, 'bukan-tingkat-ini'],
      ['-', null, '300.00', null, undefined],
    ]);
  });
});
