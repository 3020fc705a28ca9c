import { detectors } from '../detectors/catalogue.js';
import type { Detector } from '../detectors/core/detector.js';
import { indicators } from '../indicators/index.js';

/** Rules that people set limits of, by id: detectors that raise cases (what only ranks has no limits that anybody is told of), and indicators. */
export const rules: ReadonlyMap<string, Detector> = new Map(
  [...detectors.filter(({ kind }) => kind !== 'rank'), ...indicators].map((rule) => [rule.id, rule]),
);

/** Null when no rule is called so. */
export const ruleNamed = (id: string): Detector | null => rules.get(id) ?? null;
