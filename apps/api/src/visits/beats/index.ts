import type { Beat } from '../beat.js';
import { anomalies } from './anomalies.js';
import { districts } from './districts.js';
import { plan } from './plan.js';
import { prevention } from './prevention.js';
import { promise } from './promise.js';
import { recovery } from './recovery.js';
import { sources } from './sources.js';
import { threshold } from './threshold.js';
import { units } from './units.js';
import { works } from './works.js';

/** The tour, one line for each beat, in the order in which it is told: the story of seven beats, then what else there is to see. */
export const beats: readonly Beat[] = [
  ...[plan, units, anomalies, promise, sources, recovery, threshold],
  ...[districts, works, prevention],
];
