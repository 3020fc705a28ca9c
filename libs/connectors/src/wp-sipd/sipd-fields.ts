import { type AmountReading, type IsoDate, parseSubActivityCode } from '@lcc/domain';
import { ExactNumber } from '../connector.js';
import { readAmount, readDate, readDateText, readText } from '../read-values.js';
import { type Amount, field, must, optionally, optionalMeta, Problem, requiredMeta, toAccount, toWorkUnit, toYear } from '../row-fields.js';

/** How exports of MySQL write nothing. */
const NOTHING = /^(null|\\n|undefined)$/i;
/** How SIPD writes no date: years 0 and 1. */
const NO_DATE = /^0{3}[01]-/;
const EXPONENT = /^-?\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/;

/** A value of a column, `NULL` and `\N` of an export turned into nothing. */
const given = (value: unknown): unknown => (typeof value === 'string' && NOTHING.test(value.trim()) ? null : value);

/** An amount of a DOUBLE column: plain, or with the exponent that a printed double may have. */
function readDouble(value: unknown): AmountReading {
  const text = typeof value === 'string' ? value.trim() : null;
  return readAmount(text !== null && EXPONENT.test(text) ? new ExactNumber(text) : given(value));
}

function toAmount(reading: AmountReading): Amount | null | Problem {
  if (reading.kind === 'amount') return reading;
  return reading.kind === 'blank' ? null : new Problem('amount', reading.reason);
}

/** An id; `0` means none. */
const toId = (text: string): string | null => (/^0+$/.test(text) ? null : text);

const toDate = (text: string): IsoDate | null | Problem =>
  NO_DATE.test(text)
    ? null
    : (readDate(text) ?? new Problem('date', `"${text}" bukan tanggal yang dapat dipakai; tulis TTTT-BB-HH, misalnya 2025-02-27`));

const FLAGS: Readonly<Record<string, boolean>> = { '0': false, '1': true, false: false, true: true, '\u0000': false, '\u0001': true };
const toFlag = (text: string): boolean | Problem =>
  FLAGS[text.toLowerCase()] ?? new Problem('flag', `"${text.slice(0, 20)}" bukan 0 atau 1`);

/** A name without the code that SIPD writes before it: `7.01.02.2.01.01 Koordinasi …`. */
const toName = (text: string): string =>
  text
    .replace(/^(?:\d+|X)(?:\.(?:\d+|XX))+\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim() || text;

const optional = <T>(title: string, read: (text: string) => T | null | Problem) =>
  field(optionalMeta(title), (v) => optionally<T | null>(given(v), read));
const required = <T>(title: string, read: (text: string) => T | null | Problem) =>
  field(requiredMeta(title), (v): T | Problem => must(optionally<T | null>(given(v), read), title));

/** Readers of the columns of wp-sipd, with the habits of its exports. */
export const sipd = {
  text: (title: string) => required(title, (t) => t),
  optionalText: (title: string) => optional(title, (t) => t),
  optionalName: (title: string) => optional(title, toName),
  name: (title: string) => required(title, toName),
  id: (title: string) => required(title, toId),
  optionalId: (title: string) => optional(title, toId),
  workUnit: (title: string) => required(title, toWorkUnit),
  optionalWorkUnit: (title: string) => optional(title, toWorkUnit),
  account: (title: string) => required(title, toAccount),
  optionalAccount: (title: string) => optional(title, toAccount),
  optionalDate: (title: string) => field(optionalMeta(title), (v) => optionally<IsoDate | null>(given(v), toDate, readDateText)),
  optionalFlag: (title: string) => optional(title, toFlag),
  /** The fiscal year; `--year` may give it instead. */
  year: (title: string) => field(requiredMeta(title), (v) => optionally(given(v), toYear)),
  optionalYear: (title: string) => optional(title, (t) => (/^0+$/.test(t) ? null : toYear(t))),
  amount: (title: string) => field(requiredMeta(title), (v): Amount | Problem => must(toAmount(readDouble(v)), title)),
  optionalAmount: (title: string) => field(optionalMeta(title), (v) => toAmount(readDouble(v))),
  /** A nested list of objects, as answers of the API carry them. */
  list: (title: string) =>
    field(optionalMeta(title), (v): readonly unknown[] | Problem => {
      if (v === null || v === undefined || given(v) === null || v === '') return [];
      return Array.isArray(v) ? v : new Problem('unreadable', `${title} harus berupa larik`);
    }),
};

/** Text of a field as it came, for look-ups before the row is read. */
export const rawText = (value: unknown): string | null => readText(given(value)) ?? null;

/** A sub-activity and the account behind it, as prints of SP2D join them: `1.03.10.2.01.0029.5.2.04.01.01.0003`. */
export function splitAccount(text: string, year: number): { subActivity: string | null; account: string } {
  const parts = text.split('.');
  const head = parseSubActivityCode(parts.slice(0, 6).join('.'), year);
  return parts.length > 6 && head ? { subActivity: head.code, account: parts.slice(6).join('.') } : { subActivity: null, account: text };
}
