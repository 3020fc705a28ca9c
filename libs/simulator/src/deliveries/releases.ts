import { addDays, isoDate, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { businessDays, wibInstant } from '../calendar.js';
import type { Regency } from '../regency.js';
import type { PlanMonth } from '../rows.js';
import type { Delivery } from './delivery.js';

/** Releases of funds (SPD): every quarter one for each agency, as high as its cash plan, by sub-activity and group of accounts. */
export function releaseDeliveries(regency: Regency, year: number): Delivery[] {
  return [1, 2, 3, 4].map((quarter) => {
    const month = 3 * quarter - 2;
    const date = businessDays(year, month, 3, 12)[0] ?? isoDate(year, month, 3);
    return {
      name: `spd/tw${quarter}`,
      connector: 'wp-sipd-spd-sipd',
      recordedAt: wibInstant(addDays(date, 1), 14 * 60),
      rows: () => releaseRows(regency, year, quarter, month, date),
    };
  });
}

function releaseRows(regency: Regency, year: number, quarter: number, month: number, date: string): object[] {
  const fields = [0, 1, 2].map((n): PlanMonth => `bulan_${month + n}` as PlanMonth);
  const sums = new Map<string, Sen>();
  for (const plan of regency.cashPlans()) {
    if (plan.jenis !== 'belanja' || plan.kode_sub_kegiatan === undefined) continue;
    const amount = fields.reduce((sum, field) => sum + senFromWire(plan[field]), 0n);
    const key = [`${plan.kode_skpd.slice(0, -4)}0000`, plan.kode_sub_kegiatan, plan.kode_rekening.slice(0, 3)].join('|');
    if (amount > 0n) sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  const numbers = new Map<string, number>();
  return [...sums].map(([key, amount]) => {
    const [skpd = '', subActivity = '', account = ''] = key.split('|');
    if (!numbers.has(skpd)) numbers.set(skpd, numbers.size + 1);
    const sequence = String((quarter - 1) * 100 + (numbers.get(skpd) ?? 0)).padStart(6, '0');
    return {
      nomorSpd: `12.05/01.0/${sequence}/${skpd}/M/${month}/${year}`,
      keteranganSpd: `TW${quarter}-M`,
      tanggal_spd: date,
      kode_skpd: skpd,
      kode_sub_giat: subActivity,
      kode_akun: account,
      nilai: senToWire(amount),
      tahun_anggaran: String(year),
      active: '1',
    };
  });
}
