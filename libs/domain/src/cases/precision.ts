import type { AlertFact, CaseActFact } from '../facts/index.js';

/** What reviews made of a detector's alerts. */
export interface Precision {
  readonly confirmed: number;
  readonly reviewed: number;
  readonly clarified: number;
}

export const UNREVIEWED: Precision = { confirmed: 0, reviewed: 0, clarified: 0 };

/**
 * Each detector's measured precision: of the alerts that a closing answered, those that led to a correction or were handed over. What
 * could be explained was no fault, so it counts against it as a false alarm does; it is told apart.
 */
export function precisions(acts: readonly CaseActFact[], alert: (fingerprint: string) => AlertFact | null): ReadonlyMap<string, Precision> {
  const counts = new Map<string, Precision>();
  for (const { outcome, covers } of acts)
    for (const { fingerprint } of outcome === null ? [] : covers) {
      const detector = alert(fingerprint)?.detector;
      if (detector === undefined) continue;
      const known = counts.get(detector) ?? UNREVIEWED;
      counts.set(detector, {
        confirmed: known.confirmed + (outcome === 'corrected' || outcome === 'handed-over' ? 1 : 0),
        reviewed: known.reviewed + 1,
        clarified: known.clarified + (outcome === 'clarified' ? 1 : 0),
      });
    }
  return counts;
}
