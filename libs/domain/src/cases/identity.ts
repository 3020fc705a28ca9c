import type { BoardState } from '../board/board-state.js';
import type { Detector, Evaluation, Evidence, Subject } from '../detectors/core/detector.js';
import { PaymentFold } from '../folds/payment.fold.js';
import { textHash } from '../values/index.js';

/** Who the alert is, whatever its limits and values: detector and subject. A window, where a rule has one, is part of the subject's key. */
export function fingerprintOf(detector: Detector, subject: Subject): string {
  return textHash([[detector.id, subject.type, subject.key].join('|')]);
}

/**
 * What a finding is about, so that findings about one thing meet in one case: the sub-activity behind a payment or a purchase where there
 * is exactly one, else the subject itself.
 */
export function aboutOf(subject: Subject, evaluation: Evaluation, state: BoardState): Pick<Subject, 'type' | 'key'> {
  const { type, key } = subject;
  if (type === 'payment' || type === 'vendor-at-unit' || type === 'document') {
    const code = subActivityOf('evidence' in evaluation ? evaluation.evidence : [], state);
    if (code !== null) return { type: 'sub-activity', key: `${subject.workUnit}|${code}` };
  }
  return { type, key };
}

/** The one sub-activity that all payments of the evidence are charged to; null when there are several or none. */
function subActivityOf(evidence: readonly Evidence[], state: BoardState): string | null {
  const payments = state.fold(PaymentFold);
  const codes = new Set(
    evidence.flatMap(({ kind, key }) => (kind === 'sp2d' ? (payments.at(key)?.sp2d.lines ?? []) : [])).map((line) => line.subActivity),
  );
  const [code] = codes;
  return codes.size === 1 && code ? code : null;
}
