import { CFB, utils, write } from '@e965/xlsx';
import type { Fact, FactKind } from '@lcc/domain';
import type { Connector, Conversion, ConversionContext, ImportOptions, ReadResult, RowIssue } from './connector.js';
import { connectorById, detectFormat, FileRefused, openFile } from './index.js';
import { knownFacts } from './known-facts.js';

/** A unit the test roster knows, and one it does not. */
export const KOMINFO = '2.16.2.20.2.21.14.0000';
export const STABAT = '7.01.0.00.0.00.07.0000';
export const STRANGER = '1.01.0.00.0.00.01.0000';

const UNITS = [
  { code: KOMINFO, name: 'Dinas Komunikasi dan Informatika' },
  { code: STABAT, name: 'Kecamatan Stabat' },
];

/** What an operator calls the second of them from a day on. */
export const ALIAS = { name: 'Kec. Stabat Kota', from: '2025-08-31' };

/** A conversion into Langkat in 2025, its roster holding two units, its ledger the given facts. */
export function contextWith(options: ImportOptions = {}, known: readonly Fact[] = []): ConversionContext {
  return {
    region: options.region ?? '12.05',
    regionName: 'Kabupaten Langkat',
    options,
    today: '2025-07-15',
    known: knownFacts(known),
    units: {
      byCode: (code) => UNITS.find((u) => u.code === code),
      byName: (name, day) =>
        UNITS.find((u) => u.name.toLowerCase() === name.trim().toLowerCase()) ??
        (name === ALIAS.name && day >= ALIAS.from ? UNITS.find((u) => u.code === STABAT) : undefined),
    },
  };
}

/** What a file came to: the reading's and the conversion's issues together. */
export interface Outcome {
  readonly facts: readonly Fact[];
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly conversion: Conversion;
  readonly read: ReadResult;
}

/** The whole way of a file through one connector, with what the ledger holds. */
export function runFile(id: string, bytes: Uint8Array, options: ImportOptions = {}, inForce: readonly Fact[] = []): Outcome {
  const connector = known(id);
  const name = 'uji';
  const read = connector.read(openFile({ name, bytes, format: detectFormat(bytes, name) }));
  const conversion = connector.convert(read, contextWith(options, inForce));
  return {
    read,
    conversion,
    facts: conversion.facts.map((d) => d.fact),
    rejected: [...read.rejected, ...conversion.rejected],
    warnings: [...read.warnings, ...conversion.warnings],
  };
}

function known(id: string): Connector {
  const found = connectorById(id);
  if (!found) throw new RangeError(`no connector ${id}`);
  return found;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const jsonBytes = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

/** Csv with the columns of the first row and those of the others behind them; every cell quoted when it has to be. */
export function csvBytes(rows: readonly Readonly<Record<string, unknown>>[], delimiter = ','): Uint8Array {
  const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const quoted = (value: unknown): string => {
    const text = value === undefined || value === null ? '' : String(value);
    return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(quoted), ...rows.map((r) => columns.map((c) => quoted(r[c])))];
  return bytesOf(lines.map((l) => l.join(delimiter)).join('\r\n'));
}

/** A cell as a test writes it; `{ error }` is an error cell by its number (23 = `#REF!`), `{ date }` a cell formatted as a date. */
export type TestCell = string | number | { readonly error: number } | { readonly date: number };

/** A workbook whose sheets hold cells by address (`R18`); a sheet whose name begins with a dot is hidden. */
export function workbookBytes(
  sheets: Readonly<Record<string, Readonly<Record<string, TestCell>>>>,
  type: 'xlsx' | 'biff8' | 'xlsb' = 'xlsx',
): Uint8Array {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    const places = Object.keys(cells).map((a) => utils.decode_cell(a));
    const end = { r: Math.max(0, ...places.map((p) => p.r)), c: Math.max(0, ...places.map((p) => p.c)) };
    const sheet = Object.fromEntries(Object.entries(cells).map(([a, value]) => [a, toCell(value)]));
    utils.book_append_sheet(book, { ...sheet, '!ref': utils.encode_range({ r: 0, c: 0 }, end) }, name);
    if (name.startsWith('.')) utils.book_set_sheet_visibility(book, name, 1);
  }
  const written: unknown = write(book, { type: 'array', bookType: type, compression: true });
  if (!(written instanceof ArrayBuffer)) throw new TypeError('workbook was not written as bytes');
  return new Uint8Array(written);
}

function toCell(value: TestCell): { t: string; v: string | number; z?: string } {
  if (typeof value === 'object') return 'date' in value ? { t: 'n', v: value.date, z: 'dd/mm/yyyy' } : { t: 'e', v: value.error };
  return { t: typeof value === 'number' ? 'n' : 's', v: value };
}

/** A table as a workbook: rows of cells from `A1` on, as an office types them. */
export function tableBytes(rows: readonly (readonly (TestCell | null)[])[], type: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, c) => (value === null ? [] : [[utils.encode_cell({ r, c }), value] as const])),
  );
  return workbookBytes({ Data: Object.fromEntries(cells) }, type);
}

/** An xlsx with parts of its archive changed or added, unpacked. */
export function repacked(bytes: Uint8Array, change: Readonly<Record<string, (xml: string) => string | Uint8Array>>): Uint8Array {
  const container: object = CFB.read(bytes, { type: 'array' });
  for (const [path, edit] of Object.entries(change)) {
    const entry: { content?: ArrayLike<number> } | null = CFB.find(container, `/${path}`);
    const edited = edit(new TextDecoder().decode(Uint8Array.from(entry?.content ?? [])));
    CFB.utils.cfb_add(container, `/${path}`, typeof edited === 'string' ? bytesOf(edited) : edited);
  }
  return Uint8Array.from(CFB.write(container, { type: 'array', fileType: 'zip' }));
}

/** Facts of one kind. */
export function factsOf<K extends FactKind>(facts: readonly Fact[], kind: K): Extract<Fact, { kind: K }>[] {
  return facts.filter((f): f is Extract<Fact, { kind: K }> => f.kind === kind);
}

/** Issues of a code, as `row column`. */
export const placesOf = (issues: readonly RowIssue[], code: string): string[] =>
  issues.filter((i) => i.code === code).map((i) => `${i.row} ${i.column}`);

/** The refusal a call ends in; anything else thrown passes on, nothing thrown is a failure. */
export function refusalOf(call: () => unknown): FileRefused {
  try {
    call();
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('not refused');
}
