import type { Detector } from '../detectors/core/detector.js';
import type { AlertFact } from '../facts/index.js';
import { isUp } from './case.js';

/** Alerts whose inhibition changes: a detector may make others superfluous in its case, or on its whole unit where one of the two is about that. */
export function inhibitors(alerts: readonly AlertFact[], detectors: readonly Detector[]): AlertFact[] {
  const silences = new Map(detectors.map((detector) => [detector.id, new Set(detector.inhibits)]));
  const speaking = new Map<string | null, AlertFact[]>();
  for (const alert of alerts) {
    if (!isUp(alert) || (silences.get(alert.detector)?.size ?? 0) === 0) continue;
    const { workUnit } = alert.subject;
    speaking.set(workUnit, [...(speaking.get(workUnit) ?? []), alert]);
  }
  return alerts.flatMap((alert) => {
    const by = (speaking.get(alert.subject.workUnit) ?? []).filter(
      (other) => silences.get(other.detector)?.has(alert.detector) && other.fingerprint !== alert.fingerprint && meet(other, alert),
    );
    const inhibitedBy = by.map((other) => other.detector).sort()[0] ?? null;
    return inhibitedBy === alert.inhibitedBy ? [] : [{ ...alert, inhibitedBy }];
  });
}

const meet = (a: AlertFact, b: AlertFact): boolean => a.case === b.case || a.about.type === 'work-unit' || b.about.type === 'work-unit';
