import type { AccountCode } from '../../values/index.js';

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
