import type { RevenueReceiptFact, Sp2dFact } from '../facts/index.js';
import { ACCOUNT_ROOTS, type AccountRoot, accountRoot, dayOfYear, type IsoDate, isoDate, monthOf, type Sen } from '../values/index.js';
import { type SavedColumn, SenColumn } from './sen-column.js';
import { ACCOUNT_TREE, FineSums, type PlacesNow, type SavedFine, type SavedTree, TreeSums } from './tree-sums.js';

const COUNTED = new Set(['LS', 'GU']);

/** True when the document is expenditure on its date: LS and GU that were transferred or verified (UP and TU are advances). */
export function countsAsRealization(fact: Sp2dFact): boolean {
  return fact.counts && COUNTED.has(fact.paymentKind);
}

const MONTHS = 12;
const DAYS = 366;

/** Date → its month and its day in a calendar column. The same for every unit, and a year has few dates, so each is worked out once. */
const calendarPlaces = new Map<IsoDate, Int32Array>();

function placesOf(date: IsoDate): Int32Array {
  let places = calendarPlaces.get(date);
  if (!places) calendarPlaces.set(date, (places = Int32Array.of(monthOf(date) - 1, MONTHS + dayOfYear(date))));
  return places;
}

/** Twelve months, then the days of the year from 1 January. */
const calendar = (): SenColumn => new SenColumn(MONTHS + DAYS);

export interface SavedPayments {
  readonly documents: number;
  readonly accounts: SavedTree;
  readonly fine: SavedFine;
  readonly calendars: Readonly<Record<AccountRoot, SavedColumn>>;
}

/** What one unit was paid by SP2D, and what it received as revenue, in a year: by account, by month and by day. */
export class PaymentSums {
  accounts = new TreeSums(ACCOUNT_TREE);
  fine = new FineSums();
  #calendars: Record<AccountRoot, SenColumn> = { '4': calendar(), '5': calendar(), '6': calendar() };
  /** Sums from 1 January to each day, made when asked for and dropped when a payment changes them. */
  #untilDay: Partial<Record<AccountRoot, Sen[]>> = {};
  readonly #firstDay: IsoDate;
  readonly #lastDay: IsoDate;
  /** Documents known, counted or not: none means that the unit has not reported. */
  documents = 0;

  constructor(readonly year: number) {
    this.#firstDay = isoDate(year, 1, 1);
    this.#lastDay = isoDate(year, 12, 31);
  }

  add(fact: Sp2dFact, sign: 1 | -1): void {
    this.documents += sign;
    if (!countsAsRealization(fact)) return;
    const places = placesOf(this.#withinYear(fact.date));
    this.#untilDay = {};
    for (const line of fact.lines) {
      const root = accountRoot(line.account);
      if (root === null) continue;
      const amount = sign === 1 ? line.amount : -line.amount;
      this.accounts.add(line.account, amount, sign);
      this.fine.add(root, line.subActivity, line.fundingSource, amount, sign);
      this.#calendars[root].add(places, amount);
    }
  }

  /** A receipt of revenue counts on its date, without sub-activity or fund. */
  addReceipt(fact: RevenueReceiptFact, sign: 1 | -1): void {
    if (!fact.counts) return;
    const amount = sign === 1 ? fact.amount : -fact.amount;
    this.#untilDay = {};
    this.accounts.add(fact.account, amount, sign);
    this.#calendars['4'].add(placesOf(this.#withinYear(fact.date)), amount);
  }

  /** The same sums; what is added to either of the two later is not in the other. */
  copy(): PaymentSums {
    const copy = new PaymentSums(this.year);
    copy.documents = this.documents;
    copy.accounts = this.accounts.copy();
    copy.fine = this.fine.copy();
    const calendars = this.#calendars;
    copy.#calendars = { '4': calendars['4'].copy(), '5': calendars['5'].copy(), '6': calendars['6'].copy() };
    copy.#untilDay = { ...this.#untilDay };
    return copy;
  }

  save(): SavedPayments {
    const [revenue, spending, financing] = [this.#calendars['4'], this.#calendars['5'], this.#calendars['6']];
    return {
      documents: this.documents,
      accounts: this.accounts.save(),
      fine: this.fine.save(),
      calendars: { '4': revenue.save(), '5': spending.save(), '6': financing.save() },
    };
  }

  restore({ documents, accounts, fine, calendars }: SavedPayments, now: PlacesNow): void {
    this.documents = documents;
    this.accounts.restore(accounts, now.account);
    this.fine.restore(fine, now);
    for (const root of ACCOUNT_ROOTS) this.#calendars[root].restore(calendars[root]);
  }

  /** Total of a root; null when nothing is known, 0 when documents are known and none counts here (expenditure only). */
  total(root: AccountRoot): Sen | null {
    return this.accounts.at(root) ?? (root === '5' && this.documents > 0 ? 0n : null);
  }

  month(root: AccountRoot, month: number): Sen {
    return this.#calendars[root].at(month - 1);
  }

  /** Sum of the days after `from` up to and including `to`, within the year. */
  between(root: AccountRoot, from: IsoDate, to: IsoDate): Sen {
    return this.#until(root, to) - this.#until(root, from);
  }

  *nodes(): Generator<[string, Sen]> {
    for (const [account, value] of this.accounts.entries()) yield [`sp2d|${account}`, value];
    for (const root of ACCOUNT_ROOTS) {
      for (let m = 1; m <= MONTHS; m++) if (this.month(root, m) !== 0n) yield [`sp2d-month|${root}|${m}`, this.month(root, m)];
      for (let d = 0; d < DAYS; d++) {
        const value = this.#calendars[root].at(MONTHS + d);
        if (value !== 0n) yield [`sp2d-day|${root}|${d}`, value];
      }
    }
  }

  /** As {@link withinYear}, on the way of every fact. */
  #withinYear(date: IsoDate): IsoDate {
    return date < this.#firstDay ? this.#firstDay : date > this.#lastDay ? this.#lastDay : date;
  }

  /** Sum of the days up to and including a date, which may lie outside the year. */
  #until(root: AccountRoot, date: IsoDate): Sen {
    if (date < this.#firstDay) return 0n;
    const day = date > this.#lastDay ? DAYS - 1 : (placesOf(date)[1] as number) - MONTHS;
    return (this.#untilDay[root] ??= this.#runningSums(root))[day] as Sen;
  }

  #runningSums(root: AccountRoot): Sen[] {
    let sum = 0n;
    return Array.from({ length: DAYS }, (_, day) => (sum += this.#calendars[root].at(MONTHS + day)));
  }
}
