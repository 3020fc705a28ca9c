import {
  type AccountCode,
  type AmountReading,
  type IsoDate,
  parseAccountCode,
  parseWorkUnitCode,
  type Sen,
  type WorkUnitCode,
} from '@lcc/domain';
import { z } from 'zod';
import { FileRefused, type OpenedFile, type SourceRow } from './connector.js';
import { fieldKey } from './delimited.js';
import type { Issues, Place } from './issues.js';
import { notANumber, readAmount, readDate, readDateText, readText } from './read-values.js';

/** An amount that was there, with what has to be warned about. */
export interface Amount {
  readonly sen: Sen;
  readonly fromText: boolean;
  readonly rounded: boolean;
}

/** Nothing an office writes in one field is longer; codes are matched in time that grows with the square of it. */
const LONGEST_TEXT = 4000;

/** Why a field cannot be used: a code, and in Indonesian what is wrong with the remedy. */
export class Problem {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

export interface FieldMeta {
  readonly title: string;
  readonly required: boolean;
}

interface Reading {
  readonly meta: FieldMeta;
  readonly read: (value: unknown) => unknown;
}

/** What each field was made from. Rows are read by it directly: through the schema every field costs a parse of its own. */
const readings = new WeakMap<object, Reading>();

/** A field of a row: read from whatever the source held, documented by `meta`. */
export function field<T>(meta: FieldMeta, read: (value: unknown) => T | Problem) {
  const schema = z.unknown().transform((value, ctx): T => {
    const result = read(value);
    if (!(result instanceof Problem)) return result;
    ctx.addIssue({ code: 'custom', message: result.message, params: { code: result.code } });
    return z.NEVER;
  });
  readings.set(schema, { meta, read });
  return schema;
}

export const optionalMeta = (title: string): FieldMeta => ({ title, required: false });
export const requiredMeta = (title: string): FieldMeta => ({ title, required: true });

/** Null for a blank; text of a readable length goes to `read`. */
export function optionally<T>(value: unknown, read: (text: string) => T | Problem, textOf = readText): T | null | Problem {
  const text = textOf(value);
  if (text === undefined) return new Problem('unreadable', notANumber(value));
  if (text !== null && text.length > LONGEST_TEXT)
    return new Problem('too-long', `isi ${text.length} huruf; paling banyak ${LONGEST_TEXT}`);
  return text === null ? null : read(text);
}

export function must<T>(value: T | null | Problem, title: string): T | Problem {
  return value === null ? new Problem('blank', `${title} kosong; isi lalu kirim ulang`) : value;
}

/** Readings kept of one field, and the longest text that is worth it. */
const MOST_KEPT = 4_096;
const LONGEST_KEPT = 40;

/** The codes and days of a file repeat from row to row: each is read once. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return read(text);
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(text, (value = read(text)));
    }
    return value;
  };
}

export const toWorkUnit = once(
  (text): WorkUnitCode | Problem =>
    parseWorkUnitCode(text) ?? new Problem('work-unit-code', `"${text}" bukan kode SKPD; tulis lengkap, misalnya 1.01.0.00.0.00.01.0000`),
);

export const toAccount = once(
  (text): AccountCode | Problem =>
    parseAccountCode(text) ?? new Problem('account-code', `"${text}" bukan kode rekening; tulis misalnya 5.1.01 atau 5.1.01.01.01.0001`),
);

const toDate = once(
  (text): IsoDate | Problem =>
    readDate(text) ?? new Problem('date', `"${text}" bukan tanggal yang dapat dipakai; tulis TTTT-BB-HH, misalnya 2025-02-27`),
);

export const toYear = (text: string): number | Problem =>
  /^20\d{2}$/.test(text) ? Number(text) : new Problem('year', `"${text}" bukan tahun anggaran; tulis empat angka, misalnya 2025`);

/** Field readers. Those of `told` are required in the file's documentation, yet an option may give them instead. */
export const fields = {
  text: (title: string) =>
    field(requiredMeta(title), (v) =>
      must(
        optionally(v, (t) => t),
        title,
      ),
    ),
  optionalText: (title: string) => field(optionalMeta(title), (v) => optionally(v, (t) => t)),
  workUnit: (title: string) => field(requiredMeta(title), (v) => must(optionally(v, toWorkUnit), title)),
  optionalWorkUnit: (title: string) => field(optionalMeta(title), (v) => optionally(v, toWorkUnit)),
  account: (title: string) => field(requiredMeta(title), (v) => must(optionally(v, toAccount), title)),
  optionalAccount: (title: string) => field(optionalMeta(title), (v) => optionally(v, toAccount)),
  date: (title: string) => field(requiredMeta(title), (v) => must(optionally(v, toDate, readDateText), title)),
  optionalDate: (title: string) => field(optionalMeta(title), (v) => optionally(v, toDate, readDateText)),
  amount: (title: string) => field(requiredMeta(title), (v) => toAmount(readAmount(v), title)),
  /** The reading itself: whether a blank or unreadable amount matters depends on the other rows. */
  amountReading: (title: string, required = true) => field({ title, required }, readAmount),
  told: {
    year: (title: string) => field(requiredMeta(title), (v) => optionally(v, toYear)),
    workUnit: (title: string) => field(requiredMeta(title), (v) => optionally(v, toWorkUnit)),
    date: (title: string) => field(requiredMeta(title), (v) => optionally(v, toDate, readDateText)),
    text: (title: string) => field(requiredMeta(title), (v) => optionally(v, (t) => t)),
  },
  /** A list of objects; each is read by its own schema later. */
  list: (title: string) =>
    field(requiredMeta(title), (v): readonly unknown[] | Problem => {
      if (v === null || v === undefined) return [];
      return Array.isArray(v) ? v : new Problem('unreadable', `${title} harus berupa larik`);
    }),
};

function toAmount(reading: AmountReading, title: string): Amount | Problem {
  if (reading.kind === 'amount') return reading;
  if (reading.kind === 'blank') return new Problem('blank', `${title} kosong; tulis 0 bila memang nol`);
  return new Problem('amount', reading.reason);
}

/** Documentation of a row, drawn from its schema. */
export function fieldsOf(schema: z.ZodObject): { name: string; required: boolean; title: string }[] {
  return Object.entries(schema.shape).map(([name, type]) => ({ name, ...readingOf(type).meta }));
}

/** Where a field of a row stands: its column letter or heading when known. */
export function placeOf(row: SourceRow, name: string): Place {
  return { row: row.row, column: row.columns?.[name] ?? name };
}

/** A row schema as rows are read by it, with the names of the row read last: those of one file are mostly the same. */
interface Layout {
  readonly names: readonly string[];
  readonly readings: readonly Reading[];
  written: string;
  places: readonly (string | undefined)[];
}

const layouts = new WeakMap<z.ZodObject, Layout>();

function layoutOf(schema: z.ZodObject): Layout {
  let layout = layouts.get(schema);
  if (!layout) {
    const names = Object.keys(schema.shape);
    layout = { names, readings: Object.values(schema.shape).map(readingOf), written: '', places: names.map(() => undefined) };
    layouts.set(schema, layout);
  }
  return layout;
}

function readingOf(type: object): Reading {
  const reading = readings.get(type);
  if (!reading) throw new TypeError('the fields of a row are made by `fields`');
  return reading;
}

/** For each field of a layout, the name it has in this row; matched without regard to case, the last one holds. */
function placesIn(layout: Layout, written: readonly string[]): readonly (string | undefined)[] {
  const all = written.join('\n');
  if (all !== layout.written) {
    const byKey = new Map(written.map((name) => [fieldKey(name), name]));
    layout.places = layout.names.map((name) => byKey.get(fieldKey(name)));
    layout.written = all;
  }
  return layout.places;
}

/** Reads a row by its schema, names matched without regard to case; its problems are rejections. Undefined when it has any. */
export function parseRow<S extends z.ZodObject>(schema: S, row: SourceRow, issues: Issues): z.output<S> | undefined {
  const layout = layoutOf(schema);
  const places = placesIn(layout, Object.keys(row.fields));
  const values: Record<string, unknown> = {};
  let isGood = true;
  for (const [i, name] of layout.names.entries()) {
    const place = places[i];
    const value = (layout.readings[i] as Reading).read(place === undefined ? null : (row.fields[place] ?? null));
    values[name] = value;
    if (!(value instanceof Problem)) continue;
    isGood = false;
    const at = placeOf(row, name);
    issues.reject(at, value.code, `${whereInWords(at)}: ${value.message}.`);
  }
  return isGood ? (values as z.output<S>) : undefined;
}

/** `baris 12 kolom R`, for the beginning of a message. */
export function whereInWords(place: Place): string {
  const row = place.row === null ? 'Berkas' : `Baris ${place.row}`;
  return place.column === null ? row : `${row} kolom ${place.column}`;
}

/** Warns of an amount that was text where a number was expected, or that had more than two decimals. */
export function warnOfAmount(amount: Amount, row: SourceRow, name: string, issues: Issues): void {
  const place = placeOf(row, name);
  if (amount.fromText && row.origin === 'workbook')
    issues.warn(place, 'text-amount', `${whereInWords(place)}: jumlah ditulis sebagai teks; dibaca, sebaiknya diketik sebagai angka.`);
  if (amount.rounded) issues.warn(place, 'rounded', `${whereInWords(place)}: lebih dari dua angka di belakang koma; dibulatkan ke sen.`);
}

/** Records with every required column that no option can give, each known column once. Throws FileRefused naming the column. */
export function requireHeadings(
  table: OpenedFile,
  schema: z.ZodObject,
  needed: readonly string[],
): asserts table is Extract<OpenedFile, { kind: 'records' }> {
  if (table.kind !== 'records')
    throw new FileRefused('wrong-layout', 'Berkas ini bukan tabel baris; kirim csv atau JSON dengan nama kolom yang didokumentasikan.');
  const missing = needed.filter((n) => !table.headings.includes(n));
  if (table.records.length > 0 && missing.length > 0)
    throw new FileRefused('missing-column', `Kolom tidak ditemukan: ${missing.join(', ')}.`);
  const known = new Set(Object.keys(schema.shape));
  const twice = table.headings.find((h, i) => known.has(h) && table.headings.indexOf(h) !== i);
  if (twice) throw new FileRefused('duplicate-column', `Kolom ${twice} ada dua; sisakan satu.`);
}

/** True when every name is among the headings of a file of records. */
export function hasHeadings(table: OpenedFile, ...names: readonly string[]): boolean {
  return table.kind === 'records' && names.every((n) => table.headings.includes(n));
}
