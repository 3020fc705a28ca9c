import type { IsoDate, RegionCode } from '../values/index.js';

/**
 * A fact is one thing that was decided, that happened, or that was reported. Facts are append-only; a correction is a new
 * fact with the same natural key. `date` is the business date: a board as of D holds the facts dated up to D.
 */
export interface FactBase {
  readonly region: RegionCode;
  /** Fiscal year. */
  readonly year: number;
  readonly date: IsoDate;
}

export type PaymentKind = 'LS' | 'UP' | 'GU' | 'TU';
