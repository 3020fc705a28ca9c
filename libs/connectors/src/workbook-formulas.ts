import { startsProgram } from './workbook-refusals.js';

/** Cells of a sheet whose formula has no stored result. */
export interface Uncalculated {
  /** Addresses, `R18`. */
  readonly cells: ReadonlySet<string>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** What a cell holds, as an error, whose formula was never calculated. */
export const UNCALCULATED = 'rumus belum dihitung';
/** No program of an office writes a longer one. */
const LONGEST_FORMULA = 32_768;
const OUTWARD = /\b(WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(\.ID)?|EXEC|DDE)\s*\(|\w\s*\|\s*['\w]/i;
const [SPACE_MARK, CLOSE_MARK, SLASH, OPEN_MARK] = [0x20, 0x3e, 0x2f, 0x3c];

/**
 * Looks at the formulas of a sheet without evaluating any. Throws FileRefused for one that starts a program or fetches something;
 * answers the cells that were never calculated, which a program writes that is no spreadsheet: their value is not known, not zero.
 */
export function checkFormulas(sheet: Buffer): Uncalculated | undefined {
  const cells = new Set<string>();
  let [lastRow, lastColumn] = [0, 0];
  for (let at = sheet.indexOf('<f'); at >= 0; at = sheet.indexOf('<f', at + 2)) {
    const after = behindFormula(sheet, at);
    if (after === undefined || hasValue(sheet, after)) continue;
    const place = /\sr="([A-Z]{1,3})(\d{1,7})"/.exec(cellTag(sheet, at));
    if (!place) continue;
    cells.add(`${place[1]}${place[2]}`);
    lastRow = Math.max(lastRow, Number(place[2]));
    lastColumn = Math.max(lastColumn, columnOf(place[1] ?? ''));
  }
  return cells.size === 0 ? undefined : { cells, lastRow, lastColumn };
}

/** Column letters to the 1-based number. */
export const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);

/** The place behind the formula that begins at `at`; undefined when another tag begins there (`<family`). */
function behindFormula(sheet: Buffer, at: number): number | undefined {
  const next = sheet[at + 2];
  if (next !== SPACE_MARK && next !== CLOSE_MARK && next !== SLASH) return undefined;
  const close = sheet.indexOf(CLOSE_MARK, at);
  if (close < 0) return undefined;
  if (sheet[close - 1] === SLASH) return close + 1;
  const end = sheet.indexOf('</f>', close);
  if (end < 0) return undefined;
  const text = sheet.toString('utf8', close + 1, Math.min(end, close + 1 + LONGEST_FORMULA));
  if (
    OUTWARD.test(
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replace(/"[^"]*"/g, ''),
    )
  )
    throw startsProgram();
  return end + 4;
}

/** True when a result follows, or when the cell holds an empty text. */
function hasValue(sheet: Buffer, after: number): boolean {
  const follows = sheet.toString('latin1', after, after + 40).trimStart();
  const value = /^<v(?:\s[^>]*)?>/.exec(follows)?.[0];
  if (value !== undefined && follows.charCodeAt(value.length) !== OPEN_MARK) return true;
  return /\st="str"/.test(cellTag(sheet, after));
}

function cellTag(sheet: Buffer, within: number): string {
  const start = sheet.lastIndexOf('<c ', within);
  return start < 0 ? '' : sheet.toString('latin1', start, Math.min(within, start + 200)).replace(/>.*$/s, '>');
}
