import type { Detector } from './core/detector.js';
import { b01 } from './execution/b01.detector.js';
import { b07 } from './execution/b07.detector.js';
import { b13 } from './execution/b13.detector.js';
import { b14 } from './execution/b14.detector.js';
import { b22 } from './execution/b22.detector.js';

/** Every detector of the catalogue, one line each. */
export const detectors: readonly Detector[] = [b01, b07, b13, b14, b22];
