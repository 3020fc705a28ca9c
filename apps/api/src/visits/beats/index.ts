import type { Beat } from '../beat.js';
import { anomalies } from './anomalies.js';
import { districts } from './districts.js';
import { plan } from './plan.js';
import { prevention } from './prevention.js';
import { sources } from './sources.js';
import { units } from './units.js';
import { works } from './works.js';

/** The tour, one line for each beat, in the order in which it is told. */
export const beats: readonly Beat[] = [plan, units, districts, anomalies, works, prevention, sources];
