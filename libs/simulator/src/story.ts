import { type IsoDate, type Sen, senFromWire, yearOf } from '@lcc/domain';
import { troubleAbove } from './deliveries/troubles.js';
import type { Regency } from './regency.js';
import type { ServiceIndicatorRow, Sp2dRow } from './rows.js';

/** A bank gives back no more documents of one office than this at once. */
const MOST_RETURNED = 24;
/** An application that tells so often that guests see its lamp turn while they watch. */
const QUEUE_CADENCE_S = 10;

/** The application that tells while a visit runs, and falls silent when the tour wants it. */
export const QUEUE = { application: 'Antrean MPP', name: 'Warga terlayani hari ini' } as const;

/**
 * The largest payments of an office to firms that together reach an amount, so few as can be; null when even the largest ones do not.
 * @param paid payments of the year, in any order
 */
export function largestPayments(paid: readonly Sp2dRow[], unit: string, amount: Sen): Sp2dRow[] | null {
  const own = paid
    .filter((row) => row.kode_sub_skpd === unit && row.status === 'ditransfer' && / a\.n\. /.test(row.keterangan_sp_2_d))
    .map((row) => ({ row, value: senFromWire(row.nilai_sp_2_d) }))
    .sort((a, b) => (a.value === b.value ? (a.row.nomor_sp_2_d < b.row.nomor_sp_2_d ? -1 : 1) : a.value > b.value ? -1 : 1));
  const taken: Sp2dRow[] = [];
  let sum = 0n;
  for (const { row, value } of own.slice(0, MOST_RETURNED)) {
    if (sum >= amount) break;
    taken.push(row);
    sum += value;
  }
  return sum >= amount && taken.length > 0 ? taken : null;
}

/** One payment of a day that takes a sub-activity above its ceiling; null in a year that has spent too little for it yet. */
export function paymentAbove(regency: Regency, seed: number, date: IsoDate): Sp2dRow | null {
  return troubleAbove(regency, seed, yearOf(date), date)[0] ?? null;
}

/** The queue's figure of a day: how many were served, which only grows. */
export function queueRow(served: number, date: IsoDate): ServiceIndicatorRow {
  const cadence = (QUEUE_CADENCE_S / 3_600).toFixed(6);
  return { ...QUEUE, unit: 'warga', value: String(served), time: date, owner: 'DPMPTSP', cadence };
}
