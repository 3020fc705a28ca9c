import type { BudgetLineFact, Fact, Sp2dFact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { labelledYear } from './index.js';

const UNIT = '1.03.0.00.0.00.01.0000';
const base = (date: string) => ({ region: '12.05', year: 2026, date });
const ACCOUNTS = ['5.1.02.01.01.0024', '5.1.02.02.05.0009', '5.2.04.01.01.0003'];
const lines = ACCOUNTS.flatMap((account, i) =>
  [1, 2, 3, 4].map((n): BudgetLineFact => {
    const line = { workUnit: UNIT, subActivity: `1.03.10.2.0${i + 1}.000${n}`, account, fundingSource: null };
    return { ...base('2026-01-02'), kind: 'budget-line', stage: 'MURNI', ...line, amount: 500_000_000_000n, details: [] };
  }),
);
const payments = lines.flatMap(({ subActivity, account }, i) =>
  [2, 4, 6].map((month): Sp2dFact => {
    const amount = 10_000_000_000n + BigInt(i) * 100_000_000n;
    const description = `Pembayaran termin ${month} pekerjaan ${i} a.n. CV Rekaan ${i}`;
    const said = {
      number: `${i}-${month}`,
      paymentKind: 'LS',
      workUnit: UNIT,
      amount,
      description,
      status: 'ditransfer',
      counts: true,
    } as const;
    return { ...base(`2026-0${month}-12`), kind: 'sp2d', ...said, lines: [{ subActivity, account, fundingSource: null, amount }] };
  }),
);
const honest: readonly Fact[] = [...lines, ...payments];
const yearOf = (seed: number, cases: boolean, drift = 0) => labelledYear(honest, { seed, year: 2026, drift, cases });

describe('a year with known cases', () => {
  it('follows from its arguments alone, and differs between seeds', () => {
    expect(yearOf(1, true)).toEqual(yearOf(1, true));
    expect(yearOf(1, true).facts).not.toEqual(yearOf(2, true).facts);
  });

  it('labels what it puts in, and nothing in an honest year', () => {
    expect(yearOf(1, false).labels).toEqual([]);
    const detectors = new Set(yearOf(1, true).labels.map(({ detector }) => detector));
    for (const id of ['B05', 'B08', 'B13', 'B23', 'P13', 'tender']) expect(detectors).toContain(id);
  });

  it('keeps every honest payment, and the ceilings above what is paid', () => {
    const { facts } = yearOf(1, false);
    for (const { number } of payments) expect(facts.some((fact) => fact.kind === 'sp2d' && fact.number === number)).toBe(true);
    const sum = (kind: 'budget-line' | 'sp2d') =>
      facts.reduce((total, f) => (f.kind === kind && !(f.kind === 'budget-line' && f.stage !== 'MURNI') ? total + f.amount : total), 0n);
    expect(sum('budget-line')).toBeGreaterThan(sum('sp2d'));
  });
});
