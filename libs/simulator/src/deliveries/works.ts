import { addDays, type District, districtsOf, type IsoDate, isoDate, type Sen, senFromWire, senToWire, weekday } from '@lcc/domain';
import { businessDays, wibInstant } from '../calendar.js';
import { vendor } from '../descriptions.js';
import { once } from '../once.js';
import { type Random, random } from '../random.js';
import type { Regency } from '../regency.js';
import type { BudgetLineRow } from '../rows.js';
import type { Delivery } from './delivery.js';

/** What is built on an account, and how a work of it is called; `#` = a number, `@` = its district. */
const BUILT: Readonly<Record<string, readonly string[]>> = {
  '5.2.04.01.01.0003': [
    'Rekonstruksi Jalan Lingkar @',
    'Peningkatan Jalan Poros @',
    'Pemeliharaan Berkala Jalan Pasar @',
    'Pengaspalan Jalan Kebun @',
  ],
  '5.2.04.01.02.0003': ['Penggantian Jembatan Titi Besi @', 'Rehabilitasi Jembatan Sungai @'],
  '5.2.04.02.01.0003': ['Rehabilitasi Irigasi Bendung @', 'Peningkatan Saluran Sekunder @'],
  '5.2.04.03.01.0005': ['Perluasan Jaringan Air Bersih @', 'Pembangunan SPAM @'],
  '5.2.03.01.01.0010': ['Rehabilitasi SD Negeri # @', 'Ruang Kelas Baru SMP Negeri # @', 'Perpustakaan SD Negeri # @'],
  '5.2.03.01.01.0006': ['Puskesmas Pembantu @', 'Rehabilitasi Puskesmas @'],
  '5.2.03.01.01.0001': ['Rehabilitasi Kantor Camat @', 'Balai Penyuluhan @'],
};
const MILLION: Sen = 100_000_000n;
/** Lines of at least this much are built by works of about so much each. */
const LEAST = 400n * MILLION;
const USUAL = 3_500n * MILLION;
const MOST_PER_LINE = 5;
const REGION = '12.05';
const WEEK = 7;

interface Work {
  readonly key: string;
  readonly name: string;
  readonly line: BudgetLineRow;
  readonly ceiling: Sen;
  readonly amount: Sen;
  readonly start: IsoDate;
  readonly days: number;
  readonly district: District;
  /** Speed against the schedule: 1 = as planned. */
  readonly speed: number;
  /** Nothing is reported after it. */
  readonly silentFrom: IsoDate | null;
  readonly rng: Random;
}

/**
 * Works of the larger building lines, in every district: their contracts from March to July, what was built by the week, and what was paid for
 * it, handed over on Mondays. Most keep to their schedule; some are slow, a few very, and one or two fall silent.
 */
export function workDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const rows = once(() => worksOf(regency, seed, year).flatMap((work) => rowsOf(work, year)));
  return mondays(year).map((monday) => ({
    name: `pekerjaan/${monday.slice(5)}`,
    connector: 'progress',
    recordedAt: wibInstant(monday, 9 * 60),
    rows: () => rows().flatMap(({ date, row }) => (date < monday && date >= addDays(monday, -WEEK) ? [row] : [])),
  }));
}

function mondays(year: number): IsoDate[] {
  let day = isoDate(year, 1, 1);
  while (weekday(day) !== 1) day = addDays(day, 1);
  return Array.from({ length: 52 }, (_, i) => addDays(day, i * WEEK));
}

function worksOf(regency: Regency, seed: number, year: number): Work[] {
  const districts = districtsOf(REGION);
  const works: Work[] = [];
  const perUnit = new Map<string, number>();
  for (const line of regency.budgetLines()) {
    const names = BUILT[line.kode_rekening];
    const budget = senFromWire(line.pagu);
    if (!names || budget < LEAST) continue;
    const rng = random(seed, year, 'works', line.kode_sub_unit, line.kode_sub_kegiatan, line.kode_rekening);
    const count = Math.max(1, Math.min(MOST_PER_LINE, Number(budget / USUAL)));
    for (let n = 0; n < count; n++) {
      const number = (perUnit.get(line.kode_sub_unit) ?? 0) + 1;
      perUnit.set(line.kode_sub_unit, number);
      // By sevens through the list, which has 23: every district comes by.
      const district = districts[(works.length * 7) % districts.length] as District;
      works.push(workOf({ line, district, name: rng.pick(names), ceiling: budget / BigInt(count), number, rng }, year));
    }
  }
  return works;
}

type Draft = Pick<Work, 'line' | 'district' | 'name' | 'ceiling' | 'rng'> & { readonly number: number };

function workOf({ line, district, name, ceiling, number, rng }: Draft, year: number): Work {
  const start = rng.pick(businessDays(year, rng.int(3, 7)));
  const room = Math.floor((Date.parse(`${year}-12-20`) - Date.parse(start)) / 86_400_000);
  const luck = rng.next();
  return {
    key: String(number).padStart(3, '0'),
    name: name.replace('#', `0501${rng.int(10, 99)}`).replace('@', district.name),
    ...{ line, district, start, rng },
    ceiling: ceiling - (ceiling % 100_000n),
    amount: ((ceiling * BigInt(rng.int(905, 985))) / 100_000_000n) * 100_000n,
    days: Math.min(room, 90 + 30 * rng.int(0, 3)),
    speed: luck < 0.68 ? 0.97 + 0.1 * rng.next() : luck < 0.87 ? 0.86 + 0.06 * rng.next() : 0.6 + 0.18 * rng.next(),
    silentFrom: rng.next() < 0.04 ? isoDate(year, 10, 12) : null,
  };
}

interface DatedRow {
  readonly date: IsoDate;
  readonly row: object;
}

/** Slow at both ends, as buildings grow. */
const grown = (share: number): number => {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
};
const percent = (share: number): string => (Math.round(share * 10_000) / 100).toFixed(2).replace('.', ',');
/** What is paid once so much is built: part of the contract in all. */
const INSTALMENTS = [
  { built: 0.3, paid: 25n },
  { built: 0.6, paid: 55n },
  { built: 1, paid: 95n },
] as const;
const REMARKS = [
  'Menunggu material dari luar daerah',
  'Curah hujan tinggi, pekerjaan tertunda',
  'Penambahan tenaga kerja dan alat disepakati',
] as const;

function rowsOf(work: Work, year: number): DatedRow[] {
  const { line, key, start, days, speed, silentFrom, rng } = work;
  const rows: DatedRow[] = [{ date: start, row: listed(work, year) }];
  const at = { kode_skpd: line.kode_sub_unit, kode: key };
  const last = isoDate(year, 12, 31);
  let paid = 0n;
  for (let day = addDays(start, WEEK); day <= last; day = addDays(day, WEEK)) {
    if (silentFrom !== null && day >= silentFrom) break;
    const gone = Math.round((Date.parse(day) - Date.parse(start)) / 86_400_000) / days;
    const [target, built] = [grown(gone), grown(gone * speed)];
    const keterangan = target - built > 0.08 && rng.next() < 0.3 ? rng.pick(REMARKS) : '';
    rows.push({
      date: day,
      row: { lembar: 'fisik', ...at, jadwal_target: day, target: percent(target), realisasi: percent(built), keterangan },
    });
    const due = INSTALMENTS.filter((each) => built >= each.built).at(-1)?.paid ?? 0n;
    if (due > paid) {
      const amount = (work.amount * (due - paid)) / 100n;
      const date = addDays(day, 3);
      rows.push({ date, row: { lembar: 'keuangan', ...at, tanggal_realisasi: date, realisasi: senToWire(amount), keterangan: '' } });
      paid = due;
    }
    if (built >= 1) break;
  }
  return rows.filter(({ date }) => date <= last);
}

function listed({ line, key, name, ceiling, amount, start, days, district, rng }: Work, year: number): object {
  const [longitude, latitude] = district.label.map((degrees) => (degrees + (rng.next() - 0.5) * 0.05).toFixed(4));
  return {
    lembar: 'kegiatan',
    kode_skpd: line.kode_sub_unit,
    kode: key,
    nama_kegiatan: name,
    pagu_anggaran: senToWire(ceiling),
    tahun_kontrak: String(year),
    no_kontrak: `600.1/${key}/SPK/${line.kode_sub_unit.slice(0, 4)}/${year}`,
    tgl_kontrak: start,
    nilai_kontrak: senToWire(amount),
    waktu_pekerjaan: `${days} hari kalender`,
    nama_perusahaan: vendor(rng),
    dak: line.kode_sumber_dana.startsWith('2.2.01.01.03') ? 'Y' : 'N',
    koordinat: `${latitude}, ${longitude}`,
    lokasi_kegiatan: `Kecamatan ${district.name}`,
  };
}
