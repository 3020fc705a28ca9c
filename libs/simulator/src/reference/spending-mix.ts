import type { SpendingKind } from '../spending-kinds.js';
import type { UnitKind } from './units.js';

/** Share of a unit's own spending by kind, percent; each row sums to 100. Operating about 77 %, capital 9 % of the whole. */
export const MIX: Readonly<Record<UnitKind, Partial<Record<SpendingKind, number>>>> = {
  education: { salary: 42, allowance: 5, certification: 22, steady: 4, routine: 4, contract: 13, grant: 6, capital: 4 },
  health: { salary: 42, allowance: 14, steady: 22, routine: 4, contract: 10, capital: 8 },
  works: { salary: 7, allowance: 3, steady: 3, routine: 4, contract: 22, capital: 61 },
  housing: { salary: 9, allowance: 3, steady: 18, routine: 5, contract: 23, grant: 4, capital: 38 },
  secretariat: { salary: 28, allowance: 12, steady: 11, routine: 18, contract: 16, grant: 12, capital: 3 },
  council: { salary: 34, allowance: 6, steady: 8, routine: 32, contract: 18, capital: 2 },
  treasury: { salary: 38, allowance: 18, steady: 10, routine: 16, contract: 15, capital: 3 },
  revenue: { salary: 30, allowance: 25, steady: 10, routine: 15, contract: 17, capital: 3 },
  office: { salary: 36, allowance: 12, steady: 9, routine: 18, contract: 21, capital: 4 },
  district: { salary: 48, allowance: 14, steady: 9, routine: 14, contract: 12, capital: 3 },
  hospital: { salary: 12, allowance: 4, steady: 29, routine: 8, contract: 37, capital: 10 },
  'health-centre': { steady: 42, routine: 38, contract: 17, capital: 3 },
};

/** Pay accounts with their weights. */
export const SALARY_ACCOUNTS: readonly (readonly [account: string, weight: number])[] = [
  ['5.1.01.01.01.0001', 56],
  ['5.1.01.01.01.0002', 16],
  ['5.1.01.01.02.0001', 7],
  ['5.1.01.01.03.0001', 4],
  ['5.1.01.01.04.0001', 7],
  ['5.1.01.01.06.0001', 4.5],
  ['5.1.01.01.07.0001', 1.5],
  ['5.1.01.01.09.0001', 4],
];

/** Pay of the council's members and of the regent and deputy, beside the civil servants of their secretariats. */
export const EXTRA_SALARY_ACCOUNTS: Partial<Record<UnitKind, readonly (readonly [account: string, weight: number])[]>> = {
  council: [
    ['5.1.01.04.01.0001', 12],
    ['5.1.01.04.05.0001', 14],
    ['5.1.01.04.08.0001', 45],
    ['5.1.01.04.12.0004', 62],
  ],
  secretariat: [
    ['5.1.01.05.01.0001', 0.4],
    ['5.1.01.05.03.0001', 0.6],
  ],
};

/** Spending under the supporting programme: tail of the sub-activity, kind, and accounts. */
export const SUPPORT_SPENDING: readonly (readonly [tail: string, kind: SpendingKind, accounts: readonly string[]])[] = [
  ['2.08.0002', 'steady', ['5.1.02.02.01.0061', '5.1.02.02.01.0060', '5.1.02.02.01.0063']],
  ['2.08.0004', 'steady', ['5.1.02.02.01.0026', '5.1.02.02.01.0030', '5.1.02.02.01.0031']],
  ['2.06.0004', 'routine', ['5.1.02.01.01.0024', '5.1.02.01.01.0025', '5.1.02.01.01.0031']],
  ['2.06.0005', 'routine', ['5.1.02.01.01.0026']],
  ['2.06.0009', 'routine', ['5.1.02.04.01.0001', '5.1.02.04.01.0003', '5.1.02.01.01.0052', '5.1.02.01.01.0053']],
  ['2.09.0002', 'routine', ['5.1.02.01.01.0004', '5.1.02.03.02.0035']],
  ['2.07.0006', 'capital', ['5.2.02.10.01.0002', '5.2.02.05.02.0001']],
];

/** Accounts of the programmes of a unit by kind: how many of them a sub-activity takes is drawn. */
export const PROGRAMME_ACCOUNTS: Readonly<Record<UnitKind, Partial<Record<SpendingKind, readonly string[]>>>> = {
  education: {
    steady: ['5.1.02.02.01.0013'],
    contract: ['5.1.02.03.03.0010', '5.1.02.01.01.0039', '5.1.02.02.01.0047', '5.1.02.02.08.0019', '5.1.02.05.01.0003'],
    capital: ['5.2.03.01.01.0010', '5.2.02.05.02.0001', '5.2.02.10.01.0002'],
    grant: ['5.1.05.06.01.0001', '5.1.05.06.02.0001'],
  },
  health: {
    steady: ['5.1.02.02.02.0002', '5.1.02.02.01.0014'],
    contract: ['5.1.02.01.01.0037', '5.1.02.01.01.0038', '5.1.02.03.03.0006', '5.1.02.02.01.0047'],
    capital: ['5.2.03.01.01.0006', '5.2.02.07.01.0001'],
  },
  works: {
    steady: ['5.1.02.02.01.0029'],
    contract: ['5.1.02.03.04.0003', '5.1.02.01.01.0001', '5.1.02.02.08.0019', '5.1.02.02.09.0012'],
    capital: ['5.2.04.01.01.0003', '5.2.04.01.02.0003', '5.2.04.02.01.0003', '5.2.04.03.01.0005', '5.2.03.01.01.0001'],
  },
  housing: {
    steady: ['5.1.02.02.01.0068'],
    contract: ['5.1.02.01.01.0039', '5.1.02.01.01.0001', '5.1.02.02.08.0019'],
    capital: ['5.2.04.01.01.0003', '5.2.04.03.01.0005', '5.2.03.01.01.0001'],
    grant: ['5.1.06.02.02.0001'],
  },
  secretariat: {
    steady: ['5.1.02.02.01.0029'],
    contract: ['5.1.02.02.01.0047', '5.1.02.02.01.0055', '5.1.02.03.03.0001', '5.1.02.02.04.0036'],
    capital: ['5.2.02.02.01.0002', '5.2.02.05.01.0005'],
    grant: ['5.1.05.05.01.0001', '5.1.05.05.02.0001'],
  },
  council: {
    steady: ['5.1.02.02.01.0029'],
    contract: ['5.1.02.02.01.0047', '5.1.02.02.01.0055', '5.1.02.02.04.0036', '5.1.02.01.01.0063'],
    capital: ['5.2.02.05.02.0001'],
  },
  treasury: { contract: ['5.1.02.02.01.0039', '5.1.02.02.09.0012', '5.1.02.02.01.0047'], capital: ['5.2.02.10.02.0003'] },
  revenue: { contract: ['5.1.02.02.01.0039', '5.1.02.02.01.0047', '5.1.02.02.01.0055'], capital: ['5.2.02.10.02.0003'] },
  office: {
    steady: ['5.1.02.02.01.0029'],
    contract: ['5.1.02.02.01.0047', '5.1.02.01.01.0039', '5.1.02.02.01.0055', '5.1.02.03.03.0001'],
    capital: ['5.2.03.01.01.0001', '5.2.02.05.01.0005', '5.2.02.10.02.0003'],
  },
  district: { contract: ['5.1.02.03.03.0001', '5.1.02.02.01.0047', '5.1.02.01.01.0001'], capital: ['5.2.02.05.02.0004'] },
  hospital: {
    steady: ['5.1.02.02.01.0014'],
    contract: ['5.1.02.01.01.0037', '5.1.02.01.01.0038', '5.1.02.01.01.0056', '5.1.02.03.03.0006'],
    capital: ['5.2.02.07.01.0001', '5.2.03.01.01.0006'],
  },
  'health-centre': { steady: ['5.1.02.02.01.0014'], contract: ['5.1.02.01.01.0037', '5.1.02.03.03.0006'], capital: ['5.2.02.07.01.0001'] },
};

/** Small spending of every programme. */
export const PROGRAMME_ROUTINE_ACCOUNTS = ['5.1.02.04.01.0001', '5.1.02.01.01.0052', '5.1.02.02.01.0003', '5.1.02.02.01.0004'] as const;

/** Some account lines dwarf their neighbours: weight against 1. */
export const HEAVY_ACCOUNTS: Readonly<Record<string, number>> = {
  '5.1.02.02.02.0002': 30,
  '5.1.02.02.01.0013': 30,
  '5.1.02.02.01.0014': 14,
  '5.1.02.02.01.0068': 16,
  '5.1.02.02.01.0026': 3,
  '5.1.02.04.01.0001': 3,
  '5.1.02.01.01.0039': 2,
  '5.2.04.01.01.0003': 2,
  '5.2.02.10.01.0002': 0.5,
};

/** Spending of the treasury for the whole regency, in millions of rupiah. */
export const CENTRAL_SPENDING: readonly (readonly [sub: string, account: string, kind: SpendingKind, amount: number])[] = [
  ['5.02.02.2.04.0008', '5.4.02.05.01.0001', 'transfer', 352_400],
  ['5.02.02.2.04.0008', '5.4.02.05.02.0001', 'transfer', 4_600],
  ['5.02.02.2.04.0008', '5.4.01.01.03.0001', 'transfer', 18_900],
  ['5.02.02.2.04.0009', '5.3.01.01.01.0001', 'contingency', 18_500],
];

/** Revenue and financing by unit, in millions of rupiah; the general grant (DAU) closes the budget. */
export const RECEIPTS: readonly (readonly [unit: string, account: string, amount: number, fund: string])[] = [
  ['5.02.0.00.0.00.27.0000', '4.1.01.15.01.0001', 38_500, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.16.01.0001', 47_200, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.19.01.0001', 11_900, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.19.02.0001', 71_800, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.19.03.0001', 1_450, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.19.04.0001', 380, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.20.01.0001', 42_600, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.21.01.0001', 17_900, '1.1.01'],
  ['5.02.0.00.0.00.27.0000', '4.1.01.09.01.0001', 2_150, '1.1.01'],
  ['1.03.0.00.0.00.03.0000', '4.1.02.03.01.0001', 3_900, '1.1.01'],
  ['3.31.3.30.0.00.22.0000', '4.1.02.02.01.0003', 2_700, '1.1.01'],
  ['1.02.0.00.0.00.02.0000', '4.1.02.01.01.0001', 1_850, '1.1.01'],
  ['1.02.0.00.0.00.02.0001', '4.1.04.16.01.0001', 68_000, '1.1.04.16.01.01'],
  ['5.02.0.00.0.00.26.0000', '4.1.03.02.01.0001', 11_200, '1.1.01'],
  ['5.02.0.00.0.00.26.0000', '4.1.04.05.01.0001', 6_400, '1.1.01'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.01.01.0001', 61_300, '1.2.01.01.01.01'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.01.01.0006', 37_900, '1.2.01.01.01.01'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.01.03.0034', 41_600, '2.2.01.01.03.11'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.01.04.0001', 50_100, '2.2.01.01.04.01'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.01.04.0004', 183_700, '2.2.01.01.04.04'],
  ['5.02.0.00.0.00.26.0000', '4.2.01.05.01.0001', 226_500, '1.2.01.05'],
  ['5.02.0.00.0.00.26.0000', '4.2.02.01.01.0003', 36_400, '1.2.01.01.01.01'],
  ['5.02.0.00.0.00.26.0000', '4.2.02.01.01.0005', 44_800, '1.2.01.01.01.01'],
  ['5.02.0.00.0.00.26.0000', '6.1.01.01.04.0001', 49_500, '1.1.01'],
  ['5.02.0.00.0.00.26.0000', '6.2.02.02.01.0001', 3_000, '1.2.01.01.02.01'],
];
/** The unit and account that close the budget. */
export const BALANCING_RECEIPT = ['5.02.0.00.0.00.26.0000', '4.2.01.01.02.0001', '1.2.01.01.02.01'] as const;
