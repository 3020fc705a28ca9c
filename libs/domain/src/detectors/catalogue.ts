import type { Detector } from './core/detector.js';
import { b01 } from './execution/b01.detector.js';
import { b02 } from './execution/b02.detector.js';
import { b03 } from './execution/b03.detector.js';
import { b04 } from './execution/b04.detector.js';
import { b05 } from './execution/b05.detector.js';
import { b06 } from './execution/b06.detector.js';
import { b07 } from './execution/b07.detector.js';
import { b08 } from './execution/b08.detector.js';
import { b10 } from './execution/b10.detector.js';
import { b13 } from './execution/b13.detector.js';
import { b14 } from './execution/b14.detector.js';
import { b22 } from './execution/b22.detector.js';
import { b23 } from './execution/b23.detector.js';
import { b25 } from './execution/b25.detector.js';
import { b29 } from './execution/b29.detector.js';
import { m01 } from './prevention/m01.detector.js';
import { m03 } from './prevention/m03.detector.js';
import { p01 } from './procurement/p01.detector.js';
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
import { p25 } from './procurement/p25.detector.js';
import { s07 } from './quality/s07.detector.js';
import { s08 } from './quality/s08.detector.js';
import { s09 } from './quality/s09.detector.js';
import { s01 } from './series/s01.detector.js';
import { s06 } from './series/s06.detector.js';

/** Every detector of the catalogue, one line each. */
export const detectors: readonly Detector[] = [
  ...[p01, p02, p03, p05, p12, p13, p14, p16, p18, p21, p23, p25],
  ...[b01, b02, b03, b04, b05, b06, b07, b08, b10, b13, b14, b22, b23, b25, b29],
  ...[s01, s06, s07, s08, s09, m01, m03],
];
