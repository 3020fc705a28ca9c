import { FileRefused, type FileStatement, type OpenedFile, type Sheet } from './connector.js';
import { parsePeriod, type StatedPeriod } from './period-text.js';
import { readAmount } from './read-values.js';
import { isStatedName } from './target.js';
import { type Cell, columnLetters } from './workbook.js';

/** Columns further right are not looked at: no form of these is that wide. */
export const MAX_COLUMNS = 60;

/** Text of a cell, or undefined when it is not text. */
export function cellText(sheet: Sheet, row: number, column: number): string | undefined {
  const value = sheet.cell(row, columnLetters(column));
  return typeof value === 'string' ? value : undefined;
}

/** Text in capitals with single blanks, for comparing headings. */
export const heading = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** Cells of text in a row, left to right, as `[column, TEXT]`. */
export function headingsInRow(sheet: Sheet, row: number): [number, string][] {
  const found: [number, string][] = [];
  for (let column = 1; column <= Math.min(sheet.columnCount, MAX_COLUMNS); column++) {
    const text = cellText(sheet, row, column);
    if (text !== undefined) found.push([column, heading(text)]);
  }
  return found;
}

/** The only visible sheet for which `find` gives something, with what it gave. Throws FileRefused for none or several. */
export function onlySheet<T>(table: OpenedFile, find: (sheet: Sheet) => T | undefined, what: string): { sheet: Sheet; layout: T } {
  const found = matchingSheets(table, find);
  const [first] = found;
  if (!first) throw new FileRefused('wrong-layout', `Tidak ada lembar dengan ${what}. Kirim berkas dengan bentuk yang didokumentasikan.`);
  if (found.length > 1)
    throw new FileRefused(
      'several-sheets',
      `${found.length} lembar memuat ${what} (${found.map((f) => f.sheet.name).join(', ')}). Kirim satu lembar per berkas.`,
    );
  return first;
}

/** Visible sheets for which `find` gives something. */
export function matchingSheets<T>(table: OpenedFile, find: (sheet: Sheet) => T | undefined): { sheet: Sheet; layout: T }[] {
  if (table.kind !== 'sheets') return [];
  return table.sheets.flatMap((sheet) => {
    const layout = sheet.hidden ? undefined : find(sheet);
    return layout === undefined ? [] : [{ sheet, layout }];
  });
}

/** True when an amount, an unreadable one or an error stands in the cell; blanks, dashes and a lone `Rp.` do not. */
export function holdsAmount(cell: Cell): boolean {
  if (cell === undefined) return false;
  if (typeof cell === 'object' && !(cell instanceof Date)) return true;
  return readAmount(cell).kind === 'amount';
}

/** What the rows above a table say: region, unit, period, year. Dots of a blank form say nothing. */
export function readStatement(sheet: Sheet, beforeRow: number): FileStatement {
  const lines: string[] = [];
  let region: string | undefined;
  let unit: string | undefined;
  let subUnit: string | undefined;
  for (let row = 1; row < beforeRow; row++) {
    for (const [column, text] of headingsInRow(sheet, row)) {
      lines.push(cellText(sheet, row, column) ?? '');
      region ??= /^PEMERINTAH(?: DAERAH)? (?:PROVINSI|KABUPATEN|KAB\.?|KOTA) ?\p{L}.*/u.exec(text)?.[0];
      if (/^SUB UNIT( ORGANISASI)?\b/.test(text)) subUnit ??= statedBeside(sheet, row, column);
      else if (/^(UNIT( ORGANISASI)?|SKPD|OPD|PERANGKAT DAERAH)\b/.test(text)) unit ??= statedBeside(sheet, row, column);
    }
  }
  const unitName = subUnit ?? unit;
  return {
    ...(region ? { regionName: region.replace(/^PEMERINTAH( DAERAH)? /, '') } : {}),
    ...(unitName ? { unitName } : {}),
    ...periodOf(lines),
  };
}

/** The value beside a label: after its colon, or in the next filled cell of the row that is more than a colon. */
function statedBeside(sheet: Sheet, row: number, column: number): string | undefined {
  const inline = /:\s*(.+)$/.exec(cellText(sheet, row, column) ?? '')?.[1];
  const texts = headingsInRow(sheet, row)
    .filter(([c]) => c > column)
    .map(([c]) => cellText(sheet, row, c) ?? '');
  const value = (inline ?? texts.find((t) => t.replace(/[:\s]/g, '') !== '') ?? '').replace(/^:\s*/, '').trim();
  return isStatedName(value) ? value : undefined;
}

function periodOf(lines: readonly string[]): Pick<FileStatement, 'year' | 'periodStart' | 'periodEnd'> {
  const periods = lines.filter((l) => !/^\s*(catatan|keterangan)|\b(di)?cetak\b/i.test(l)).map(parsePeriod);
  const best: StatedPeriod | undefined = periods.find((p) => p.end !== undefined) ?? periods.find((p) => p.year !== undefined);
  if (!best) return {};
  return {
    ...(best.year === undefined ? {} : { year: best.year }),
    ...(best.start === undefined ? {} : { periodStart: best.start }),
    ...(best.end === undefined ? {} : { periodEnd: best.end }),
  };
}
