import { apbdTepatWaktu } from './apbd-tepat-waktu.js';
import { ePurchasing } from './e-purchasing.js';
import { konsistensiRkpd } from './konsistensi-rkpd.js';
import { kontrakTerlambat } from './kontrak-terlambat.js';
import { pemecahanPaket } from './pemecahan-paket.js';
import { pengadaanStrategis } from './pengadaan-strategis.js';
import { realisasiPajak } from './realisasi-pajak.js';
import type { PreventionSignal } from './signal.js';
import { tindakLanjutKasus } from './tindak-lanjut-kasus.js';
import { tindakLanjutLhp } from './tindak-lanjut-lhp.js';

export { isUncounted, type PreventionSignal, type Reading, type Words } from './signal.js';

/** Every signal, one line each. */
export const preventionSignals: readonly PreventionSignal[] = [
  konsistensiRkpd,
  apbdTepatWaktu,
  pengadaanStrategis,
  pemecahanPaket,
  kontrakTerlambat,
  ePurchasing,
  realisasiPajak,
  tindakLanjutLhp,
  tindakLanjutKasus,
];
