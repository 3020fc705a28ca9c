import type { AccountCode, Sen, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/**
 * What a unit realized month by month in an earlier fiscal year, on one group of accounts: the history that this year's pace is measured
 * against. `year` is the fiscal year it serves, `date` the last day of `pastYear`. Told by the earlier year's own channel, or by a file.
 */
export interface PastRealizationFact extends FactBase {
  readonly kind: 'past-realization';
  readonly pastYear: number;
  readonly workUnit: WorkUnitCode;
  /** Groups of one unit and year do not overlap. */
  readonly account: AccountCode;
  /** The ceiling at the end of that year. */
  readonly budget: Sen;
  /** Twelve amounts, January first. */
  readonly months: readonly Sen[];
}

export const pastRealizationFacts: FactGroup<PastRealizationFact> = {
  keys: { 'past-realization': (fact) => [fact.pastYear, fact.workUnit, fact.account].join('|') },
  sets: {},
};
