import { FileRefused, type OpenedFile, type RowIssue, type SourceFile, type SourceFormat, type SourceRow } from './connector.js';
import { decodeText } from './decode-text.js';
import { fieldKey, openDelimited } from './delimited.js';
import { parseJsonLossless } from './json-lossless.js';
import { refuseEndlessLines } from './limits.js';
import { openWorkbook } from './workbook.js';
import { zipNames } from './zip-directory.js';

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'PDF'],
  [/^<(!doctype|html|table|\?xml|head|body|meta)/i, 'halaman HTML atau XML'],
  [/^\{\\rtf/, 'RTF'],
];

/** The format of a file by its content; its name is never looked at, save in messages. Throws FileRefused. */
export function detectFormat(bytes: Uint8Array, name: string): SourceFormat {
  if (bytes.length === 0) throw new FileRefused('empty', `Berkas ${name} kosong.`);
  if (startsWith(bytes, ZIP)) return detectZip(bytes, name);
  if (startsWith(bytes, OLE2)) return 'xls';
  const text = decodeText(bytes).trimStart();
  if (text === '') throw new FileRefused('empty', `Berkas ${name} kosong.`);
  const foreign = FOREIGN.find(([mark]) => mark.test(text));
  if (foreign) throw new FileRefused('unknown-format', `Berkas ${name} adalah ${foreign[1]}. Kirim xlsx, xls, csv, atau JSON.`);
  if (text.startsWith('[')) return 'json';
  if (text.startsWith('{')) return looksLikeLines(text) ? 'ndjson' : 'json';
  return 'csv';
}

/** A year of budget lines is about half of each. */
const MOST_BYTES = { workbook: 50_000_000, json: 100_000_000, csv: 50_000_000 };

/** Bytes of the largest file that is opened, whatever it begins with. */
export const LARGEST_FILE = Math.max(...Object.values(MOST_BYTES));

/** Bytes that a file may have which begins like this; it need not be read to be refused. */
export function mostBytes(head: Uint8Array): number {
  if (startsWith(head, ZIP) || startsWith(head, OLE2)) return MOST_BYTES.workbook;
  const first = head.find((b) => b > 0x20 && b < 0x80);
  return first === 0x5b || first === 0x7b ? MOST_BYTES.json : MOST_BYTES.csv; // [ or {
}

/** Opens a file by its format. Throws FileRefused and nothing else. */
export function openFile(file: SourceFile): OpenedFile {
  switch (file.format) {
    case 'xlsx':
    case 'xls':
      return openWorkbook(file);
    case 'csv':
      return openDelimited(decodeText(file.bytes), file.name);
    case 'json':
      return openJson(decodeText(file.bytes), file.name);
    case 'ndjson':
      return openJsonLines(decodeText(file.bytes), file.name);
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((b, i) => bytes[i] === b);
}

function detectZip(bytes: Uint8Array, name: string): SourceFormat {
  const names = zipNames(bytes);
  if (names?.includes('[Content_Types].xml') && names.some((n) => /^\/?xl\//.test(n))) return 'xlsx';
  throw new FileRefused('unknown-format', `Berkas ${name} adalah arsip zip, bukan buku kerja xlsx. Kirim lembar kerjanya sendiri.`);
}

/** Lines that tell what the rest is like. */
const TELLING_LINES = 1_000;

/** One object a line, against one object over several lines: most lines are whole objects (the lines of an array end in a comma). */
function looksLikeLines(text: string): boolean {
  const lines: string[] = [];
  for (let at = 0; at < text.length && lines.length < TELLING_LINES; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end).trim();
    if (line !== '') lines.push(line);
    at = end < 0 ? text.length : end + 1;
  }
  return lines.length === 1 || lines.filter((line) => line.startsWith('{') && line.endsWith('}')).length * 2 >= lines.length;
}

function openJson(text: string, name: string): OpenedFile {
  const value = parseJsonLossless(text);
  const items = Array.isArray(value) ? value : wrapped(value);
  const rejected: RowIssue[] = [];
  const records: SourceRow[] = [];
  for (const [i, item] of items.entries()) {
    if (isRecord(item)) records.push({ row: i + 1, fields: item, origin: 'json' });
    else rejected.push(notAnObject(i + 1));
  }
  return { kind: 'records', name, records, headings: headingsOf(records), rejected };
}

/** A single object is one row, unless it only wraps an array under `data`, as answers of SIPD do. */
function wrapped(value: unknown): readonly unknown[] {
  if (!isRecord(value)) throw new FileRefused('bad-json', 'JSON harus berupa larik baris ([{…}, …]) atau satu objek per baris.');
  return Array.isArray(value.data) ? value.data : [value];
}

function openJsonLines(text: string, name: string): OpenedFile {
  refuseEndlessLines(text, null);
  const records: SourceRow[] = [];
  const rejected: RowIssue[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const item = parseLine(line, i + 1, rejected);
    if (isRecord(item)) records.push({ row: i + 1, fields: item, origin: 'json' });
    else if (item !== undefined) rejected.push(notAnObject(i + 1));
  }
  const [only] = records;
  if (only && records.length === 1 && rejected.length === 0 && Array.isArray(only.fields.data)) return openJson(text, name);
  return { kind: 'records', name, records, headings: headingsOf(records), rejected };
}

function parseLine(line: string, row: number, rejected: RowIssue[]): unknown {
  try {
    return parseJsonLossless(line);
  } catch (error) {
    if (!(error instanceof FileRefused) || error.code === 'too-many-rows') throw error;
    rejected.push({
      row,
      column: error.column,
      code: error.code,
      message: error.message.replace(/^JSON rusak di baris 1/, `JSON rusak di baris ${row}`),
    });
    return undefined;
  }
}

function notAnObject(row: number): RowIssue {
  return { row, column: null, code: 'not-a-row', message: `Baris ${row} bukan objek JSON; tiap baris harus berupa {"isian": nilai}.` };
}

function headingsOf(records: readonly SourceRow[]): string[] {
  const written = new Set<string>();
  for (const { fields } of records) for (const name of Object.keys(fields)) written.add(name);
  return [...new Set([...written].map(fieldKey))];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
}
