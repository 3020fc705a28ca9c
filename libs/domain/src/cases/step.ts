import { type ConditionRule, type Reading, type TrackedCondition, track } from '../alerts/condition.js';
import type { Detector, Evaluation, Subject } from '../detectors/core/detector.js';
import type { Setting } from '../detectors/core/setting.js';
import type { IsoDate } from '../values/index.js';
import { quietDaysUntil, rememberQuiet } from './quiet-days.js';

/** The states that an alert of a detector goes through with a setting. */
export const conditionRule = ({ kind }: Pick<Detector, 'kind'>, { holdDays, clearDays }: Setting): ConditionRule =>
  kind === 'level' ? { kind, holdDays, clearDays } : { kind: 'event', holdDays: 1, clearDays: 1 };

/** What an evaluation means for the alert: a unit that the rule excepts is fine, a source that is down holds everything. */
export function verdictOf(
  evaluation: { readonly outcome: Evaluation['outcome']; readonly isBetween?: boolean },
  subject: Subject,
  setting: Setting,
  isDown: boolean,
): Reading['verdict'] {
  if (subject.workUnit !== null && setting.except.has(subject.workUnit)) return 'off';
  if (isDown) return 'held';
  if (evaluation.outcome === 'RISK') return 'on';
  if (evaluation.outcome === 'NOT_RISK') return evaluation.isBetween ? 'between' : 'off';
  return 'held';
}

/**
 * The alert after one evaluation; in earnest and on trial the same step. Null while there is nothing to remember. A level rule stands still on
 * a day that is known to be free.
 */
export function stepAlert(
  known: TrackedCondition | null,
  reading: Reading,
  rule: ConditionRule,
  isWorkingDay: boolean | null,
): TrackedCondition | null {
  if (known === null && reading.verdict !== 'on') return null;
  if (rule.kind === 'level' && isWorkingDay === false) return known;
  return track(known && remembered(known, reading.day), reading, rule);
}

const remembered = (known: TrackedCondition, day: IsoDate): TrackedCondition => rememberQuiet(known, quietDaysUntil(known, day));
