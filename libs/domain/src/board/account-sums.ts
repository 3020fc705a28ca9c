import { type AccountCode, accountPath, type Sen } from '../values/index.js';
import { SenColumn } from './sen-column.js';

/** Sums of one measure of one unit over the account tree. An amount touches its account and that account's ancestors only. */
export class AccountSums {
  readonly #places = new Map<AccountCode, number>();
  /** Account → places from level 1 down, so that the hot path does one look-up. */
  readonly #paths = new Map<AccountCode, Int32Array>();
  readonly #values = new SenColumn();
  /** Facts below each place; a place with none has no value, which is not zero. */
  readonly #counts: number[] = [];

  add(account: AccountCode, amount: Sen, count: 1 | -1): void {
    const path = this.#paths.get(account) ?? this.#open(account);
    this.#values.add(path, amount);
    const counts = this.#counts;
    for (let i = 0; i < path.length; i++) (counts[path[i] as number] as number) += count;
  }

  /** The sum at an account, or null when no fact stands below it. */
  at(account: AccountCode): Sen | null {
    const place = this.#places.get(account);
    return place === undefined || this.#counts[place] === 0 ? null : this.#values.at(place);
  }

  /** Every account that has a value. */
  *entries(): Generator<[AccountCode, Sen]> {
    for (const [account, place] of this.#places) if (this.#counts[place] !== 0) yield [account, this.#values.at(place)];
  }

  get isEmpty(): boolean {
    return this.#counts.every((count) => count === 0);
  }

  #open(account: AccountCode): Int32Array {
    const path = Int32Array.from(accountPath(account), (code) => this.#placeOf(code));
    this.#values.grow(this.#counts.length);
    this.#paths.set(account, path);
    return path;
  }

  #placeOf(code: AccountCode): number {
    let place = this.#places.get(code);
    if (place === undefined) {
      place = this.#counts.push(0) - 1;
      this.#places.set(code, place);
    }
    return place;
  }
}
