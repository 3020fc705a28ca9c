import { FileRefused } from './connector.js';
import { MOST_CELLS, MOST_ROWS } from './limits.js';
import { checkFormulas, columnOf, type Uncalculated } from './workbook-formulas.js';
import { macros, startsProgram, tooLargeSheet, unsafeZip } from './workbook-refusals.js';
import { unfoldParts, type ZipPart } from './zip-directory.js';

const MAX_LINKED = 100_000;
/** Cells right of the last column that the format has stand at the end of a row; the first long row tells. */
const WIDE_ADDRESS = /<c r="[A-Z]{4}/;
const LOOKED_AT = 5_000_000;
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/i;
const XML = /\.(xml|rels|vml)$/i;

/** What a workbook holds besides values, and the bytes that the parser may read. */
export interface Inspected {
  readonly bytes: Uint8Array;
  /** Cells whose formula was never calculated, by the sheet's position in the workbook. */
  readonly uncalculated: ReadonlyMap<number, Uncalculated>;
  /** It refers to other workbooks, which are never opened. */
  readonly linksOut: boolean;
}

/**
 * Looks into every part of an xlsx before the parser does. Throws FileRefused for macros, binary sheets, another archive inside,
 * declarations of entities, links that start or fetch something, and more cells than an office's sheet has.
 */
export function inspectWorkbook(bytes: Uint8Array): Inspected {
  const formulas = new Map<string, Uncalculated>();
  const places: { workbook?: string; relations?: string } = {};
  let linksOut = false;
  for (const part of unfoldParts(bytes)) {
    checkPart(part);
    const name = part.name.replace(/^\//, '');
    if (name === '[Content_Types].xml') checkTypes(part.content.toString());
    else if (name === 'xl/workbook.xml') places.workbook = part.content.toString();
    else if (name === 'xl/_rels/workbook.xml.rels') places.relations = part.content.toString();
    else if (/^xl\/externalLinks\/[^/]+\.xml$/i.test(name)) linksOut = checkExternal(part.content) || linksOut;
    else if (SHEET.test(name)) {
      const uncalculated = checkSheet(part.content);
      if (uncalculated) formulas.set(name, uncalculated);
    } else if (name === 'xl/sharedStrings.xml') checkCount(part.content, '<si', 'teks');
  }
  return { bytes, linksOut, uncalculated: formulas.size === 0 ? new Map() : bySheet(formulas, places) };
}

function checkPart({ name, content }: ZipPart): void {
  if (/(^|\/)\.\.(\/|$)|^[a-z]:|\0/i.test(name)) throw unsafeZip('nama bagiannya menunjuk ke luar arsip');
  if (/(^|\/)vbaProject\.bin$|^\/?xl\/(macrosheets|dialogsheets)\//i.test(name)) throw macros();
  if (content.length >= 4 && content.readUInt32LE(0) === 0x04034b50) throw unsafeZip(`bagian ${name} adalah arsip di dalam arsip`);
  if (!XML.test(name)) return;
  if (/^(\xfe\xff|\xff\xfe|\0)/.test(content.subarray(0, 2).toString('latin1'))) throw unsafeZip(`bagian ${name} bukan XML UTF-8`);
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw unsafeZip(`bagian ${name} memuat deklarasi DOCTYPE`);
}

/** A binary workbook (xlsb) is another format; its formulas are not bounded either. Pictures of printers and the like are no sheets. */
function checkTypes(xml: string): void {
  const overrides = xml.split('<').filter((tag) => /^Override\b/i.test(tag)); // a default by extension says nothing of what is there
  if (overrides.some((tag) => /\.bin["']/i.test(tag) && !/printerSettings|oleObject|activeX|customProperty/i.test(tag)))
    throw new FileRefused('unknown-format', 'Buku kerja biner (xlsb) tidak dibaca. Simpan sebagai .xlsx lalu kirim ulang.');
  if (overrides.some((tag) => /macroEnabled/i.test(tag))) throw macros();
}

/** Links to other workbooks are what offices have; a link to a program is an attack. */
function checkExternal(content: Buffer): boolean {
  if (/<(?:\w+:)?(ddeLink|oleLink)\b/.test(content.toString())) throw startsProgram();
  return true;
}

function checkSheet(content: Buffer): Uncalculated | undefined {
  checkCount(content, '<c ', 'sel');
  checkRows(content);
  if (WIDE_ADDRESS.test(content.toString('latin1', 0, Math.min(content.length, LOOKED_AT))))
    throw unsafeZip('lembarnya memuat kolom sesudah XFD');
  if (content.includes('hyperlink')) checkLinks(content.toString());
  return checkFormulas(content);
}

function checkCount(content: Buffer, tag: string, what: string): void {
  let count = 0;
  for (let at = content.indexOf(tag); at >= 0; at = content.indexOf(tag, at + tag.length))
    if (++count > MOST_CELLS) throw unsafeZip(`memuat lebih dari ${MOST_CELLS} ${what}`);
}

/** Rows that hold a value; those that are only formatted are many in honest files. */
function checkRows(content: Buffer): void {
  const values = ['<v>', '<is>'].map((tag) => ({ tag, at: content.indexOf(tag) }));
  let filled = 0;
  for (let row = content.indexOf('<row'); row >= 0; ) {
    const next = content.indexOf('<row', row + 4);
    const end = next < 0 ? content.length : next;
    for (const value of values) if (value.at >= 0 && value.at < row) value.at = content.indexOf(value.tag, row);
    if (values.some(({ at }) => at >= 0 && at < end) && ++filled > MOST_ROWS)
      throw tooLargeSheet('lembar kerja', `lebih dari ${MOST_ROWS} baris terisi`);
    row = next;
  }
}

/** The parser makes a cell of every place a link covers; a link over a whole sheet would be seventeen thousand million of them. */
function checkLinks(xml: string): void {
  let cells = 0;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?hyperlink\s[^<>]*>/g)) {
    const ref = /\bref\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
    const range = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
    if (range) cells += (columnOf(range[3] ?? '') - columnOf(range[1] ?? '') + 1) * (Number(range[4]) - Number(range[2]) + 1);
    else if (ref.includes(':')) cells = Number.POSITIVE_INFINITY;
    if (cells > MAX_LINKED)
      throw new FileRefused('unsafe-zip', `Lembar memuat tautan atas lebih dari ${MAX_LINKED} sel. Hapus tautannya lalu kirim ulang.`);
  }
}

/** Parts of sheets to their position: the workbook lists sheets by a relation's id, the relations name the part. */
function bySheet(
  formulas: ReadonlyMap<string, Uncalculated>,
  places: { workbook?: string; relations?: string },
): Map<number, Uncalculated> {
  const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of (places.relations ?? '').matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'));
  const found = new Map<number, Uncalculated>();
  for (const [i, [tag]] of [...(places.workbook ?? '').matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].entries()) {
    const uncalculated = formulas.get(targets.get(attribute(tag, '\\w+:id')) ?? '');
    if (uncalculated) found.set(i, uncalculated);
  }
  return found;
}
