import type { Change } from '../board/rollup.js';
import type { IsoDate, RegionCode } from '../values/index.js';

/**
 * Keeps what a group of facts means, change by change, as the rollup keeps the sums: an indexed memory, pure. Facts dated after the
 * board's day come in too; views leave them out until their day (`fact.date <= state.asOf`).
 */
export interface Fold {
  /** Grows whenever something that may be shown has changed. */
  readonly version: number;
  /** Takes one change of any kind; ignores what is not its own. Changes come in revision order. */
  apply(change: Change): void;
}

/** A class of folds; one instance stands in each board. `asOf` = the board's first day, which later days move on. */
export type FoldClass<F extends Fold> = new (region: RegionCode, year: number, asOf: IsoDate) => F;
