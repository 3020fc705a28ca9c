import { countsAsRealization } from '../../board/payment-sums.js';
import type { Sp2dFact } from '../../facts/index.js';
import type { IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import { isContractable } from './contractable.js';
import { documentNumbersIn } from './document-numbers.js';
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

/** Very many payments in columns: a payment costs its number and some twenty bytes. Rows are used again when a payment goes. */
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
  /** What the row adds to the measures now; 0 = nothing. The meaning is the caller's. */
  #state = new Uint8Array(1024);
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
    const row = this.#free.pop() ?? this.#numbers.length;
    this.#grow(row);
    const subs = [...new Set(lines.flatMap((line) => line.subActivity ?? []))].sort();
    const named = documentNumbersIn(fact.description);
    this.#rows.set(fact.number, row);
    this.#numbers[row] = fact.number;
    this.#amounts[row] = lines.reduce<Sen>((sum, line) => sum + line.amount, 0n);
    this.#unit[row] = this.#units.place(fact.workUnit, fact.workUnit);
    this.#date[row] = this.#dates.place(fact.date, fact.date);
    this.#sub[row] = this.#subs.place(this.texts.list(subs), subs.join('|'));
    this.#state[row] = 0;
    if (named.length > 0) this.#named.set(row, named);
    this.#byAmount.delete(this.units.skpd(fact.workUnit));
    return true;
  }

  delete(number: string): void {
    const row = this.#rows.get(number);
    if (row === undefined) return;
    this.#byAmount.delete(this.units.skpd(this.#units.values[this.#unit[row] as number] as WorkUnitCode));
    this.#rows.delete(number);
    this.#named.delete(row);
    this.#numbers[row] = '';
    this.#free.push(row);
  }

  get(number: string): Payment | undefined {
    const row = this.#rows.get(number);
    if (row === undefined) return undefined;
    return {
      number: this.#numbers[row] as string,
      unit: this.#units.values[this.#unit[row] as number] as WorkUnitCode,
      date: this.#dates.values[this.#date[row] as number] as IsoDate,
      amount: this.#amounts[row] as Sen,
      subActivities: this.#subs.values[this.#sub[row] as number] ?? NONE,
      named: this.#named.get(row) ?? NONE,
    };
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
    return this.#numbers.filter((number, row) => number !== '' && subs.has(this.#sub[row] as number));
  }

  numbers(): IterableIterator<string> {
    return this.#rows.keys();
  }

  #amountsOf(skpd: WorkUnitCode): Map<Sen, number[]> {
    const own = new Set(this.#units.values.flatMap((unit, place) => (this.units.skpd(unit) === skpd ? [place] : [])));
    const amounts = new Map<Sen, number[]>();
    for (let row = 0; row < this.#numbers.length; row++) {
      if (this.#numbers[row] === '' || !own.has(this.#unit[row] as number)) continue;
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
    const state = new Uint8Array(size);
    state.set(this.#state);
    this.#state = state;
  }
}

const expectsContract = (fact: Sp2dFact): boolean => fact.paymentKind === 'LS' && countsAsRealization(fact);
