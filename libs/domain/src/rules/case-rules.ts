import { detectors } from '../detectors/catalogue.js';
import type { Detector } from '../detectors/core/detector.js';

/** Rules that raise cases, by id: what only ranks has no limits that anybody is told of. */
export const caseRules: ReadonlyMap<string, Detector> = new Map(
  detectors.filter(({ kind }) => kind !== 'rank').map((detector) => [detector.id, detector]),
);

/** Null when no rule is called so. */
export const ruleNamed = (id: string): Detector | null => caseRules.get(id) ?? null;
