import { addDays, type IsoDate, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { businessDays, wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { type Random, random } from '../random.js';
import type { Regency } from '../regency.js';
import type { BudgetLineRow } from '../rows.js';
import type { Delivery } from './delivery.js';

/** How a kind of revenue comes in: shares of the months (any scale), and how often within a month. */
interface Course {
  readonly months: readonly number[];
  readonly perMonth: number;
  /** The last day of a month on which it comes; any unless told. */
  readonly until?: number;
}

const EVEN = [7.5, 7.5, 8, 8.5, 8, 8.5, 8.5, 8.5, 8.5, 8.5, 9, 9];
/** Courses by the beginning of the account, the longest that fits. */
const COURSES: Readonly<Record<string, Course>> = {
  '4.1': { months: EVEN, perMonth: 2 },
  '4.1.01': { months: EVEN, perMonth: 7 },
  // The tax on land and buildings falls due at the end of September.
  '4.1.01.15': { months: [2, 2, 3, 4, 6, 8, 12, 16, 28, 10, 5, 4], perMonth: 7 },
  '4.1.01.16': { months: [6, 6, 7, 8, 8, 9, 8, 9, 9, 10, 10, 10], perMonth: 7 },
  '4.1.03': { months: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], perMonth: 1 },
  '4.1.04.18': { months: EVEN, perMonth: 1 },
  '4.2': { months: EVEN, perMonth: 1 },
  '4.2.01.01.01': { months: [0, 0, 20, 0, 0, 20, 0, 0, 20, 0, 20, 20], perMonth: 1 },
  // The general grant comes on the first days of each month.
  '4.2.01.01.02': { months: EVEN.map(() => 1), perMonth: 1, until: 5 },
  '4.2.01.01.03': { months: [0, 0, 0, 25, 0, 0, 45, 0, 0, 0, 30, 0], perMonth: 1 },
  '4.2.01.01.04.0001': { months: [0, 50, 0, 0, 0, 0, 0, 50, 0, 0, 0, 0], perMonth: 1 },
  '4.2.01.01.04.0004': { months: [0, 0, 0, 25, 0, 0, 25, 0, 0, 25, 0, 25], perMonth: 1 },
  '4.2.01.05': { months: [0, 0, 20, 20, 0, 0, 20, 20, 0, 0, 20, 0], perMonth: 1 },
  '4.2.02': { months: [0, 0, 0, 22, 0, 0, 24, 0, 0, 26, 0, 28], perMonth: 1 },
};

interface Receipt {
  readonly date: IsoDate;
  readonly line: BudgetLineRow;
  readonly amount: Sen;
}

/** Receipts of revenue (STBP), handed over on the morning after. */
export function receiptDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const all = once(() => receiptsOfYear(regency, seed, year));
  return daysOf(year).map((date) => ({
    name: `penerimaan/${date.slice(5)}`,
    connector: 'wp-sipd-stbp-sipd-detail',
    recordedAt: wibInstant(addDays(date, 1), 9 * 60),
    rows: () =>
      all()
        .filter((receipt) => receipt.date === date)
        .map(receiptRow),
  }));
}

const daysOf = (year: number): IsoDate[] => Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => businessDays(year, month));

/** Every receipt of a year, by date. */
export function receiptsOfYear(regency: Regency, seed: number, year: number): (Receipt & { readonly number: string })[] {
  const lines = regency.budgetLines().filter((line) => line.kode_rekening.startsWith('4'));
  const receipts = lines.flatMap((line) => receiptsOf(line, seed, year)).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return receipts.map((receipt, i) => ({
    ...receipt,
    number: `12.05/STBP/${String(i + 1).padStart(6, '0')}/${receipt.line.kode_sub_unit}/${year}`,
  }));
}

function receiptsOf(line: BudgetLineRow, seed: number, year: number): Receipt[] {
  const rng = random(seed, year, 'receipts', line.kode_sub_unit, line.kode_rekening);
  const course = courseOf(line.kode_rekening);
  const weights = course.months.map((share) => share * (0.93 + 0.14 * rng.next()));
  const sum = weights.reduce((a, b) => a + b, 0);
  const attained = line.kode_rekening.startsWith('4.2') ? 0.96 + 0.04 * rng.next() : attainment(line.kode_rekening, rng);
  const target = senFromWire(line.pagu);
  return weights.flatMap((weight, i) => {
    const amount = (target * BigInt(Math.round((attained * weight * 1_000_000) / sum))) / 1_000_000n;
    return amount > 0n ? split(line, amount, course, { year, month: i + 1 }, rng) : [];
  });
}

/** Share of a target of own revenue that comes in; levies depend most on the year. */
const attainment = (account: string, rng: Random): number =>
  account.startsWith('4.1.02') ? 0.7 + 0.35 * rng.next() : 0.88 + 0.17 * rng.next();

function courseOf(account: string): Course {
  const [prefix = '4.1'] = Object.keys(COURSES)
    .filter((key) => account.startsWith(key))
    .sort((a, b) => b.length - a.length);
  return COURSES[prefix] as Course;
}

/** A month's sum in so many receipts, each on a working day of its part of the month, in whole rupiah. */
function split(line: BudgetLineRow, total: Sen, course: Course, at: { year: number; month: number }, rng: Random): Receipt[] {
  const { perMonth: times, until = 30 } = course;
  let rest = total - (total % 100n);
  const span = Math.floor(until / times);
  return Array.from({ length: times }, (_, n) => {
    const left = times - n;
    const share = left === 1 ? rest : ((rest * BigInt(80 + rng.int(0, 40))) / (100n * BigInt(left)) / 100n) * 100n;
    rest -= share;
    return { date: rng.pick(businessDays(at.year, at.month, 1 + n * span, (n + 1) * span)), line, amount: share };
  }).filter(({ amount }) => amount > 0n);
}

function receiptRow({ date, line, amount, number }: Receipt & { readonly number: string }): object {
  return {
    nomor_stbp: number,
    tanggal_stbp: date,
    kode_rekening: line.kode_rekening,
    uraian: line.nama_rekening,
    nilai: senToWire(amount),
    keterangan_stbp: `Penerimaan ${line.nama_rekening}`,
    status: 'sudah_validasi',
    kode_skpd: line.kode_sub_unit,
    tahun_anggaran: date.slice(0, 4),
    active: '1',
  };
}
