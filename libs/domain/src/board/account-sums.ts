import { type AccountCode, accountPath, type Sen } from '../values/index.js';
import { SenColumn } from './sen-column.js';

/** Every account that was ever added, by place. Units share the chart of accounts, so its tree is worked out once for all of them. */
const accounts: AccountCode[] = [];
const placeByAccount = new Map<AccountCode, number>();
/** Account → places of itself and its ancestors, from level 1 down. */
const paths = new Map<AccountCode, Int32Array>();

function placeOf(account: AccountCode): number {
  let place = placeByAccount.get(account);
  if (place === undefined) placeByAccount.set(account, (place = accounts.push(account) - 1));
  return place;
}

function pathOf(account: AccountCode): Int32Array {
  let path = paths.get(account);
  if (!path) paths.set(account, (path = Int32Array.from(accountPath(account), placeOf)));
  return path;
}

/** Sums of one measure of one unit over the account tree. An amount touches its account and that account's ancestors only. */
export class AccountSums {
  readonly #values = new SenColumn();
  /** Facts below each place; a place with none has no value, which is not zero. */
  #counts = new Int32Array();
  #facts = 0;

  add(account: AccountCode, amount: Sen, count: 1 | -1): void {
    const path = pathOf(account);
    // Ancestors have their places before their descendants: the last place is the highest.
    if ((path[path.length - 1] as number) >= this.#counts.length) this.#grow();
    this.#facts += count;
    this.#values.add(path, amount);
    const counts = this.#counts;
    for (let i = 0; i < path.length; i++) {
      const place = path[i] as number;
      counts[place] = (counts[place] as number) + count;
    }
  }

  /** The sum at an account, or null when no fact stands below it. */
  at(account: AccountCode): Sen | null {
    const place = placeByAccount.get(account);
    return place !== undefined && this.#has(place) ? this.#values.at(place) : null;
  }

  /** Every account that has a value. */
  *entries(): Generator<[AccountCode, Sen]> {
    for (let place = 0; place < this.#counts.length; place++)
      if (this.#has(place)) yield [accounts[place] as AccountCode, this.#values.at(place)];
  }

  get isEmpty(): boolean {
    return this.#facts === 0;
  }

  #has(place: number): boolean {
    return (this.#counts[place] ?? 0) !== 0;
  }

  /** Room for every account known now, and as much as half again for those to come. */
  #grow(): void {
    const larger = new Int32Array(Math.ceil(accounts.length * 1.5));
    larger.set(this.#counts);
    this.#counts = larger;
    this.#values.grow(larger.length);
  }
}
