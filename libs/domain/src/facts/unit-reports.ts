import type { IsoDate, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type UnitReportingFact = UnitReportFact | UnitReportVerdictFact;

/** Why a unit is behind its plan, as units say it in monthly evaluations of budget absorption (TEPRA). */
export const delayReasons = ['pengadaan', 'lahan', 'dokumen', 'penyedia', 'cuaca', 'kas', 'pergeseran', 'personel', 'lain'] as const;
export type DelayReason = (typeof delayReasons)[number];

/**
 * What a unit says of the month that ends on `date` beside its physical progress (a `progress` fact of the whole unit): why it is behind,
 * what will be done by when, and which office answers for it. Who sits in that office, and their telephone, is no fact: people change.
 */
export interface UnitReportFact extends FactBase {
  readonly kind: 'unit-report';
  readonly workUnit: WorkUnitCode;
  /** Null = not behind. */
  readonly reason: DelayReason | null;
  readonly explanation: string | null;
  /** The office that answers: Kepala Bidang Bina Marga. */
  readonly owner: string;
  /** The day by which it promises to be back on plan. */
  readonly promise: IsoDate | null;
  /** 1 with the first sending, and one more with each that follows. */
  readonly version: number;
}

/** What a verifier found of one version of a unit's report. */
export interface UnitReportVerdictFact extends FactBase {
  readonly kind: 'unit-report-verdict';
  readonly workUnit: WorkUnitCode;
  readonly version: number;
  readonly outcome: 'verified' | 'returned';
  readonly note: string | null;
}

const byMonth = (fact: UnitReportingFact): string => [fact.workUnit, fact.date].join('|');

export const unitReportFacts: FactGroup<UnitReportingFact> = {
  keys: { 'unit-report': byMonth, 'unit-report-verdict': byMonth },
  sets: {},
};
