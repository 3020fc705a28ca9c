import { r003 } from './r003.detector.js';
import { r018 } from './r018.detector.js';
import { r024 } from './r024.detector.js';
import { r025 } from './r025.detector.js';
import { r028 } from './r028.detector.js';
import { r030 } from './r030.detector.js';
import { r035 } from './r035.detector.js';
import { r036 } from './r036.detector.js';
import { r038 } from './r038.detector.js';
import { r048 } from './r048.detector.js';
import { r058 } from './r058.detector.js';
import type { RedFlag } from './red-flag.js';

/**
 * The eleven rules, one line each. Those that look for the winner's price stand first: where no currency is configured, the one they meet
 * first is the main currency.
 */
export const redFlags: readonly RedFlag[] = [r024, r058, r003, r018, r025, r028, r030, r035, r036, r038, r048];
