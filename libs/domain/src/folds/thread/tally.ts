import type { Sen, WorkUnitCode } from '../../values/index.js';

/** How many, and how much. */
export interface Sum {
  readonly count: number;
  readonly amount: Sen;
}

/** What one thing adds to measures of its owner: an amount to each of them, and one to their counts. */
export interface Share {
  readonly unit: WorkUnitCode | null;
  readonly measures: readonly string[];
  readonly amount: Sen;
}

const lists = new Map<string, readonly string[]>();

/** A share of the measures that apply; lists of measures are few, and each is kept once. */
export function shareOf(unit: WorkUnitCode | null, amount: Sen, measures: readonly (string | false)[]): Share[] {
  const applying = measures.filter((measure) => measure !== false);
  if (applying.length === 0) return [];
  const key = applying.join('|');
  let list = lists.get(key);
  if (!list) lists.set(key, (list = applying));
  return [{ unit, measures: list, amount }];
}

/** What a thing adds, as it is kept: one share as it is, others in a list. */
export type Shares = Share | readonly Share[];
const isList = (shares: Shares): shares is readonly Share[] => Array.isArray(shares);
export const sharesIn = (shares: Shares): readonly Share[] => (isList(shares) ? shares : [shares]);

/** In little room: shares of one owner and amount become one, since agreed, handed over and paid are mostly the same sum. */
export function keptShares(shares: readonly Share[]): Shares {
  const kept: Share[] = [];
  for (const share of shares) {
    const at = kept.findIndex(({ unit, amount }) => unit === share.unit && amount === share.amount);
    const same = kept[at];
    if (same) kept.splice(at, 1, ...shareOf(share.unit, same.amount, [...same.measures, ...share.measures]));
    else kept.push(share);
  }
  const [only, other] = kept;
  return only === undefined ? NO_SHARES : other === undefined ? only : kept.slice();
}

export const NO_SHARES: readonly Share[] = [];
const NOTHING: Sum = { count: 0, amount: 0n };
/** Owner of what no unit can be told of. */
export const NO_UNIT = '-';

/** Sums of measures by owner, kept as things change: what a thing added before is taken out before what it adds now comes in. */
export class Tally {
  readonly #units = new Map<string, Map<string, Sum>>();

  replace(before: Shares, now: Shares): void {
    for (const share of sharesIn(before)) this.#add(share, -1);
    for (const share of sharesIn(now)) this.#add(share, 1);
  }

  /** Zero for a measure that nothing adds to. */
  of(unit: WorkUnitCode | null, measure: string): Sum {
    return this.#units.get(unit ?? NO_UNIT)?.get(measure) ?? NOTHING;
  }

  /** Over all units. */
  total(measure: string): Sum {
    let count = 0;
    let amount = 0n;
    for (const measures of this.#units.values()) {
      const sum = measures.get(measure);
      if (sum) {
        count += sum.count;
        amount += sum.amount;
      }
    }
    return { count, amount };
  }

  /** Every unit that owns something, {@link NO_UNIT} for none. */
  units(): string[] {
    return [...this.#units.keys()].sort();
  }

  /** Measures of a unit that are not zero. */
  measures(unit: string): ReadonlyMap<string, Sum> {
    return this.#units.get(unit) ?? new Map();
  }

  #add({ unit, measures, amount }: Share, sign: 1 | -1): void {
    const key = unit ?? NO_UNIT;
    let sums = this.#units.get(key);
    if (!sums) this.#units.set(key, (sums = new Map()));
    for (const measure of measures) {
      const known = sums.get(measure) ?? NOTHING;
      const sum = { count: known.count + sign, amount: sign === 1 ? known.amount + amount : known.amount - amount };
      if (sum.count !== 0 || sum.amount !== 0n) sums.set(measure, sum);
      else sums.delete(measure);
    }
    if (sums.size === 0) this.#units.delete(key);
  }
}
