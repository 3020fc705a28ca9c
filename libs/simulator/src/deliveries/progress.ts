import { addDays, endOfMonth, type IsoDate, monthOf, type Sen, senFromWire } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import type { PlanMonth } from '../rows.js';
import type { Delivery } from './delivery.js';
import { unitReportRows } from './unit-reports.js';

/** Sub-activities of at least this much report what was built. */
const LEAST: Sen = 100_000_000_000n;
/** Points behind the cash plan from which a report names a problem. */
const FAR_BEHIND = 12;

const PROBLEMS = [
  'Penetapan pemenang menunggu hasil evaluasi ulang',
  'Pekerjaan terhambat curah hujan tinggi',
  'Dokumen pencairan belum lengkap dari penyedia',
  'Pengiriman barang dari luar daerah terlambat',
  'Lahan menunggu penyelesaian administrasi',
  'Pelaksana kegiatan berganti, berkas dalam peralihan',
] as const;
const NOTES = [
  'Percepat penyelesaian dokumen, laporkan pekan depan',
  'Periksa ulang jadwal bersama penyedia',
  'Ajukan pergeseran kas bila jadwal berubah',
  'Sudah ditinjau ke lapangan; volume sesuai laporan',
] as const;

interface Work {
  readonly unit: string;
  readonly subActivity: string;
  budget: Sen;
  /** Planned and paid, cumulative by month. */
  readonly planned: Sen[];
  readonly paid: Sen[];
}

/**
 * Physical progress of the larger sub-activities, reported by the 7th of the next month: some points ahead of the money, as what is built is
 * paid afterwards. Units that are silent in a month report nothing.
 */
export function progressDeliveries(regency: Regency, seed: number, year: number, until: IsoDate): Delivery[] {
  const all = once(() => worksOf(regency, year, until));
  const large = once(() => all().filter(({ budget }) => budget >= LEAST));
  const silent = new Set(regency.late().flatMap((gap) => (gap.kind === 'silent' ? [`${gap.workUnit}|${gap.month}`] : [])));
  return Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => {
    const recordedAt = wibInstant(addDays(endOfMonth(year, month), 7), 15 * 60);
    const reporting = (unit: string): boolean => !silent.has(`${unit}|${month}`);
    const name = `fisik/${String(month).padStart(2, '0')}`;
    return [
      {
        name,
        connector: 'progress',
        recordedAt,
        rows: () => large().flatMap((work) => (reporting(work.unit) ? [progressRow(work, seed, year, month)] : [])),
      },
      { name: `${name}/catatan`, connector: 'wp-sipd-catatan-rfk-unit', recordedAt, rows: () => unitNotes(large(), year, month) },
      {
        name: `${name}/laporan`,
        connector: 'unit-report',
        recordedAt,
        rows: () => unitReportRows(standings(all(), month), seed, year, month).filter(({ kode_skpd }) => reporting(kode_skpd)),
      },
    ];
  });
}

function worksOf(regency: Regency, year: number, until: IsoDate): Work[] {
  const works = new Map<string, Work>();
  for (const line of regency.budgetLines()) {
    if (line.kode_sub_kegiatan === '' || line.kode_sub_kegiatan.endsWith('01.2.02.0001')) continue; // salaries build nothing
    const key = `${line.kode_sub_unit}|${line.kode_sub_kegiatan}`;
    const work = works.get(key) ?? {
      unit: line.kode_sub_unit,
      subActivity: line.kode_sub_kegiatan,
      budget: 0n,
      planned: zeros(),
      paid: zeros(),
    };
    work.budget += senFromWire(line.pagu);
    works.set(key, work);
  }
  for (const plan of regency.cashPlans()) {
    const work = works.get(`${plan.kode_skpd}|${plan.kode_sub_kegiatan}`);
    for (let month = 1; work && month <= 12; month++)
      work.planned[month - 1] = (work.planned[month - 1] ?? 0n) + senFromWire(plan[`bulan_${month}` as PlanMonth]);
  }
  for (const { rows } of regency.sp2dUntil(until < endOfMonth(year, 12) ? until : endOfMonth(year, 12)))
    for (const row of rows)
      for (const part of row.detail) {
        const paid = works.get(`${row.kode_sub_skpd}|${part.kode_sub_kegiatan}`)?.paid;
        const month = monthOf(row.tanggal_sp_2_d) - 1;
        if (paid) paid[month] = (paid[month] ?? 0n) + senFromWire(part.jumlah);
      }
  for (const { planned, paid } of works.values()) for (const months of [planned, paid]) accumulate(months);
  return [...works.values()];
}

const zeros = (): Sen[] => Array<Sen>(12).fill(0n);

function accumulate(months: Sen[]): void {
  for (let i = 1; i < months.length; i++) months[i] = (months[i] ?? 0n) + (months[i - 1] ?? 0n);
}

const percent = (part: Sen | undefined, whole: Sen): number => Number(((part ?? 0n) * 10_000n) / whole) / 100;

/** Ahead of the money by a lead of its own that vanishes at both ends; never falls, since money and lead do not. */
function physicalOf(work: Work, seed: number, month: number): number {
  const money = percent(work.paid[month - 1], work.budget);
  const lead = random(seed, 'lead', work.unit, work.subActivity).int(6, 16);
  return Math.min(100, money + (lead * Math.min(money, 30)) / 30);
}

function progressRow(work: Work, seed: number, year: number, month: number): object {
  const behind = percent(work.planned[month - 1], work.budget) - percent(work.paid[month - 1], work.budget);
  const rng = random(seed, year, 'progress', work.unit, work.subActivity, month);
  const tells = behind > FAR_BEHIND && rng.next() < 0.7;
  return {
    tahun: String(year),
    kode_skpd: work.unit,
    kode_sub_kegiatan: work.subActivity,
    bulan: String(month),
    realisasi_fisik: physicalOf(work, seed, month).toFixed(2).replace('.', ','),
    permasalahan: tells ? rng.pick(PROBLEMS) : '',
    catatan_verifikator: tells && rng.next() < 0.6 ? rng.pick(NOTES) : '',
  };
}

/** Points by which each agency lies behind its cash plan at the end of a month; negative = ahead. */
function standings(works: readonly Work[], month: number): Map<string, number> {
  const sums = new Map<string, { budget: Sen; planned: Sen; paid: Sen }>();
  for (const work of works) {
    const skpd = `${work.unit.slice(0, -4)}0000`;
    const sum = sums.get(skpd) ?? { budget: 0n, planned: 0n, paid: 0n };
    sum.budget += work.budget;
    sum.planned += work.planned[month - 1] ?? 0n;
    sum.paid += work.paid[month - 1] ?? 0n;
    sums.set(skpd, sum);
  }
  return new Map([...sums].map(([skpd, { budget, planned, paid }]) => [skpd, percent(planned, budget) - percent(paid, budget)]));
}

/** Notes on the agencies that lie behind most. */
function unitNotes(works: readonly Work[], year: number, month: number): object[] {
  return [...standings(works, month)].flatMap(([skpd, behind]) => {
    if (behind <= FAR_BEHIND) return [];
    const note = `Realisasi keuangan ${behind.toFixed(1).replace('.', ',')} poin di bawah rencana kas; susun langkah percepatan.`;
    return [{ bulan: String(month), kode_skpd: skpd, catatan_ka_adbang: note, tahun_anggaran: String(year) }];
  });
}
