import { FileRefused } from './connector.js';
import { endOfString } from './json-text.js';

/** What a file may hold. A year of a large regency's budget lines is about a third of each. */
export const MOST_ROWS = 300_000;
export const MOST_COLUMNS = 256;
export const MOST_CELLS = 6_000_000;
/** Levels of JSON, one in the other. */
export const MOST_DEPTH = 32;

/** A text of this length holds at most what can be parsed and counted after. */
const HARMLESS = 2_000_000;
const [QUOTE, COMMA, LINE, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x22, 0x2c, 0x0a, 0x7b, 0x7d, 0x5b, 0x5d];
/** Rows of `{"data": [{…}]}` stand this deep. */
const ROW_DEPTH = 2;

const tooMany = (what: string): FileRefused =>
  new FileRefused('too-many-rows', `Berkas memuat lebih dari ${what}; pecah menjadi beberapa berkas.`);
const rows = `${MOST_ROWS.toLocaleString('id-ID')} baris`;
const values = `${MOST_CELLS.toLocaleString('id-ID')} isian`;

/** Throws FileRefused for JSON of more rows or values than are read: parsing it first would take the memory it is refused for. */
export function refuseEndlessJson(text: string): void {
  if (text.length < HARMLESS) return;
  let [depth, commas, items, objects] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) at = endOfString(text, at) - 1;
    else if (c === COMMA) {
      commas += 1;
      if (depth <= 1) items += 1;
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      if (c === OPEN_OBJECT && depth <= ROW_DEPTH) objects += 1;
      depth += 1;
      if (depth > MOST_DEPTH) return; // the parser says where
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) depth -= 1;
    if (items >= MOST_ROWS || objects > MOST_ROWS) throw tooMany(rows);
    if (commas > MOST_CELLS) throw tooMany(values);
  }
}

/** The same for lines of which each is a row, and for the values between delimiters (a character code), which may stand in several lines. */
export function refuseEndlessLines(text: string, delimiter: number | null): void {
  if (text.length < HARMLESS) return;
  let [lines, cells, begin] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === delimiter) cells += 1;
    else if (c === LINE) {
      if (at > begin + 1) lines += 1;
      begin = at + 1;
    }
    // A quoted value may hold lines of its own.
    if (lines > (delimiter === null ? MOST_ROWS : 3 * MOST_ROWS)) throw tooMany(rows);
    if (cells > MOST_CELLS) throw tooMany(values);
  }
}
