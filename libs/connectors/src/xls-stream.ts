import { CFB } from '@e965/xlsx';
import { FileRefused } from './connector.js';
import type { Inspected } from './workbook-parts.js';
import { locked, macros, startsProgram } from './workbook-refusals.js';

/** What is used of the library's container format, which it leaves untyped. */
interface Containers {
  read(bytes: Buffer, options: { type: 'buffer' }): object;
  find(container: object, path: string): { readonly content?: ArrayLike<number> } | null;
  write(container: object, options: { type: 'buffer' }): Buffer;
  readonly utils: { cfb_new(): object; cfb_add(container: object, path: string, content: Uint8Array): unknown };
}
const containers: Containers = CFB;

const FORMULA = new Set([0x0006, 0x0206, 0x0406]);
/** Records that lead to the values of cells; see [MS-XLS] 2.3.1. Beginning and end, password, code page, day one, sheets, size: */
const FRAME = [0x0809, 0x000a, 0x002f, 0x0042, 0x0022, 0x0085, 0x0200];
/** Shared texts and their continuations, formats (a number may be a date): */
const SHARED = [0x00fc, 0x003c, 0x041e, 0x00e0];
/** Numbers, texts, truth values and errors, and what formulas came to: */
const CELLS = [0x0203, 0x027e, 0x00bd, 0x00fd, 0x0204, 0x00d6, 0x0205, 0x0207, ...FORMULA];
const KEPT = new Set([...FRAME, ...SHARED, ...CELLS]);
/** A record (data table) that the parser knows and skips. */
const SKIPPED = 0x0236;
const BEGIN = 0x0809;
const OLDER_BEGINNINGS = new Set([0x0009, 0x0209, 0x0409]);
/** Row, column, format, value, flags stand before a cell's formula; this length of a formula tells the parser not to read it. */
const FORMULA_AT = 20;
const NOT_READ = 0xffff;
/** A sheet's place and kind; a workbook that formulas refer to, which may be the own one or a list of functions. */
const SHEET_BOUND = 0x0085;
const MACRO_SHEET = 1;
const LINKED_BOOK = 0x01ae;
const OWN_BOOKS = new Set([0x0401, 0x3a01]);
/** Stands between a program and what it is asked for. */
const TOPIC = 3;
/** Excel 5 and 97. */
const VERSIONS = new Set([0x0500, 0x0600]);

/**
 * An xls reduced to the records that lead to values, with the formulas taken out; what they came to stays. On other records the
 * parser may run for ever (a formula of a wrong length), make millions of cells (a link over a sheet) or fill the memory (a text of
 * an older format), and nothing else of the file is of use here. Throws FileRefused.
 */
export function onlyValues(bytes: Uint8Array): Inspected {
  const stream = workbookStream(bytes);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let linksOut = false;
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    linksOut = lookAt(view, at) || linksOut;
    silence(view, at);
  }
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, '/Workbook', stream);
  return { bytes: containers.write(container, { type: 'buffer' }), linksOut, uncalculated: new Map() };
}

/** True for a link to another workbook. Throws FileRefused for a macro sheet and for a link to a program. */
function lookAt(view: DataView, at: number): boolean {
  const type = view.getUint16(at, true);
  const data = at + 4;
  const end = Math.min(data + view.getUint16(at + 2, true), view.byteLength);
  if (type === SHEET_BOUND && data + 6 <= end && view.getUint8(data + 5) === MACRO_SHEET) throw macros();
  if (type !== LINKED_BOOK || data + 4 > end || OWN_BOOKS.has(view.getUint16(data + 2, true))) return false;
  for (let i = data + 4; i < end; i++) if (view.getUint8(i) === TOPIC) throw startsProgram();
  return true;
}

function silence(view: DataView, at: number): void {
  const type = view.getUint16(at, true);
  const length = view.getUint16(at + 2, true);
  const data = at + 4;
  if (OLDER_BEGINNINGS.has(type)) throw tooOld();
  if (type === BEGIN && !(length >= 4 && data + 2 <= view.byteLength && VERSIONS.has(view.getUint16(data, true)))) throw tooOld();
  const whole = length >= FORMULA_AT + 2 && data + length <= view.byteLength;
  if (!KEPT.has(type) || (FORMULA.has(type) && !whole)) view.setUint16(at, SKIPPED, true);
  else if (FORMULA.has(type)) view.setUint16(data + FORMULA_AT, NOT_READ, true);
}

function tooOld(): FileRefused {
  return new FileRefused(
    'unreadable-workbook',
    'Buku kerja rusak atau dari Excel sebelum versi 5. Buka di aplikasi lembar kerja lalu simpan ulang sebagai .xlsx.',
  );
}

/** A copy of the stream that holds sheets and cells. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const container = containers.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' });
  if (containers.find(container, '/EncryptedPackage') || containers.find(container, '/encryption')) throw locked();
  if (containers.find(container, '/_VBA_PROJECT_CUR/VBA/dir') || containers.find(container, '/Macros/VBA/dir')) throw macros();
  const content = (containers.find(container, '/Workbook') ?? containers.find(container, '/Book'))?.content;
  if (!content) throw new FileRefused('unreadable-workbook', 'Berkas ini bukan buku kerja xls. Kirim xlsx, xls, csv, atau JSON.');
  return Uint8Array.from(content);
}
