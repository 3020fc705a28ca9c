import { addDays, endOfMonth, type IsoDate, isoDate, monthOf, senFromWire, senToWire } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import type { Sp2dRow } from '../rows.js';
import { workingDay } from './contracts.js';
import type { Delivery } from './delivery.js';

/** Accounts of extra advances (TU) that come after their month. */
const LATE = 0.15;

/** What units account for of their extra advances (TU), and pay back of them; the treasury hands over those of a month in the first days of the next. */
export function accountDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const accounts = once(() => advances(regency, year).map((row) => accountOf(row, seed, year)));
  return Array.from({ length: 12 }, (_, i) => i + 1).map((month) => ({
    name: `lpj/${String(month).padStart(2, '0')}`,
    connector: 'accountability',
    recordedAt: wibInstant(addDays(endOfMonth(year, month), 3), 11 * 60),
    rows: () => accounts().filter(({ tanggal_lpj }) => monthOf(tanggal_lpj) === month),
  }));
}

const advances = (regency: Regency, year: number): Sp2dRow[] =>
  [...regency.sp2dUntil(isoDate(year, 12, 31))].flatMap(({ rows }) =>
    rows.filter((row) => row.jenis_sp_2_d === 'TU' && row.status !== 'gagal_transfer'),
  );

function accountOf(row: Sp2dRow, seed: number, year: number): { readonly tanggal_lpj: IsoDate } & Record<string, string> {
  const rng = random(seed, 'lpj', row.nomor_sp_2_d);
  const amount = senFromWire(row.nilai_sp_2_d);
  const returned = rng.next() < 0.4 ? (amount * BigInt(rng.int(1, 12))) / 100n : 0n;
  const days = rng.next() < LATE ? rng.int(36, 60) : rng.int(12, 27);
  return {
    nomor_lpj: row.nomor_sp_2_d.replace('/04.0/', '/05.0/'),
    tanggal_lpj: workingDay(addDays(row.tanggal_sp_2_d, days), year),
    kode_skpd: row.kode_sub_skpd,
    jenis: 'TU',
    nomor_sp_2_d: row.nomor_sp_2_d,
    nilai: senToWire(amount - returned),
    nilai_setor: senToWire(returned),
  };
}
