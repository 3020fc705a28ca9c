import { apbdTepatWaktu } from './apbd-tepat-waktu.js';
import { konsistensiRkpd } from './konsistensi-rkpd.js';
import { realisasiPajak } from './realisasi-pajak.js';
import type { PreventionSignal } from './signal.js';

export type { PreventionSignal, Reading } from './signal.js';

/** Every signal, one line each. */
export const preventionSignals: readonly PreventionSignal[] = [konsistensiRkpd, apbdTepatWaktu, realisasiPajak];
