import type { SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type ExecutionFact = ProgressFact;

/**
 * Physical progress of a sub-activity (or, with null, of a whole unit) reported for the month that ends on `date`, with what stood in
 * the way. Source: monthly report RFK (`data_rfk`).
 */
export interface ProgressFact extends FactBase {
  readonly kind: 'progress';
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode | null;
  /** Hundredths of a per cent, cumulative: 0 to 10000; null = only a problem was reported. */
  readonly physical: number | null;
  readonly problem: string | null;
  readonly verifierNote: string | null;
}

export const executionFacts: FactGroup<ExecutionFact> = {
  keys: { progress: (fact) => [fact.workUnit, fact.subActivity ?? '-', fact.date].join('|') },
  sets: {},
};
