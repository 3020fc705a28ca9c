import type { TrackedCondition } from '../alerts/condition.js';
import type { Likelihood, Severity } from '../detectors/core/severity.js';
import type { IsoDate, Sen, Slot, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/** What detectors found and what people made of it. */
export type CaseFact = AlertFact | CaseActFact | DetectorCoverageFact | RuleHoldFact;

/**
 * Where one alert stands. Its fingerprint (detector and subject) leaves limits and values out, so that another limit keeps it.
 * `date` = the day it was first seen; it stays, whatever comes after.
 */
export interface AlertFact extends FactBase {
  readonly kind: 'alert';
  readonly fingerprint: string;
  readonly detector: string;
  readonly family: string;
  readonly subject: AlertSubject;
  /** Case it is gathered in, and what that case is about. */
  readonly case: string;
  readonly about: Pick<AlertSubject, 'type' | 'key'>;
  readonly condition: TrackedCondition;
  readonly severity: Severity;
  readonly likelihood: Likelihood;
  /** Rupiah at stake, or null. */
  readonly stakeAmount: Sen | null;
  readonly value: number | null;
  readonly threshold: number | null;
  /** Sample the judgement rests on. */
  readonly sample: number;
  /** Version of the parameters it was judged with. */
  readonly parameters: string;
  /** What the sentence of the detector names. */
  readonly slots: readonly { readonly name: string; readonly slot: Slot }[];
  readonly evidence: readonly AlertEvidence[];
  /** When the latest of its evidence happened; without evidence the day it began to fire. */
  readonly occurredOn: IsoDate;
  /** Source that is down, so that nothing was judged; null when it was. */
  readonly heldBy: string | null;
  /** Detector that makes it superfluous, or null. */
  readonly inhibitedBy: string | null;
  /** Day on which the alarm budget let it out to people; null while it waits. */
  readonly raisedOn: IsoDate | null;
  /** Found in what had happened before anything was judged here. */
  readonly backlog?: true;
}

/** What was judged: its kind, its key within the detector, and whose it is. */
export interface AlertSubject {
  readonly type: string;
  readonly key: string;
  readonly workUnit: WorkUnitCode | null;
}

/** A row that an alert rests on; `kind` and `key` find the fact, and so its file and row. */
export interface AlertEvidence {
  readonly kind: string;
  readonly key: string;
  readonly date: IsoDate;
  readonly label: string;
  readonly amount: Sen | null;
}

/** How a case ended. */
export type CaseOutcome = 'clarified' | 'corrected' | 'handed-over' | 'false-alarm';

/** What one person did with a case. Notes are for people with a right to cases, never for screens. */
export interface CaseActFact extends FactBase {
  readonly kind: 'case-act';
  readonly case: string;
  /** Instant, UTC. */
  readonly at: string;
  readonly act: 'take' | 'ask' | 'answer' | 'note' | 'close' | 'reopen';
  /** Public id of the account. */
  readonly by: string;
  /** Who takes care, from a `take` on; as it is shown in the console. */
  readonly owner: string | null;
  /** Day until which something is promised, by the owner (`take`) or asked of the unit (`ask`). */
  readonly promisedOn: IsoDate | null;
  readonly note: string;
  readonly outcome: CaseOutcome | null;
  /** Of a `close`: the alerts it answers, as they stood. */
  readonly covers: readonly CoveredAlert[];
}

export interface CoveredAlert {
  readonly fingerprint: string;
  readonly evidence: string;
  readonly stakeAmount: Sen | null;
}

/** How much of what one detector looks at it could judge in its last full round, on `date`. */
export interface DetectorCoverageFact extends FactBase {
  readonly kind: 'detector-coverage';
  readonly detector: string;
  readonly risk: number;
  readonly notRisk: number;
  readonly conditionsNotMet: number;
  readonly impossible: number;
  /** Day on which the detector first judged here; not told by versions that did not ask. */
  readonly since?: IsoDate;
}

/**
 * A version of a rule that began a storm of alerts on `date`: none of them is let out until somebody releases it, or another version takes
 * its place.
 */
export interface RuleHoldFact extends FactBase {
  readonly kind: 'rule-hold';
  /** Id of the detector, and number of the version. */
  readonly rule: string;
  readonly number: number;
  /** Alerts that wait. */
  readonly count: number;
  /** Public id of the account that released it, and when; null while it is held. */
  readonly releasedBy: string | null;
  readonly releasedOn: IsoDate | null;
}

export const caseFacts: FactGroup<CaseFact> = {
  keys: {
    alert: (fact) => fact.fingerprint,
    'case-act': (fact) => [fact.case, fact.at, fact.by, fact.act].join('|'),
    'detector-coverage': (fact) => fact.detector,
    'rule-hold': (fact) => [fact.rule, fact.number].join('|'),
  },
  sets: {},
};
