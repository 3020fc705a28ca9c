import type { Detector } from './core/detector.js';
import { b01 } from './execution/b01.detector.js';
import { b04 } from './execution/b04.detector.js';
import { b05 } from './execution/b05.detector.js';
import { b06 } from './execution/b06.detector.js';
import { b07 } from './execution/b07.detector.js';
import { b08 } from './execution/b08.detector.js';
import { b13 } from './execution/b13.detector.js';
import { b14 } from './execution/b14.detector.js';
import { b22 } from './execution/b22.detector.js';
import { b23 } from './execution/b23.detector.js';
import { b25 } from './execution/b25.detector.js';
import { p02 } from './procurement/p02.detector.js';
import { p03 } from './procurement/p03.detector.js';
import { p05 } from './procurement/p05.detector.js';
import { p12 } from './procurement/p12.detector.js';
import { p13 } from './procurement/p13.detector.js';
import { p14 } from './procurement/p14.detector.js';
import { p16 } from './procurement/p16.detector.js';
import { p18 } from './procurement/p18.detector.js';
import { p21 } from './procurement/p21.detector.js';
import { p23 } from './procurement/p23.detector.js';

/** Every detector of the catalogue, one line each. */
export const detectors: readonly Detector[] = [
  ...[p02, p03, p05, p12, p13, p14, p16, p18, p21, p23],
  ...[b01, b04, b05, b06, b07, b08, b13, b14, b22, b23, b25],
];
