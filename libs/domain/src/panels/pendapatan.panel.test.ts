import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { Fact } from '../facts/index.js';
import type { RevenueRow } from '../revenue/revenue-view.js';
import { pendapatanPanel } from './pendapatan.panel.js';

const BAPENDA = '5.02.0.00.0.00.27.0000';
const base = { region: '12.05', year: 2026, workUnit: BAPENDA } as const;
const PBB = '4.1.01.15.01.0001';
const LEVY = '4.1.02.01.01.0001';
const DAU = '4.2.01.01.02.0001';
const INCENTIVE = '4.2.01.02.01.0001';

const target = (account: string, rupiah: number): Fact => ({
  kind: 'budget-line',
  ...base,
  date: '2026-01-01',
  stage: 'MURNI',
  subActivity: null,
  account,
  fundingSource: null,
  amount: BigInt(rupiah) * 100n,
  details: [],
});
let numbers = 0;
const receipt = (account: string, rupiah: number, date = '2026-05-20'): Fact => ({
  kind: 'revenue-receipt',
  ...base,
  date,
  number: String(++numbers),
  account,
  amount: BigInt(rupiah) * 100n,
  description: null,
  status: null,
  counts: true,
});
/** An earlier year in which a group came in by these shares of 1,000 a month. */
const past = (pastYear: number, account: string, months: readonly number[]): Fact => ({
  kind: 'past-realization',
  ...base,
  date: `${pastYear}-12-31`,
  pastYear,
  account,
  budget: 1_000_00n,
  months: months.map((rupiah) => BigInt(rupiah) * 100n),
});
const plan = (account: string, monthly: number): Fact => ({
  kind: 'cash-plan',
  ...base,
  date: '2026-01-01',
  group: 'pendapatan',
  subActivity: null,
  account,
  months: Array<bigint>(12).fill(BigInt(monthly) * 100n),
});

function stateOf(asOf: string, ...facts: readonly Fact[]): BoardState {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: asOf });
  return state;
}
const short = (row: RevenueRow | undefined) =>
  row === undefined ? [] : [row.key, row.target, row.receipts, row.absorption, row.pace, row.gap, row.state];
const EVEN = Array<number>(12).fill(80);
/** Half of it in September. */
const AUTUMN = [40, 40, 40, 40, 40, 40, 40, 40, 500, 40, 40, 40];

describe('the panel Pendapatan', () => {
  it('has nothing to show without a target and a receipt', () => {
    expect(pendapatanPanel.view(stateOf('2026-06-30'))).toBeNull();
  });

  it('holds each kind against the mean of its own earlier years, to the day', () => {
    const state = stateOf(
      '2026-06-15',
      target(PBB, 2_000),
      target(DAU, 10_000),
      past(2024, '4.1.01.15', AUTUMN),
      past(2025, '4.1.01.15', AUTUMN),
      past(2025, '4.2.01.01.02', EVEN),
      receipt(PBB, 400),
      receipt(DAU, 3_000),
    );
    const view = pendapatanPanel.view(state);
    expect(view?.paceYears).toEqual([2024, 2025]);
    // Five months and half of June: 5.5 × 4 % of PBB, 5.5 × 8 % of the general grant.
    expect(short(view?.taxes[0])).toEqual(['4.1.01.15', '2000.00', '400.00', 0.2, 0.22, -0.02, 'sesuai']);
    expect(view?.kinds.map(short)).toEqual([
      ['4.1', '2000.00', '400.00', 0.2, 0.22, -0.02, 'sesuai'],
      ['4.2.01.01.02', '10000.00', '3000.00', 0.3, 0.44, -0.14, 'waspada'],
    ]);
    expect(short(view?.total)).toEqual(['4', '12000.00', '3400.00', 0.283333, 0.403333, -0.12, 'waspada']);
    expect(view?.own.map((row) => row.key)).toEqual(['4.1.01']);
  });

  it('does not mark what only the running month has not brought yet', () => {
    const quarterly = [0, 0, 250, 0, 0, 250, 0, 0, 250, 0, 0, 250];
    const state = stateOf('2026-06-20', target(DAU, 1_000_000), past(2025, '4.2.01.01.02', quarterly), receipt(DAU, 250_000, '2026-03-10'));
    expect(short(pendapatanPanel.view(state)?.kinds[0]).slice(3)).toEqual([0.25, 0.416667, -0.166667, 'sesuai']);
    const later = stateOf('2026-07-01', target(DAU, 1_000_000), past(2025, '4.2.01.01.02', quarterly), receipt(DAU, 250_000, '2026-03-10'));
    expect(pendapatanPanel.view(later)?.kinds[0]?.state).toBe('waspada');
  });

  it('takes the cash plan where there are no earlier years, and says nothing where there is neither', () => {
    const state = stateOf('2026-06-30', target(LEVY, 1_200), plan(LEVY, 100), target(PBB, 100), receipt(LEVY, 300), receipt(PBB, 10));
    const view = pendapatanPanel.view(state);
    expect(view?.paceYears).toEqual([]);
    expect(view?.own.map(short)).toEqual([
      ['4.1.01', '100.00', '10.00', 0.1, null, null, 'unknown'],
      ['4.1.02', '1200.00', '300.00', 0.25, 0.5, -0.25, 'waspada'],
    ]);
    expect(short(view?.total)).toEqual(['4', '1300.00', '310.00', 0.238462, null, null, 'unknown']);
  });

  it('adds up: transfers of no known kind stand in a row of their own', () => {
    const view = pendapatanPanel.view(stateOf('2026-06-30', target(DAU, 1_000), target(INCENTIVE, 50), receipt(INCENTIVE, 20)));
    expect(view?.kinds.map((row) => [row.key, row.target, row.receipts])).toEqual([
      ['4.2.01.01.02', '1000.00', null],
      ['4.2/lain', '50.00', '20.00'],
    ]);
  });

  it('shows a report that tells no kinds as it is, without a rate for what is not told', () => {
    const lra = (account: string, budget: number, realization: number): Fact => ({
      kind: 'lra',
      ...base,
      date: '2026-05-31',
      account,
      budget: BigInt(budget) * 100n,
      realization: BigInt(realization) * 100n,
      unitRealization: null,
    });
    const view = pendapatanPanel.view(stateOf('2026-06-30', lra('4.1', 1_000, 400), lra('4.2', 5_000, 2_000), target(PBB, 900)));
    expect(view?.kinds.map((row) => [row.key, row.receipts])).toEqual([
      ['4.1', '400.00'],
      ['4.2', '2000.00'],
    ]);
    expect(view?.taxes.map(short)).toEqual([['4.1.01.15', '900.00', null, null, null, null, 'unknown']]);
  });

  it('is written again when revenue, history or day move, and not for a payment', () => {
    const state = stateOf('2026-06-30', target(PBB, 100), receipt(PBB, 10));
    const before = pendapatanPanel.stamp(state);
    const sp2d = (account: string, number: string): Fact => ({
      kind: 'sp2d',
      ...base,
      date: '2026-06-01',
      number,
      paymentKind: 'LS',
      amount: 100n,
      description: null,
      status: null,
      counts: true,
      lines: [{ subActivity: null, account, fundingSource: null, amount: 100n }],
    });
    const tell = (after: Fact, revision: number) => state.apply({ revision, before: null, after, firstRecordedOn: '2026-06-30' });
    tell(sp2d('5.1.02.01.01.0024', '1'), 10);
    expect(pendapatanPanel.stamp(state)).toBe(before);
    tell(sp2d(PBB, '2'), 11);
    expect(pendapatanPanel.stamp(state)).not.toBe(before);
    expect(pendapatanPanel.view(state)?.total.receipts).toBe('11.00');
  });
});
