import { countsAsRealization } from '../../board/payment-sums.js';
import type { Sp2dFact } from '../../facts/index.js';
import type { IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import { isContractable, needsReceiptOnly } from './contractable.js';
import { documentNumbersIn } from './document-numbers.js';
import type { PaymentLink } from './payment-link.js';
import type { Texts } from './texts.js';
import type { Units } from './units.js';

/** A payment for which a contract is to be expected: LS on goods, services or capital. */
export interface Payment {
  readonly number: string;
  readonly unit: WorkUnitCode;
  readonly date: IsoDate;
  /** The part on accounts that rest on contracts. */
  readonly amount: Sen;
  readonly subActivities: readonly SubActivityCode[];
  /** Numbers of documents in its description, as written. */
  readonly named: readonly string[];
  /** It is small enough to rest on a receipt. */
  readonly receiptOnly: boolean;
}

/** What the SP2D itself says of who was paid, and on what paper. */
export interface Party {
  readonly contract: string | null;
  readonly spm: string | null;
  readonly vendor: string | null;
}

/** Few different values, each kept once and known by its place. */
class Kept<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  place(value: T, key: string): number {
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, (place = this.values.push(value) - 1));
    return place;
  }
}

const NONE: readonly never[] = [];
/** In the column of units: of this document only its party is known, or no contract is to be expected for it. */
const NO_PAYMENT = -1;

/** Very many payments in columns: a payment costs its number and some fifty bytes. Rows are used again when a payment goes. */
export class PaymentTable {
  readonly #rows = new Map<string, number>();
  readonly #numbers: string[] = [];
  readonly #amounts: Sen[] = [];
  readonly #named = new Map<number, readonly string[]>();
  readonly #units = new Kept<WorkUnitCode>();
  readonly #dates = new Kept<IsoDate>();
  readonly #subs = new Kept<readonly SubActivityCode[]>();
  #unit = new Int32Array(1024);
  #date = new Int32Array(1024);
  #sub = new Int32Array(1024);
  #receipt = new Uint8Array(1024);
  /** What the row adds to the measures now; 0 = nothing. The meaning is the caller's. */
  #state = new Uint8Array(1024);
  readonly #links: (PaymentLink | undefined)[] = [];
  readonly #contracts: (string | null)[] = [];
  readonly #spms: (string | null)[] = [];
  /** Undefined = nothing is known of the party. */
  readonly #vendors: (string | null | undefined)[] = [];
  readonly #free: number[] = [];
  /** Rows by Skpd and amount, made when asked for and dropped when rows change. */
  #byAmount = new Map<WorkUnitCode, Map<Sen, number[]>>();

  constructor(
    private readonly units: Units,
    private readonly texts: Texts,
  ) {}

  /** Adds the payment of a document; false when no contract is to be expected for it. */
  add(fact: Sp2dFact): boolean {
    const lines = expectsContract(fact) ? fact.lines.filter((line) => isContractable(line.account)) : [];
    if (lines.length === 0) return false;
    const row = this.#row(fact.number);
    const subs = [...new Set(lines.flatMap((line) => line.subActivity ?? []))].sort();
    const named = documentNumbersIn(fact.description);
    const amount = lines.reduce<Sen>((sum, line) => sum + line.amount, 0n);
    this.#amounts[row] = amount;
    this.#receipt[row] = Number(
      needsReceiptOnly(
        lines.map((line) => line.account),
        amount,
        fact.date,
      ),
    );
    this.#unit[row] = this.#units.place(fact.workUnit, fact.workUnit);
    this.#date[row] = this.#dates.place(fact.date, fact.date);
    this.#sub[row] = this.#subs.place(this.texts.list(subs), subs.join('|'));
    this.#state[row] = 0;
    if (named.length > 0) this.#named.set(row, named);
    this.#byAmount.delete(this.units.skpd(fact.workUnit));
    return true;
  }

  delete(number: string): void {
    const row = this.#paidRow(number);
    if (row === undefined) return;
    this.#byAmount.delete(this.units.skpd(this.#units.values[this.#unit[row] as number] as WorkUnitCode));
    this.#named.delete(row);
    this.#unit[row] = NO_PAYMENT;
    this.#links[row] = undefined;
    this.#freeEmpty(number, row);
  }

  get(number: string): Payment | undefined {
    const row = this.#paidRow(number);
    if (row === undefined) return undefined;
    return {
      number: this.#numbers[row] as string,
      unit: this.#units.values[this.#unit[row] as number] as WorkUnitCode,
      date: this.#dates.values[this.#date[row] as number] as IsoDate,
      amount: this.#amounts[row] as Sen,
      subActivities: this.#subs.values[this.#sub[row] as number] ?? NONE,
      named: this.#named.get(row) ?? NONE,
      receiptOnly: this.#receipt[row] === 1,
    };
  }

  /** Of any SP2D, also one for which no contract is to be expected. */
  setParty(number: string, party: Party | null): void {
    const row = this.#row(number);
    this.#contracts[row] = party?.contract ?? null;
    this.#spms[row] = party?.spm ?? null;
    this.#vendors[row] = party?.vendor;
    if (party === null) this.#freeEmpty(number, row);
  }

  party(number: string): Party | undefined {
    const row = this.#rows.get(number);
    const vendor = row === undefined ? undefined : this.#vendors[row];
    if (row === undefined || vendor === undefined) return undefined;
    return { contract: this.#contracts[row] ?? null, spm: this.#spms[row] ?? null, vendor };
  }

  /** The number as the table keeps it: equal texts of other facts need not be kept beside it. */
  kept(number: string): string {
    const row = this.#rows.get(number);
    return row === undefined ? number : (this.#numbers[row] as string);
  }

  /** What the payment is joined to; undefined = nothing to say. */
  link(number: string): PaymentLink | undefined {
    const row = this.#rows.get(number);
    return row === undefined ? undefined : this.#links[row];
  }

  setLink(number: string, link: PaymentLink | undefined): void {
    const row = this.#paidRow(number);
    if (row !== undefined) this.#links[row] = link;
  }

  state(number: string): number {
    const row = this.#rows.get(number);
    return row === undefined ? 0 : (this.#state[row] as number);
  }

  setState(number: string, state: number): void {
    const row = this.#rows.get(number);
    if (row !== undefined) this.#state[row] = state;
  }

  /** Numbers of an Skpd's payments of an amount. */
  ofAmount(skpd: WorkUnitCode, amount: Sen): string[] {
    let amounts = this.#byAmount.get(skpd);
    if (!amounts) this.#byAmount.set(skpd, (amounts = this.#amountsOf(skpd)));
    return (amounts.get(amount) ?? NONE).map((row) => this.#numbers[row] as string);
  }

  /** Memory of {@link ofAmount} is given back. */
  forget(): void {
    this.#byAmount = new Map();
  }

  /** Numbers of the payments that name a sub-activity. */
  ofSubActivity(code: SubActivityCode): string[] {
    const subs = new Set(this.#subs.values.flatMap((codes, place) => (codes.includes(code) ? [place] : [])));
    return this.#numbers.filter((_, row) => this.#isPaid(row) && subs.has(this.#sub[row] as number));
  }

  *numbers(): Generator<string> {
    for (const [number, row] of this.#rows) if (this.#isPaid(row)) yield number;
  }

  #isPaid(row: number): boolean {
    return this.#numbers[row] !== '' && this.#unit[row] !== NO_PAYMENT;
  }

  #paidRow(number: string): number | undefined {
    const row = this.#rows.get(number);
    return row !== undefined && this.#isPaid(row) ? row : undefined;
  }

  /** The row of a document, a new one without a payment when it has none. */
  #row(number: string): number {
    const known = this.#rows.get(number);
    if (known !== undefined) return known;
    const row = this.#free.pop() ?? this.#numbers.length;
    this.#grow(row);
    this.#rows.set(number, row);
    this.#numbers[row] = number;
    this.#unit[row] = NO_PAYMENT;
    this.#contracts[row] = this.#spms[row] = null;
    this.#vendors[row] = this.#links[row] = undefined;
    return row;
  }

  #freeEmpty(number: string, row: number): void {
    if (this.#isPaid(row) || this.#vendors[row] !== undefined) return;
    this.#rows.delete(number);
    this.#numbers[row] = '';
    this.#free.push(row);
  }

  #amountsOf(skpd: WorkUnitCode): Map<Sen, number[]> {
    const own = new Set(this.#units.values.flatMap((unit, place) => (this.units.skpd(unit) === skpd ? [place] : [])));
    const amounts = new Map<Sen, number[]>();
    for (let row = 0; row < this.#numbers.length; row++) {
      if (!this.#isPaid(row) || !own.has(this.#unit[row] as number)) continue;
      const amount = this.#amounts[row] as Sen;
      const known = amounts.get(amount);
      if (known) known.push(row);
      else amounts.set(amount, [row]);
    }
    return amounts;
  }

  #grow(row: number): void {
    if (row < this.#unit.length) return;
    const size = row * 2;
    const larger = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(size);
      grown.set(column);
      return grown;
    };
    this.#unit = larger(this.#unit);
    this.#date = larger(this.#date);
    this.#sub = larger(this.#sub);
    const longer = (column: Uint8Array): Uint8Array<ArrayBuffer> => {
      const grown = new Uint8Array(size);
      grown.set(column);
      return grown;
    };
    this.#state = longer(this.#state);
    this.#receipt = longer(this.#receipt);
  }
}

const expectsContract = (fact: Sp2dFact): boolean => fact.paymentKind === 'LS' && countsAsRealization(fact);
