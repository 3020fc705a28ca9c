import { LegalTable, type ProcurementKind } from '../../detectors/core/legal.js';
import type { AccountCode, IsoDate, Sen } from '../../values/index.js';

/**
 * Accounts whose payments to a vendor rest on a contract, an order or a recorded purchase: goods and services and capital spending
 * (Permendagri 90/2019), without those paid to staff or the public or by subscription. Perpres 16/2018 art. 28 counts receipts,
 * orders and agreements as forms of a contract.
 */
const CONTRACTABLE: readonly AccountCode[] = ['5.1.02', '5.2'];
const NOT_CONTRACTABLE: readonly AccountCode[] = [
  '5.1.02.02.01', // office services: fees, hired staff, electricity, water, subscriptions
  '5.1.02.02.02', // social insurance
  '5.1.02.04', // travel
  '5.1.02.05', // money and goods for the public
  '5.1.02.88', // school operations
  '5.1.02.90', // school operations
];

const within = (account: AccountCode, root: AccountCode): boolean => account === root || account.startsWith(`${root}.`);

const known = new Map<AccountCode, boolean>();

/** Whether what is spent on an account is expected to have a contract. */
export function isContractable(account: AccountCode): boolean {
  let answer = known.get(account);
  if (answer === undefined) {
    answer = CONTRACTABLE.some((root) => within(account, root)) && !NOT_CONTRACTABLE.some((root) => within(account, root));
    known.set(account, answer);
  }
  return answer;
}

/** Kinds by account, the finest root first: works and consultants need at least an order, whatever they cost. */
const KINDS: readonly (readonly [root: AccountCode, kind: ProcurementKind])[] = [
  ['5.1.02.02.08', 'konsultansi'], // consultancy for construction
  ['5.1.02.02.09', 'konsultansi'], // other consultancy
  ['5.1.02.03.03', 'konstruksi'], // upkeep of buildings
  ['5.1.02.03.04', 'konstruksi'], // upkeep of roads, nets and irrigation
  ['5.1.02.01', 'barang'],
  ['5.1.02.02', 'jasa-lainnya'],
  ['5.1.02.03', 'jasa-lainnya'],
  ['5.2.02', 'barang'],
  ['5.2.05', 'barang'],
];
const legal = new LegalTable();

/** Whether a receipt is contract enough for what is paid on some accounts (Perpres 16/2018 art. 28), by the limit in force on the day. */
export function needsReceiptOnly(accounts: readonly AccountCode[], amount: Sen, day: IsoDate): boolean {
  return accounts.every((account) => {
    const kind = KINDS.find(([root]) => within(account, root))?.[1] ?? null;
    const limit = kind === null ? null : legal.amount('batas-kuitansi', kind, day);
    return limit !== null && amount <= limit;
  });
}
