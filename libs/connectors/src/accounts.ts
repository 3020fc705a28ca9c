import { type AccountCode, accountPath, type Sen } from '@lcc/domain';

/** Level 1 to 3 of the budget's accounts: number of types per group (Permendagri 90/2019; checked on the LRA's own levels). */
const TYPES: Readonly<Record<string, number>> = {
  '4.1': 4,
  '4.2': 2,
  '4.3': 3,
  '5.1': 6,
  '5.2': 6,
  '5.3': 1,
  '5.4': 2,
  '6.1': 6,
  '6.2': 5,
};

/** True when the account's first three levels are in the chart of accounts; deeper levels change by year and are not checked. */
export function isKnownAccount(code: AccountCode): boolean {
  const [root, group, type] = accountPath(code);
  if (group === undefined) return root === '4' || root === '5' || root === '6';
  const types = TYPES[group];
  if (types === undefined) return false;
  return type === undefined || (Number(type.slice(-2)) >= 1 && Number(type.slice(-2)) <= types);
}

/** Accounts that have a descendant among the codes: their rows are checks, not data. */
export function accountsWithChildren(codes: Iterable<AccountCode>): Set<AccountCode> {
  const parents = new Set<AccountCode>();
  for (const code of codes) for (const ancestor of accountPath(code).slice(0, -1)) parents.add(ancestor);
  return parents;
}

/** The sum of each account and of all its ancestors over leaves. */
export function rollUp(leaves: Iterable<{ readonly account: AccountCode; readonly amount: Sen }>): Map<AccountCode, Sen> {
  const sums = new Map<AccountCode, Sen>();
  for (const { account, amount } of leaves) for (const code of accountPath(account)) sums.set(code, (sums.get(code) ?? 0n) + amount);
  return sums;
}

/** Rupiah for a message: `Rp1.234.567,89`, cents only when there are any. */
export function inRupiah(amount: Sen): string {
  const abs = amount < 0n ? -amount : amount;
  const whole = (abs / 100n).toString().replace(/\B(?=(\d{3})+$)/g, '.');
  const cents = abs % 100n;
  return `${amount < 0n ? '-' : ''}Rp${whole}${cents === 0n ? '' : `,${cents.toString().padStart(2, '0')}`}`;
}
