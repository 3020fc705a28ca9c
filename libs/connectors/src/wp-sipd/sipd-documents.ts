import {
  accountRoot,
  type IsoDate,
  isoDate,
  type PaymentKind,
  parseAccountCode,
  type Sen,
  type SpdFact,
  type SpmFact,
  type SppFact,
  type TreasuryLine,
} from '@lcc/domain';
import type { SourceRow } from '../connector.js';
import { isRecord } from '../open-file.js';
import { readAmount } from '../read-values.js';
import type { Amount } from '../row-fields.js';
import type { SipdConversion } from './sipd-conversion.js';
import { rawText, splitAccount } from './sipd-fields.js';
import type { SipdRow } from './sipd-table.js';

type Document = SpdFact | SppFact | SpmFact;

/** LS, UP, GU or TU; null for anything else, which some tables write as `0`. */
export function toPaymentKind(...texts: readonly (string | null)[]): PaymentKind | null {
  for (const text of texts) {
    const word = text?.trim().toUpperCase();
    if (word === 'LS' || word === 'UP' || word === 'GU' || word === 'TU') return word;
  }
  return null;
}

/** A table of headers and a table of lines each know half of a document: what a header leaves open stays as it was known. */
export function withKnown<F extends Document>(header: F, known: F | undefined): F {
  if (!known) return header;
  const gaps = Object.entries(known).filter(([name]) => header[name as keyof F] === null);
  return { ...header, ...Object.fromEntries(gaps), lines: header.lines.length > 0 ? finerLines(header.lines, known.lines) : known.lines };
}

/** The sub-activity, account and amount of a line; null for a line that says nothing (`NOMOR SPD: …` in a list of accounts). */
export function toLine(
  source: SourceRow,
  year: number,
  texts: { readonly account: string | null; readonly subActivity: string | null },
  amount: Sen,
  into: SipdConversion,
): TreasuryLine | null | undefined {
  if (texts.account === null) {
    if (amount === 0n) return null;
    return into.reject(source, 'kode_rekening', 'blank', 'kode rekening kosong; isi lalu kirim ulang');
  }
  const split = splitAccount(texts.account, year);
  const account = parseAccountCode(split.account);
  if (account === null || accountRoot(account) === null)
    return into.reject(source, 'kode_rekening', 'account-code', `"${texts.account}" bukan rekening APBD; tulis misalnya 5.1.01.01.01.0001`);
  const stated = texts.subActivity ?? split.subActivity;
  const subActivity = stated === null ? null : into.subActivityCode(source, 'kode_sub_kegiatan', stated, year);
  return subActivity === undefined ? undefined : { subActivity, account, amount };
}

/** Lines of a document as SIPD prints them, one a row; those that say nothing are left out. Undefined when one cannot be read. */
export function printedLines(
  rows: readonly SipdRow<{ readonly kode_rekening: string | null; readonly jumlah: Amount }>[],
  into: SipdConversion,
): TreasuryLine[] | undefined {
  const lines = rows.map((r) => toLine(r.source, r.year, { account: r.row.kode_rekening, subActivity: null }, r.row.jumlah.sen, into));
  return lines.includes(undefined) ? undefined : lines.flatMap((line) => line ?? []);
}

type Sums = ReadonlyMap<string, Sen>;

function sumBy(lines: readonly TreasuryLine[], key: (line: TreasuryLine) => string): Sums {
  const sums = new Map<string, Sen>();
  for (const line of lines) sums.set(key(line), (sums.get(key(line)) ?? 0n) + line.amount);
  return sums;
}

/** Sums by account. */
export const byAccount = (lines: readonly TreasuryLine[]): Sums => sumBy(lines, ({ account }) => account);

/** Sums by sub-activity and account. */
export const byLine = (lines: readonly TreasuryLine[]): Sums =>
  sumBy(lines, ({ subActivity, account }) => `${subActivity ?? '-'}|${account}`);

/** Whether two lists of sums say the same. */
export const sumsAgree = (a: Sums, b: Sums): boolean => a.size === b.size && [...a].every(([key, amount]) => b.get(key) === amount);

/**
 * Of two lists of lines of one payment the one with sub-activities, if both give every account the same sum: prints of SPM and SP2D name
 * accounts only, the request behind them also its sub-activities.
 */
export function finerLines(lines: readonly TreasuryLine[], finer: readonly TreasuryLine[]): readonly TreasuryLine[] {
  if (finer.length === 0 || finer.some((line) => line.subActivity === null)) return lines;
  return sumsAgree(byAccount(lines), byAccount(finer)) ? finer : lines;
}

/** Lines that an answer of the API nests in its document. Undefined, with a rejection, when one cannot be read: a part would be a wrong amount. */
export function nestedLines(source: SourceRow, year: number, detail: readonly unknown[], into: SipdConversion): TreasuryLine[] | undefined {
  const lines: TreasuryLine[] = [];
  for (const [i, item] of detail.filter(isRecord).entries()) {
    const amount = readAmount(item.jumlah ?? item.nilaiDetailSpp ?? item.nilai);
    const at = { ...source, columns: { kode_rekening: `detail[${i + 1}].kode_rekening`, jumlah: `detail[${i + 1}].jumlah` } };
    if (amount.kind === 'unreadable') return into.reject(at, 'jumlah', 'amount', amount.reason);
    const texts = { account: rawText(item.kode_rekening ?? item.kodeRekening), subActivity: rawText(item.kode_sub_kegiatan) };
    const line = toLine(at, year, texts, amount.kind === 'amount' ? amount.sen : 0n, into);
    if (line === undefined) return undefined;
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** The date of a document, or the first day of the month that its number ends in (`…/M/2/2024`), told once as inferred. */
export function documentDate(
  source: SourceRow,
  dates: readonly (IsoDate | null)[],
  number: string,
  year: number,
  into: SipdConversion,
): IsoDate | undefined {
  const stated = dates.find((date) => date !== null);
  if (stated) return stated;
  const month = Number(/\/(1[0-2]|[1-9])\/(\d{4})$/.exec(number)?.[1] ?? 0);
  const date = month > 0 ? isoDate(year, month, 1) : (into.context.options.asOf ?? null);
  if (date === null) return into.reject(source, 'tanggal', 'date', `dokumen ${number} tanpa tanggal; isi, atau beri --as-of`);
  into.warnOnce(source, 'date-inferred', 'Dokumen tanpa tanggal diberi tanggal satu bulan yang tertulis pada nomornya.');
  return date;
}

/** What the flags of a document say, in the words of SIPD. */
export function flagStatus(active: boolean, isVerified: boolean | null, isDraft: boolean | null): string | null {
  if (!active) return 'dihapus';
  if (isDraft) return 'draft';
  if (isVerified === null) return null;
  return isVerified ? 'diverifikasi' : 'belum_diverifikasi';
}
