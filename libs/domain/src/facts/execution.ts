import type { IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type ExecutionFact = ProgressFact | WorkFact | WorkProgressFact | WorkPaymentFact;

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

/** A physical work as its office lists it, with its contract. The firm is never on a board or wall. Source: activity workbook. */
export interface WorkFact extends FactBase {
  readonly kind: 'work';
  readonly workUnit: WorkUnitCode;
  /** Its number in the office's list. */
  readonly key: string;
  readonly name: string;
  readonly ceiling: Sen | null;
  readonly contractNumber: string | null;
  readonly contractDate: IsoDate | null;
  /** Value of the contract. */
  readonly amount: Sen | null;
  /** As written: `30 hari`, `90 (sembilan puluh) hari kalender`. */
  readonly duration: string | null;
  readonly vendor: string | null;
  /** Paid from the specific grant (DAK). */
  readonly dak: boolean | null;
  /** Degrees, latitude first. */
  readonly coordinate: readonly [number, number] | null;
  readonly location: string | null;
}

/** How far a work should be and is on a day, in hundredths of a per cent. */
export interface WorkProgressFact extends FactBase {
  readonly kind: 'work-progress';
  readonly workUnit: WorkUnitCode;
  readonly key: string;
  readonly target: number | null;
  readonly physical: number | null;
  readonly note: string | null;
}

/** What an office says it paid for a work on a day. It counts nowhere: payments are SP2D. */
export interface WorkPaymentFact extends FactBase {
  readonly kind: 'work-payment';
  readonly workUnit: WorkUnitCode;
  readonly key: string;
  readonly amount: Sen;
  readonly note: string | null;
}

const byDay = (fact: WorkProgressFact | WorkPaymentFact): string => [fact.workUnit, fact.key, fact.date].join('|');

export const executionFacts: FactGroup<ExecutionFact> = {
  keys: {
    progress: (fact) => [fact.workUnit, fact.subActivity ?? '-', fact.date].join('|'),
    work: (fact) => [fact.workUnit, fact.key].join('|'),
    'work-progress': byDay,
    'work-payment': byDay,
  },
  sets: {},
};
