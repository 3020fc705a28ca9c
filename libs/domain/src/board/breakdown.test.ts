import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/index.js';
import { type Sen, senFromWire } from '../values/index.js';
import { breakdownByAccount, breakdownByCode, breakdownByMonth, Rollup, viewBoard } from './index.js';

const base = { region: '12.05', year: 2026 };
const PUTR = '1.03.0.00.0.00.03.0000';
const PERKIM = '1.04.0.00.0.00.04.0000';
const paid = (number: string, date: string, account: string, amount: Sen): Fact => ({
  kind: 'sp2d',
  ...base,
  date,
  number,
  workUnit: PUTR,
  amount,
  paymentKind: 'LS',
  counts: true,
  status: null,
  description: null,
  lines: [{ account, amount, subActivity: null, fundingSource: null }],
});
const facts: Fact[] = [
  paid('1', '2026-01-10', '5.1.02.01.01.0024', 300n),
  paid('2', '2026-03-10', '5.2.04.01.01.0003', 700n),
  { kind: 'lra', ...base, date: '2026-02-28', workUnit: PERKIM, account: '5.1', budget: 5000n, realization: 2000n, unitRealization: null },
  {
    kind: 'cash-plan',
    ...base,
    date: '2026-01-01',
    workUnit: PUTR,
    group: 'belanja',
    subActivity: null,
    account: null,
    months: Array<Sen>(12).fill(3100n),
  },
];
const rollup = new Rollup('12.05', 2026, '2026-03-10');
for (const [i, after] of facts.entries()) rollup.apply({ revision: i + 1, before: null, after, firstRecordedOn: '2026-03-10' });
const sum = (rows: readonly { realization: string | null }[]): Sen =>
  rows.reduce((total, r) => total + (r.realization === null ? 0n : senFromWire(r.realization)), 0n);
const totals = viewBoard(rollup).totals;

describe('breakdown by account', () => {
  const rows = breakdownByAccount(rollup, '5', (account) => account);
  const row = (key: string) => rows.find((r) => r.key === key);

  it('gives every account with its children inside, each unit by its own basis', () => {
    expect(row('5')).toMatchObject({ realization: totals.realization, basis: 'mixed', parent: null });
    expect(row('5.1')).toMatchObject({ realization: '23.00', basis: 'mixed', parent: '5' });
    expect(row('5.2.04.01.01.0003')).toMatchObject({ realization: '7.00', basis: 'SP2D' });
  });

  it('puts what a report does not detail into one row, so that the finest level with it is the total', () => {
    expect(row('-')).toMatchObject({ name: 'tidak dirinci', realization: '20.00', basis: 'LRA' });
    expect(sum(rows.filter((r) => r.key === '-' || r.key.split('.').length === 6))).toBe(senFromWire(totals.realization as string));
  });
});

describe('an account below what a report details', () => {
  const report = { budget: 5000n, realization: 2000n, unitRealization: null };
  const line: Fact = {
    ...{ kind: 'budget-line', ...base, date: '2026-01-01', stage: 'MURNI', workUnit: PERKIM, subActivity: null },
    ...{ account: '5.1.02.01.01.0024', fundingSource: null, amount: 900n, details: [] },
  };
  const rows = (account: string) => {
    const sums = new Rollup('12.05', 2026, '2026-03-10');
    const given: Fact[] = [line, { kind: 'lra', ...base, date: '2026-02-28', workUnit: PERKIM, account, ...report }];
    for (const [i, after] of given.entries()) sums.apply({ revision: i + 1, before: null, after, firstRecordedOn: '2026-03-10' });
    return new Map(breakdownByAccount(sums, '5', (code) => code).map((r) => [r.key, r]));
  };

  it('has no rates, and says that it is not of this level', () => {
    expect(rows('5.1').get('5.1')).toMatchObject({ absorption: 2.222222 });
    expect(rows('5.1').get('5.1.02')).toMatchObject({
      ceiling: '9.00',
      realization: null,
      absorption: null,
      state: 'unknown',
      absent: { realization: 'bukan-tingkat-ini', absorption: 'bukan-tingkat-ini' },
    });
  });

  it('has them where the report goes as deep, also beside accounts that it leaves out', () => {
    expect(rows('5.1.02.01.01.0024').get('5.1.02')).toMatchObject({ absorption: 2.222222 });
    expect(rows('5.2').get('5.1.02')).toMatchObject({ realization: null, absent: { realization: 'belum-melapor' } });
  });
});

describe('breakdown by month', () => {
  const rows = breakdownByMonth(rollup, '5');

  it('adds up to the total, reports in one row', () => {
    expect(sum(rows)).toBe(senFromWire(totals.realization as string));
    expect(rows.at(-1)).toMatchObject({ key: '-', realization: '20.00', basis: 'LRA' });
    expect(rows[0]).toMatchObject({ key: '2026-01', name: 'Januari', realization: '3.00', basis: 'SP2D', absorption: null });
  });

  it('plans to date: whole months, the running one by day, nothing yet for later ones', () => {
    expect(rows.slice(0, 4).map((r) => r.cashPlan)).toEqual(['31.00', '31.00', '10.00', '0.00']);
    expect(rows.slice(0, 12).reduce((total, r) => total + senFromWire(r.cashPlan as string), 0n)).toBe(
      senFromWire(totals.cashPlan as string),
    );
  });
});

describe('breakdown by programme', () => {
  const line = (stage: 'MURNI' | 'GESER_1' | 'RKA', date: string, account: string, amount: Sen): Fact => ({
    kind: 'budget-line',
    ...base,
    date,
    stage,
    workUnit: PUTR,
    subActivity: account[0] === '5' ? '1.03.10.2.01.0029' : null,
    account,
    fundingSource: '1.1',
    amount,
    details: [],
  });
  const versions: Fact[] = [
    line('MURNI', '2026-01-01', '5.2.04', 1000n),
    line('MURNI', '2026-01-01', '4.1.01', 400n),
    line('MURNI', '2026-01-01', '6.1.01', 50n),
    line('GESER_1', '2026-03-01', '5.2.04', 1400n),
    line('RKA', '2026-03-05', '5.2.04', 9999n),
  ];
  const at = (asOf: string): Rollup => {
    const sums = new Rollup('12.05', 2026, asOf);
    for (const [i, after] of [...facts, ...versions].entries()) sums.apply({ revision: i + 1, before: null, after, firstRecordedOn: asOf });
    return sums;
  };
  const rows = (asOf: string) => breakdownByCode(at(asOf), '5', 'programme', (code) => `Nama ${code}`);

  it('is a tree of programme, activity and sub-activity, against the version in force on the day', () => {
    const tree = rows('2026-02-27').filter((r) => r.key !== '-');
    expect(tree.map((r) => [r.key, r.parent, r.ceiling])).toEqual([
      ['1.03.10', null, '10.00'],
      ['1.03.10.2.01', '1.03.10', '10.00'],
      ['1.03.10.2.01.0029', '1.03.10.2.01', '10.00'],
    ]);
    expect(rows('2026-03-01')[0]).toMatchObject({ name: 'Nama 1.03.10', ceiling: '14.00' });
  });

  it('never takes a stage of planning for a version in force', () => {
    expect(viewBoard(at('2026-03-10'))).toMatchObject({ version: 'GESER_1', rows: [{ ceiling: '14.00' }, {}] });
  });

  it('keeps what carries no code, and the whole realization of a report, in one row without rates', () => {
    expect(rows('2026-03-10').at(-1)).toMatchObject({
      key: '-',
      name: 'tidak dirinci',
      realization: '30.00',
      basis: 'mixed',
      reconciliation: { lra: '20.00', sp2d: '10.00' },
      absorption: null,
      state: 'unknown',
      absent: { absorption: 'bukan-tingkat-ini' },
    });
  });

  it.each([
    ['4', '4.00'],
    ['6', '0.50'],
  ] as const)('speaks of account %s by fund too', (root, ceiling) => {
    // A shift of spending leaves revenue and financing in force as they were.
    for (const day of ['2026-02-27', '2026-03-10'])
      expect(breakdownByCode(at(day), root, 'fundingSource', (code) => code)).toMatchObject([{ key: '1.1', ceiling }]);
    expect(viewBoard(at('2026-03-10'), root).totals.ceiling).toBe(ceiling);
  });
});
