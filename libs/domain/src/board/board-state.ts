import { type Fold, type FoldClass, folds } from '../folds/index.js';
import type { IsoDate, RegionCode } from '../values/index.js';
import { type Change, Rollup } from './rollup.js';

/** All that a board is written from: the sums, and what the folds keep. Feed changes in revision order. */
export class BoardState {
  readonly rollup: Rollup;
  readonly #folds: ReadonlyMap<FoldClass<Fold>, Fold>;

  /** @param classes the folds it holds: those of every board unless told */
  constructor(region: RegionCode, year: number, asOf: IsoDate, classes: readonly FoldClass<Fold>[] = folds) {
    this.rollup = new Rollup(region, year, asOf);
    this.#folds = new Map(classes.map((each) => [each, new each(region, year, asOf)]));
  }

  get asOf(): IsoDate {
    return this.rollup.asOf;
  }

  apply(change: Change): void {
    this.rollup.apply(change);
    for (const fold of this.#folds.values()) fold.apply(change);
  }

  /** The fold of a class. Throws when this state does not hold it. */
  fold<F extends Fold>(type: FoldClass<F>): F {
    const fold = this.#folds.get(type);
    if (!(fold instanceof type)) throw new Error(`${type.name} tidak ada dalam keadaan ini`);
    return fold;
  }
}
