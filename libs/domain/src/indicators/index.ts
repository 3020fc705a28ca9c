import type { Detector } from '../detectors/core/detector.js';
import { preventionSignals } from '../prevention/signals/index.js';
import { revenueBehind } from './revenue-behind.mark.js';
import { serviceTarget } from './service-target.mark.js';
import { unitCritical, unitWatch } from './unit-plan.mark.js';

/** Every indicator whose limit people set, one line each; those of prevention stand in their own list. */
export const indicators: readonly Detector[] = [
  unitWatch,
  unitCritical,
  revenueBehind,
  serviceTarget,
  ...preventionSignals.map(({ rule }) => rule),
];
