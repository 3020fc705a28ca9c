import type { IsoDate, RegionCode, Sen } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/**
 * How the board of a regency stood on a day, as its province was told: the figures of the whole, nothing below them. `region` is the
 * province's. Null = the regency has not said it; that is never zero.
 */
export interface RegencyStandingFact extends FactBase {
  readonly kind: 'regency-standing';
  readonly regency: RegionCode;
  readonly name: string;
  readonly ceiling: Sen | null;
  readonly realization: Sen | null;
  /** Latest business date among its reports and payments; null while there are none. */
  readonly dataAsOf: IsoDate | null;
  /** The last day on which that is not too old, by the cadence of where it came from. */
  readonly currentUntil: IsoDate | null;
  /** Which state of its board this is: one of its log, and how far. */
  readonly epoch: string;
  readonly boardRevision: number;
}

export const regencyFacts: FactGroup<RegencyStandingFact> = {
  keys: { 'regency-standing': (fact) => [fact.regency, fact.date].join('|') },
  sets: {},
};
