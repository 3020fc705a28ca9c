import type { Beat } from '../beat.js';
import { anomalies } from './anomalies.js';
import { plan } from './plan.js';
import { promise } from './promise.js';
import { recovery } from './recovery.js';
import { sources } from './sources.js';
import { threshold } from './threshold.js';
import { units } from './units.js';

/** The tour, one line for each beat, in the order in which it is told. */
export const beats: readonly Beat[] = [plan, units, anomalies, promise, sources, recovery, threshold];
