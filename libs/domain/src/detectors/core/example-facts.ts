import type { BudgetLineFact, BudgetStage, CashPlanFact, Fact, Sp2dFact, Sp2dPartyFact, SpmFact, SppFact } from '../../facts/index.js';
import type { IsoDate, Sen } from '../../values/index.js';

/** Made-up facts for the examples of detectors: one region, one year, one unit unless told. */
const base = (date: IsoDate) => ({ region: '12.05', year: 2026, date });
const UNIT = '1.03.0.00.0.00.01.0000';
const SUB_ACTIVITY = '1.03.10.2.01.0029';
const ACCOUNT = '5.2.04.01.01.0003';

/** Rupiah as sen. */
export const rp = (rupiah: number): Sen => BigInt(rupiah) * 100n;

export function budgetLine(amount: Sen, date: IsoDate = '2026-01-02', stage: BudgetStage = 'MURNI'): BudgetLineFact {
  const line = { workUnit: UNIT, subActivity: SUB_ACTIVITY, account: ACCOUNT, fundingSource: null };
  return { ...base(date), kind: 'budget-line', stage, ...line, amount, details: [] };
}

export function payment(number: string, amount: Sen, date: IsoDate, more: Partial<Sp2dFact> = {}): Sp2dFact {
  return {
    ...base(date),
    kind: 'sp2d',
    number,
    paymentKind: 'LS',
    workUnit: UNIT,
    amount,
    description: 'Pemeliharaan jalan Stabat',
    status: null,
    counts: true,
    lines: [{ subActivity: SUB_ACTIVITY, account: ACCOUNT, fundingSource: null, amount }],
    ...more,
  };
}

export function party(number: string, date: IsoDate, more: Partial<Sp2dPartyFact> = {}): Sp2dPartyFact {
  const vendor = { name: 'CV Rekaan Jaya', taxId: '0123456789012345' };
  return { ...base(date), kind: 'sp2d-party', number, spmNumber: null, contractNumber: null, vendor, ...more };
}

const claim = (number: string, date: IsoDate, amount: Sen = 0n) => ({
  ...base(date),
  ...{ number, paymentKind: 'LS' as const, workUnit: UNIT, amount, description: null, status: null, lines: [], contractNumber: null },
});

export const spp = (number: string, date: IsoDate, more: Partial<SppFact> = {}): SppFact => ({
  ...claim(number, date),
  kind: 'spp',
  ...more,
});

export const spm = (number: string, date: IsoDate, more: Partial<SpmFact> = {}): SpmFact => ({
  ...claim(number, date),
  ...{ kind: 'spm', sppNumber: null },
  ...more,
});

/** The same amount planned for every month. */
export function monthlyPlan(amount: Sen): CashPlanFact {
  const row = { workUnit: UNIT, subActivity: SUB_ACTIVITY, account: ACCOUNT };
  return { ...base('2026-01-02'), kind: 'cash-plan', group: 'belanja', ...row, months: Array<Sen>(12).fill(amount) };
}

/** Units of one budget and plan, each paid what `paid` says on 29 May. */
export function peers(count: number, paid: (i: number) => Sen): Fact[] {
  return Array.from({ length: count }, (_, i) => {
    const workUnit = `1.03.0.00.0.00.${String(i + 1).padStart(2, '0')}.0000`;
    const facts: Fact[] = [budgetLine(rp(1_200_000_000)), monthlyPlan(rp(100_000_000)), payment(`P${i}`, paid(i), '2026-05-29')];
    return facts.map((fact) => ({ ...fact, workUnit }) as Fact);
  }).flat();
}
