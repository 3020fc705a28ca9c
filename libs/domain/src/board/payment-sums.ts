import type { Sp2dFact } from '../facts/index.js';
import {
  ACCOUNT_ROOTS,
  type AccountRoot,
  accountRoot,
  addDays,
  dayOfYear,
  type IsoDate,
  isoDate,
  monthOf,
  type Sen,
} from '../values/index.js';
import { AccountSums } from './account-sums.js';

const COUNTED = new Set(['LS', 'GU']);

/** True when the document is expenditure on its date: LS and GU that were transferred or verified (UP and TU are advances). */
export function countsAsRealization(fact: Sp2dFact): boolean {
  return fact.counts && COUNTED.has(fact.paymentKind);
}

/** What one unit was paid by SP2D in a year: by account, by month and by day. */
export class PaymentSums {
  readonly accounts = new AccountSums();
  readonly #months: Record<AccountRoot, Sen[]> = { '4': zeros(12), '5': zeros(12), '6': zeros(12) };
  readonly #days: Record<AccountRoot, Sen[]> = { '4': zeros(366), '5': zeros(366), '6': zeros(366) };
  /** Documents known, counted or not: none means that the unit has not reported. */
  documents = 0;

  constructor(readonly year: number) {}

  add(fact: Sp2dFact, sign: 1 | -1): void {
    this.documents += sign;
    if (!countsAsRealization(fact)) return;
    const month = monthOf(fact.date) - 1;
    const day = dayOfYear(fact.date);
    for (const line of fact.lines) {
      const root = accountRoot(line.account);
      if (root === null) continue;
      const amount = sign === 1 ? line.amount : -line.amount;
      this.accounts.add(line.account, amount, sign);
      const months = this.#months[root];
      const days = this.#days[root];
      months[month] = (months[month] as Sen) + amount;
      days[day] = (days[day] as Sen) + amount;
    }
  }

  /** Total of a root; null when nothing is known, 0 when documents are known and none counts here (expenditure only). */
  total(root: AccountRoot): Sen | null {
    return this.accounts.at(root) ?? (root === '5' && this.documents > 0 ? 0n : null);
  }

  month(root: AccountRoot, month: number): Sen {
    return this.#months[root][month - 1] as Sen;
  }

  /** Sum of the days after `from` up to and including `to`, within the year. */
  between(root: AccountRoot, from: IsoDate, to: IsoDate): Sen {
    const start = from < isoDate(this.year, 1, 1) ? 0 : dayOfYear(addDays(from, 1));
    const end = to > isoDate(this.year, 12, 31) ? 365 : dayOfYear(to);
    let sum = 0n;
    for (let d = start; d <= end; d++) sum += this.#days[root][d] as Sen;
    return sum;
  }

  *nodes(): Generator<[string, Sen]> {
    for (const [account, value] of this.accounts.entries()) yield [`sp2d|${account}`, value];
    for (const root of ACCOUNT_ROOTS) {
      for (const [m, value] of this.#months[root].entries()) if (value !== 0n) yield [`sp2d-month|${root}|${m + 1}`, value];
      for (const [d, value] of this.#days[root].entries()) if (value !== 0n) yield [`sp2d-day|${root}|${d}`, value];
    }
  }
}

const zeros = (n: number): Sen[] => Array<Sen>(n).fill(0n);
