import type { Change } from '../board/rollup.js';
import type { FactKind } from '../facts/index.js';
import type { IsoDate, RegionCode } from '../values/index.js';

/**
 * Keeps what a group of facts means, change by change, as the rollup keeps the sums: an indexed memory, pure. Facts dated after the
 * board's day come in too; views leave them out until their day (`fact.date <= state.asOf`).
 */
export interface Fold {
  /** Grows whenever something that may be shown has changed. */
  readonly version: number;
  /** Takes one change of its kinds. Changes come in revision order. */
  apply(change: Change): void;
}

/** A class of folds; one instance stands in each board. */
export interface FoldClass<F extends Fold> {
  /** `asOf` = the board's first day, which later days move on. */
  new (region: RegionCode, year: number, asOf: IsoDate): F;
  /** The kinds of facts it is told of. A restarted board reads them again from the beginning of the log. */
  readonly kinds: readonly FactKind[];
}

/** Kinds that come by the hundred thousand. */
const BULK: ReadonlySet<FactKind> = new Set<FactKind>(['budget-line', 'sp2d', 'sp2d-party']);

/** Whether a fold is told of so much that a restarted board does not wait for it. */
export const isBulky = ({ kinds }: Pick<FoldClass<Fold>, 'kinds'>): boolean => kinds.some((kind) => BULK.has(kind));
