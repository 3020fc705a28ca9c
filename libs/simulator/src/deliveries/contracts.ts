import { addDays, type IsoDate, isContractable, isoDate, needsReceiptOnly, type Sen, senFromWire, yearOf } from '@lcc/domain';
import { isBusinessDay } from '../calendar.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import type { Sp2dRow } from '../rows.js';
import { sourceId } from './delivery.js';
import { type Procurement, procurementOf } from './procurement-method.js';

const RUP_FROM = 61_000_000;
const PROCESS_FROM = 10_420_000_000;

/** Where the paper behind a contract is not as it should be; most are whole. */
export type Flaw = 'no-contract' | 'no-package' | 'no-number' | 'wrong-code' | 'no-handover' | null;

/** A firm's contract of one sub-activity and account with the payments of the year that rest on it. */
export interface Contract {
  readonly number: string;
  readonly rup: string;
  readonly process: string;
  readonly unit: string;
  readonly subActivity: string;
  readonly account: string;
  readonly name: string;
  readonly firm: string;
  readonly amount: Sen;
  readonly by: Procurement;
  /** What the office reckoned with before: of direct purchases what was agreed. */
  readonly estimate: Sen;
  /** A tender is announced weeks before it is signed. */
  readonly announced: IsoDate;
  readonly signed: IsoDate;
  readonly ends: IsoDate;
  readonly payments: readonly Sp2dRow[];
  readonly flaw: Flaw;
}

/** The firm that a payment names; null for other payments. */
export const firmOf = (row: Sp2dRow): string | null => / a\.n\. (.+)$/.exec(row.keterangan_sp_2_d)?.[1] ?? null;

/** Whether the treasury tells the papers of a payment: one to a firm that rests on a contract, not on a receipt. */
export function isTold(row: Sp2dRow): boolean {
  const accounts = row.detail.map((line) => line.kode_rekening).filter(isContractable);
  if (firmOf(row) === null || accounts.length === 0) return false;
  return !needsReceiptOnly(accounts, senFromWire(row.nilai_sp_2_d), row.tanggal_sp_2_d);
}

/** Every contract of a whole year: of what is paid later, the contract may already be known. */
export function contractsOf(regency: Regency, seed: number, year: number): Contract[] {
  const groups = new Map<string, Sp2dRow[]>();
  for (const { rows } of regency.sp2dUntil(isoDate(year, 12, 31)))
    for (const row of rows) {
      const [line] = row.detail;
      if (!isTold(row) || !line || row.status === 'gagal_transfer') continue;
      const key = [row.kode_sub_skpd, line.kode_sub_kegiatan, line.kode_rekening, firmOf(row)].join('|');
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  return [...groups].map(([key, payments], i) => contractOf(key, payments, i, seed, year));
}

function contractOf(key: string, payments: readonly Sp2dRow[], i: number, seed: number, year: number): Contract {
  const [unit = '', subActivity = '', account = '', firm = ''] = key.split('|');
  const rng = random(seed, 'contract', year, key);
  const [first] = payments;
  const paid = payments.reduce<Sen>((sum, row) => sum + senFromWire(row.nilai_sp_2_d), 0n);
  const signed = workingDay(addDays(first?.tanggal_sp_2_d ?? isoDate(year, 3, 1), -rng.int(20, 75)), year);
  const last = payments.at(-1)?.tanggal_sp_2_d ?? signed;
  // One that is not paid to its end within the year is larger than what was paid.
  const amount = rng.next() < 0.85 ? paid : paid + (paid * BigInt(rng.int(10, 30))) / 100n;
  const by = procurementOf(account, amount, signed);
  return {
    number: `027/${String(i + 101).padStart(4, '0')}/SPK/${sourceId('office', unit).slice(0, 4).toUpperCase()}/${year}`,
    rup: String(RUP_FROM + i),
    process: String(PROCESS_FROM + i),
    unit,
    subActivity,
    account,
    name: nameOf(first),
    firm,
    amount,
    by,
    estimate: by.track === 'tender' ? (amount * 1_000n) / BigInt(rng.int(860, 980)) : amount,
    announced: by.track === 'tender' ? workingDay(addDays(signed, -rng.int(24, 45)), year) : isoDate(year, Number(signed.slice(5, 7)), 1),
    signed,
    ends: rng.next() < 0.06 ? workingDay(addDays(last, -rng.int(5, 15)), year) : addDays(last, rng.int(2, 20)),
    payments,
    flaw: flawOf(rng.next()),
  };
}

/** A sixth of the contracts has something that somebody has to mend. */
function flawOf(draw: number): Flaw {
  if (draw < 0.03) return 'no-contract';
  if (draw < 0.06) return 'no-package';
  if (draw < 0.11) return 'no-number';
  if (draw < 0.14) return 'wrong-code';
  return draw < 0.18 ? 'no-handover' : null;
}

/** What is bought, as the first payment names it. */
const nameOf = (row: Sp2dRow | undefined): string =>
  (row?.keterangan_sp_2_d ?? 'Pengadaan').replace(/ a\.n\. .+$/, '').replace(/^Pembayaran (uang muka 30%|100%|termin \d+)? ?/, '');

/** The working day on or before a date, and not before the year's first. */
export function workingDay(date: IsoDate, year: number): IsoDate {
  const first = isoDate(year, 1, 5);
  let day = yearOf(date) < year || date < first ? first : date;
  while (!isBusinessDay(day) && day > first) day = addDays(day, -1);
  return day;
}
