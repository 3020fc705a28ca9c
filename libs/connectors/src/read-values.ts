import {
  type AmountReading,
  businessDate,
  decimalToSen,
  type IsoDate,
  isoDate,
  parseIsoDate,
  readAmountText,
  readNumberCell,
  yearOf,
} from '@lcc/domain';
import { ExactNumber } from './connector.js';
import { parseIndonesianDate } from './period-text.js';
import { UNCALCULATED } from './workbook-formulas.js';

const LONGEST_AMOUNT = 100;

/** An amount of any source: number cell, exact JSON number, or text; blank is absence, never zero. */
export function readAmount(value: unknown): AmountReading {
  if (value === null || value === undefined) return { kind: 'blank' };
  if (typeof value === 'number') return readNumberCell(value);
  if (value instanceof ExactNumber) return readExactNumber(value.text);
  if (typeof value === 'string') return value.length > LONGEST_AMOUNT ? tooLong(value) : readAmountText(value);
  return { kind: 'unreadable', reason: notANumber(value) };
}

const tooLong = (text: string): AmountReading => ({
  kind: 'unreadable',
  reason: `"${text.slice(0, 20)}…" terlalu panjang untuk jumlah; tulis angka saja`,
});

/** Text of a cell or field, trimmed; null when blank; undefined when it holds something else (a date, an error, a list). */
export function readText(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof ExactNumber ? value.text : undefined;
}

/** 1 January 2000 and 2100 as a workbook counts days. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_051];
const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The text of a date, where a workbook's cell may hold a date or, unformatted, the number of its day; otherwise as {@link readText}. */
export function readDateText(value: unknown): string | null | undefined {
  // A time before midnight of half a second is the noise of a double, not another day.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : new Date(value.getTime() + 500).toISOString().slice(0, 10);
  if (typeof value === 'number' && value >= FIRST_SERIAL && value < LAST_SERIAL)
    return new Date(DAY_ZERO + Math.floor(value) * DAY_MS).toISOString().slice(0, 10);
  return readText(value);
}

/** What stands in a cell that should hold text or a number, and what to do; for messages. */
export function notANumber(value: unknown): string {
  const error = errorOf(value);
  if (error === UNCALCULATED) return 'sel berisi rumus yang belum dihitung; buka di aplikasi lembar kerja, simpan, lalu kirim ulang';
  if (error) return `sel berisi galat ${error}; perbaiki rumusnya lalu simpan nilainya`;
  if (value instanceof Date) return 'sel terbaca sebagai tanggal; ubah format selnya menjadi teks atau angka';
  return 'isi bukan angka atau teks';
}

function errorOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'error' in value ? String(value.error) : null;
}

/** A JSON number with its exponent undone (`1.5e9`). */
function readExactNumber(text: string): AmountReading {
  if (text.length > LONGEST_AMOUNT) return tooLong(text);
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  const unreadable: AmountReading = {
    kind: 'unreadable',
    reason: `angka ${text.slice(0, 40)} terlalu besar; jumlah paling banyak 18 angka`,
  };
  if (!m) return unreadable;
  const exponent = Number(m[4] ?? 0);
  if (Math.abs(exponent) > 400) return unreadable;
  const digits = `${'0'.repeat(Math.max(0, -exponent))}${m[2]}${m[3] ?? ''}${'0'.repeat(Math.max(0, exponent))}`;
  const point = Math.max(0, -exponent) + (m[2] ?? '').length + exponent;
  const read = decimalToSen(`${m[1]}${digits.slice(0, point) || '0'}.${digits.slice(point) || '0'}`);
  return read ? { kind: 'amount', sen: read.sen, fromText: false, rounded: read.rounded } : unreadable;
}

/**
 * A business date: `2025-02-27`, `27-02-2025`, `27/02/2025`, `27 Februari 2025`, each with an optional time. A time without zone is
 * Asia/Jakarta; midnight `Z` is a date that must not be shifted; any other instant is turned into its day in Asia/Jakarta.
 * Null for no date at all, for empty dates of old systems (`0001-01-01`) and for years before 2000.
 */
export function readDate(text: string): IsoDate | null {
  const date = calendarDate(text.trim());
  return date !== null && yearOf(date) >= 2000 && yearOf(date) < 2100 ? date : null;
}

function calendarDate(text: string): IsoDate | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (iso) return isoWithTime(iso[1] ?? '', iso[2], iso[3]);
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (numeric) return parseIsoDate(isoDate(Number(numeric[3]), Number(numeric[2]), Number(numeric[1])));
  return parseIndonesianDate(text);
}

function isoWithTime(day: string, time: string | undefined, zone: string | undefined): IsoDate | null {
  const date = parseIsoDate(day);
  if (date === null || time === undefined || zone === undefined) return date;
  const midnight = /^00:00(:00(\.0+)?)?$/.test(time);
  if (midnight) return date;
  const seconds = time.length === 5 ? `${time}:00` : time.replace(/(\.\d{3})\d+$/, '$1');
  const zoned = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const instant = Date.parse(`${day}T${seconds}${zoned}`);
  return Number.isNaN(instant) ? null : businessDate(instant);
}

/** A plain decimal without needless zeros; undefined for anything else. */
export function readPlainDecimal(text: string): string | undefined {
  const parts = /^(-?)0*(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, sign, whole, fraction = ''] = parts;
  const rest = fraction.replace(/0+$/, '');
  const number = rest === '' ? `${whole}` : `${whole}.${rest}`;
  return number === '0' ? '0' : `${sign}${number}`;
}

/** An instant with a zone, or a date, which is its midnight in Jakarta; in UTC. */
export function readInstant(text: string): string | undefined {
  const trimmed = text.trim();
  const withZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(trimmed);
  const date = /^\d{4}-\d\d-\d\d$/.test(trimmed);
  const ms = withZone ? Date.parse(trimmed.replace(' ', 'T')) : date ? Date.parse(`${trimmed}T00:00:00+07:00`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
