import type { Sen, WorkUnitCode } from '../../values/index.js';

/** How many, and how much. */
export interface Sum {
  readonly count: number;
  readonly amount: Sen;
}

/** What one thing adds to a measure of its owner; it counts once. */
export interface Share {
  readonly unit: WorkUnitCode | null;
  readonly measure: string;
  readonly amount: Sen;
}

export const NO_SHARES: readonly Share[] = [];
const NOTHING: Sum = { count: 0, amount: 0n };
/** Owner of what no unit can be told of. */
export const NO_UNIT = '-';

/** Sums of measures by owner, kept as things change: what a thing added before is taken out before what it adds now comes in. */
export class Tally {
  readonly #units = new Map<string, Map<string, Sum>>();

  replace(before: readonly Share[], now: readonly Share[]): void {
    for (const share of before) this.#add(share, -1);
    for (const share of now) this.#add(share, 1);
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

  #add({ unit, measure, amount }: Share, sign: 1 | -1): void {
    const key = unit ?? NO_UNIT;
    let measures = this.#units.get(key);
    if (!measures) this.#units.set(key, (measures = new Map()));
    const known = measures.get(measure) ?? NOTHING;
    const sum = { count: known.count + sign, amount: sign === 1 ? known.amount + amount : known.amount - amount };
    if (sum.count !== 0 || sum.amount !== 0n) measures.set(measure, sum);
    else if (measures.delete(measure) && measures.size === 0) this.#units.delete(key);
  }
}
