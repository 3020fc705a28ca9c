import { addDays, type IsoDate, isoDate, monthOf, type Sen, senFromWire, senToWire, yearOf } from '@lcc/domain';
import { businessDays, isBusinessDay, wibInstant } from '../calendar.js';
import { vendor } from '../descriptions.js';
import { once } from '../once.js';
import { type Random, random } from '../random.js';
import type { Regency } from '../regency.js';
import type { BudgetLineRow, Sp2dRow } from '../rows.js';
import { payeeRow } from './claims.js';
import type { Delivery } from './delivery.js';

const MILLION: Sen = 100_000_000n;
/** Numbers of these payments never meet those of the year's documents. */
const FIRST_NUMBER = 97_000;
/** Nor those of the tour's payments. */
const STORY_NUMBER = 98_500;
/** What the limit of direct procurement keeps single purchases of goods below. */
const LIMIT: Sen = 200n * MILLION;

/**
 * What goes wrong in an honest office now and then, so that the demo has something to look at: each month one payment made twice and one
 * purchase paid in parts below the limit, and twice a year a payment above its ceiling. Found by the same rules as in earnest; nothing here marks them.
 */
export function troubleDeliveries(regency: Regency, seed: number, year: number, until: IsoDate): Delivery[] {
  const past = once(() =>
    [...regency.sp2dUntil(until < isoDate(year, 12, 31) ? until : isoDate(year, 12, 31))].flatMap(({ rows }) => rows),
  );
  const lines = once(() => regency.budgetLines().filter((line) => line.kode_rekening.startsWith('5.')));
  return Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) =>
    TROUBLES.flatMap(({ name, from, every, make }, i) => {
      if (month % every !== 0) return [];
      const rng = random(seed, year, 'trouble', month, name);
      const date = rng.pick(businessDays(year, month, from, from + 6));
      const rows = once(() =>
        make({
          past: past().filter((row) => row.tanggal_sp_2_d <= date),
          lines: lines(),
          date,
          rng,
          number: FIRST_NUMBER + month * 30 + i * 10,
        }),
      );
      const recordedAt = wibInstant(date, 11 * 60 + 7 * i);
      return [
        { name: `janggal/${name}/${month}`, connector: 'sp2d', recordedAt, rows },
        {
          name: `janggal/${name}/${month}/penerima`,
          connector: 'wp-sipd-sp2d-sipd-detail',
          recordedAt: recordedAt + 60_000,
          rows: () => rows().flatMap((row) => [...payeesOf(row, past())]),
        },
      ];
    }),
  );
}

interface Scene {
  readonly past: readonly Sp2dRow[];
  readonly lines: readonly BudgetLineRow[];
  readonly date: IsoDate;
  readonly rng: Random;
  readonly number: number;
}

const TROUBLES: readonly {
  readonly name: string;
  readonly from: number;
  readonly every: number;
  readonly make: (scene: Scene) => Sp2dRow[];
}[] = [
  { name: 'ganda', from: 9, every: 1, make: paidTwice },
  { name: 'pecah', from: 15, every: 1, make: paidInParts },
  { name: 'lampau', from: 20, every: 5, make: paidAbove },
];

/** A payment of a day above a ceiling, outside the year's own: at most one. */
export function troubleAbove(regency: Regency, seed: number, year: number, date: IsoDate): Sp2dRow[] {
  const past = [...regency.sp2dUntil(date)].flatMap(({ rows }) => rows);
  const lines = regency.budgetLines().filter((line) => line.kode_rekening.startsWith('5.'));
  return paidAbove({ past, lines, date, rng: random(seed, year, 'story'), number: STORY_NUMBER });
}

/** A payment to a firm of the days before, once more under another number. */
function paidTwice({ past, date, rng, number }: Scene): Sp2dRow[] {
  const fresh = past.filter((row) => isFirm(row) && row.tanggal_sp_2_d < date && row.tanggal_sp_2_d >= addDays(date, -12));
  const worth = fresh.filter((row) => between(senFromWire(row.nilai_sp_2_d), 60n * MILLION, 900n * MILLION));
  return worth.length === 0 ? [] : [renumbered(rng.pick(worth), number, date)];
}

/** Three or four payments for one purchase, each below the limit of direct procurement. */
function paidInParts({ past, lines, date, rng, number }: Scene): Sp2dRow[] {
  const paid = paidBy(past);
  const roomy = lines.filter((line) => line.kode_rekening.startsWith('5.1.02.01') && leftOf(line, paid) > 4n * LIMIT);
  if (roomy.length === 0) return [];
  const line = rng.pick(roomy);
  const firm = vendor(rng);
  const what = line.nama_rekening.replace(/^Belanja /, '');
  return Array.from({ length: rng.int(3, 4) }, (_, i) => {
    const amount = (LIMIT * BigInt(rng.int(70, 97))) / 100n;
    return payment(line, {
      number: number + i,
      date: workdayBefore(date, 3 * i),
      amount,
      text: `Pembayaran ${what} tahap ${i + 1} a.n. ${firm}`,
    });
  });
}

/** One payment that takes a sub-activity above its ceiling. */
function paidAbove({ past, lines, date, rng, number }: Scene): Sp2dRow[] {
  const paid = paidBy(past);
  const whole = new Map<string, Sen>();
  for (const line of lines) whole.set(subOf(line), (whole.get(subOf(line)) ?? 0n) + senFromWire(line.pagu));
  const used = new Map<string, Sen>();
  for (const line of lines) used.set(subOf(line), (used.get(subOf(line)) ?? 0n) + (paid.get(keyOf(line)) ?? 0n));
  const fits = lines.filter((line) => {
    const ceiling = whole.get(subOf(line)) ?? 0n;
    const isGoods = /^5\.(1\.02|2)/.test(line.kode_rekening);
    return isGoods && between(ceiling, 300n * MILLION, 2_000n * MILLION) && ((used.get(subOf(line)) ?? 0n) * 100n) / ceiling >= 40n;
  });
  if (fits.length === 0) return [];
  const line = rng.pick(fits);
  const ceiling = whole.get(subOf(line)) ?? 0n;
  const excess = (ceiling * BigInt(rng.int(8, 35))) / 100n;
  const amount = ceiling - (used.get(subOf(line)) ?? 0n) + excess - (excess % 100_000n);
  const text = `Pembayaran ${line.nama_rekening.replace(/^Belanja /, '')} sub kegiatan ${line.nama_sub_kegiatan} a.n. ${vendor(rng)}`;
  return [payment(line, { number, date, amount, text })];
}

function payment(line: BudgetLineRow, of: { number: number; date: IsoDate; amount: Sen; text: string }): Sp2dRow {
  const { kode_sub_unit: unit, kode_sub_kegiatan, kode_rekening, kode_sumber_dana: kode_dana } = line;
  const amount = senToWire(of.amount);
  return {
    nomor_sp_2_d: numberOf(of.number, 'LS', unit, of.date),
    tanggal_sp_2_d: of.date,
    jenis_sp_2_d: 'LS',
    nilai_sp_2_d: amount,
    kode_sub_skpd: unit,
    keterangan_sp_2_d: of.text,
    status: 'ditransfer',
    detail: [{ kode_sub_kegiatan, kode_rekening, kode_dana, jumlah: amount }],
  };
}

const renumbered = (row: Sp2dRow, number: number, date: IsoDate): Sp2dRow => ({
  ...row,
  nomor_sp_2_d: numberOf(number, row.jenis_sp_2_d, row.kode_sub_skpd, date),
  tanggal_sp_2_d: date,
  status: 'ditransfer',
});

const numberOf = (number: number, kind: string, unit: string, date: IsoDate): string =>
  `12.05/04.0/${String(number).padStart(6, '0')}/${kind}/${unit}/M/${monthOf(date)}/${yearOf(date)}`;

/** The payee of a payment, and of the one that it repeats. */
function* payeesOf(row: Sp2dRow, past: readonly Sp2dRow[]): Generator<object> {
  yield* payeeRow(row);
  const first = past.find((each) => each.keterangan_sp_2_d === row.keterangan_sp_2_d && each.nilai_sp_2_d === row.nilai_sp_2_d);
  if (first) yield* payeeRow(first);
}

function workdayBefore(date: IsoDate, days: number): IsoDate {
  let day = addDays(date, -days);
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}

const isFirm = (row: Sp2dRow): boolean => / a\.n\. /.test(row.keterangan_sp_2_d) && row.status === 'ditransfer';
const between = (amount: Sen, least: Sen, most: Sen): boolean => amount >= least && amount <= most;
const subOf = (line: BudgetLineRow): string => `${line.kode_sub_unit}|${line.kode_sub_kegiatan}`;
const keyOf = (line: BudgetLineRow): string => `${subOf(line)}|${line.kode_rekening}|${line.kode_sumber_dana}`;
const leftOf = (line: BudgetLineRow, paid: ReadonlyMap<string, Sen>): Sen => senFromWire(line.pagu) - (paid.get(keyOf(line)) ?? 0n);

function paidBy(past: readonly Sp2dRow[]): Map<string, Sen> {
  const paid = new Map<string, Sen>();
  for (const row of past)
    for (const { kode_sub_kegiatan, kode_rekening, kode_dana, jumlah } of row.detail) {
      const key = `${row.kode_sub_skpd}|${kode_sub_kegiatan}|${kode_rekening}|${kode_dana}`;
      paid.set(key, (paid.get(key) ?? 0n) + senFromWire(jumlah));
    }
  return paid;
}
