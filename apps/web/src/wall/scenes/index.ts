import type { Scene } from '../scene.js';
import { papanOpd } from './papan-opd.scene.js';
import { peta } from './peta.scene.js';
import { ringkas } from './ringkas.scene.js';

/** The wall's scenes in the order of their rotation. */
export const scenes: readonly Scene[] = [ringkas, papanOpd, peta];
