import { onlyId, singleWinner } from './bids.js';
import type { Release } from './release.js';

/** How far the second price is above the winning one, as a share of the winning one. */
export interface PriceGap {
  readonly ratio: number;
  readonly winner: string;
  readonly runnerUp: string;
}

/**
 * Which processes and bids may be compared by price. One per file: without a configured currency the first one met is the main one for
 * all rules that ask.
 */
export class Prices {
  constructor(
    private readonly include: ReadonlySet<string>,
    private readonly exclude: ReadonlySet<string>,
    private currency: string | null,
  ) {}

  /** An include list wins over an exclude list; a process that does not say its method passes only an exclude list. */
  mayCompare({ tender: { methodDetails } }: Release): boolean {
    if (methodDetails === null) return this.include.size === 0;
    return this.include.size > 0 ? this.include.has(methodDetails) : !this.exclude.has(methodDetails);
  }

  isMain(currency: string): boolean {
    this.currency ??= currency;
    return currency === this.currency;
  }

  /** Null where there is no single winner, no second price, or the lowest price did not win: then price was not what decided. */
  gap(release: Release): PriceGap | null {
    const winner = this.mayCompare(release) ? singleWinner(release) : null;
    if (winner === null) return null;
    let won: number | null = null;
    let second: { id: string; amount: number } | null = null;
    for (const { status, price, tenderers } of release.bids ?? []) {
      const id = onlyId(tenderers);
      if (status !== 'valid' || !price || id === null || !this.isMain(price.currency)) continue;
      if (id === winner) won = won === null ? price.amount : Math.min(won, price.amount);
      else if (second === null || price.amount < second.amount) second = { id, amount: price.amount };
    }
    if (won === null || second === null || second.amount < won) return null;
    return { ratio: (second.amount - won) / won, winner, runnerUp: second.id };
  }
}
