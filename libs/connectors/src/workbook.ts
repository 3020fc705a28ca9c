import { read, utils, type WorkBook } from '@e965/xlsx';
import { FileRefused, type OpenedFile, type RowIssue, type Sheet, type SourceFile } from './connector.js';
import { MOST_COLUMNS, MOST_ROWS } from './limits.js';
import { UNCALCULATED, type Uncalculated } from './workbook-formulas.js';
import { inspectWorkbook } from './workbook-parts.js';
import { locked, tooLargeSheet } from './workbook-refusals.js';
import { onlyValues } from './xls-stream.js';

/** What a cell may hold; see {@link Sheet.cell}. */
export type Cell = ReturnType<Sheet['cell']>;

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** Column number (1-based) to letters: 1 = `A`, 27 = `AA`. */
export const columnLetters = (number: number): string => utils.encode_col(number - 1);
/** Letters to the 1-based column number. */
export const columnNumber = (letters: string): number => utils.decode_col(letters) + 1;

/** Where the format itself ends. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Cells by row and column from 0, as the parser keeps them in its dense mode; holes where nothing stands. */
type Grid = readonly (readonly unknown[] | undefined)[];

/**
 * Opens xlsx or xls. Formulas are not evaluated: the value the office's own program left in the cell is used, and a cell without
 * one is an error; nothing is turned into HTML. Throws FileRefused when the parser cannot read it, when it is locked by a password,
 * carries what is not read here, or is larger than a sheet of an office is.
 */
export function openWorkbook(file: SourceFile): OpenedFile {
  const inspected = readable(() => (file.format === 'xls' ? onlyValues(file.bytes) : inspectWorkbook(file.bytes)));
  const book = readable(() => parse(inspected.bytes));
  const sheets = book.SheetNames.flatMap((name, i) => {
    const grid = gridOf(book.Sheets[name]);
    return grid ? [toSheet(name, grid, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, inspected.uncalculated.get(i))] : [];
  });
  if (sheets.length === 0) throw new FileRefused('empty', 'Buku kerja tidak memuat lembar. Simpan ulang dengan lembarnya.');
  return { kind: 'sheets', name: file.name, sheets, warnings: inspected.linksOut ? [linksOut()] : [] };
}

function linksOut(): RowIssue {
  const message =
    'Buku kerja merujuk ke berkas lain, yang tidak dibuka: nilai terakhir yang tersimpan di selnya yang dipakai. Periksa apakah masih benar.';
  return { row: null, column: null, code: 'external-link', message };
}

function parse(bytes: Uint8Array): WorkBook {
  return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    type: 'buffer',
    dense: true,
    cellDates: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellStyles: false,
    bookVBA: false,
    sheetStubs: false,
  });
}

/** Whatever a parser throws is a fault of the file. */
function readable<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw locked();
    throw new FileRefused(
      'unreadable-workbook',
      'Buku kerja rusak atau bukan xls/xlsx. Buka di aplikasi lembar kerja lalu simpan ulang sebagai .xlsx.',
    );
  }
}

function gridOf(sheet: unknown): Grid | undefined {
  const grid: unknown = typeof sheet === 'object' && sheet !== null && '!data' in sheet ? sheet['!data'] : undefined;
  return Array.isArray(grid) ? grid : undefined;
}

function toSheet(name: string, grid: Grid, hidden: boolean, uncalculated: Uncalculated | undefined): Sheet {
  const { rowCount, columnCount } = extent(name, grid, uncalculated);
  const columns = new Map<string, number>();
  const indexOf = (letters: string): number => {
    let index = columns.get(letters);
    if (index === undefined) columns.set(letters, (index = columnNumber(letters) - 1));
    return index;
  };
  return {
    name,
    hidden,
    rowCount,
    columnCount,
    cell: (row, column) =>
      uncalculated?.cells.has(`${column}${row}`) ? { error: UNCALCULATED } : cellValue(grid[row - 1]?.[indexOf(column)]),
  };
}

/** Last row and column that hold something. Throws FileRefused for more than an office's sheet has. */
function extent(name: string, grid: Grid, uncalculated: Uncalculated | undefined): { rowCount: number; columnCount: number } {
  if (grid.length > LAST_ROW) throw tooLargeSheet(name, `baris ke-${grid.length}`);
  let filled = 0;
  let columnCount = uncalculated?.lastColumn ?? 0;
  for (const row of grid) {
    if (!row) continue;
    filled += 1;
    columnCount = Math.max(columnCount, row.length);
    if (row.length > LAST_COLUMN) throw tooLargeSheet(name, `kolom ke-${row.length}`);
    if (row.length > MOST_COLUMNS && countOf(row) > MOST_COLUMNS) throw tooLargeSheet(name, `baris dengan ${countOf(row)} kolom`);
  }
  if (filled > MOST_ROWS) throw tooLargeSheet(name, `${filled} baris`);
  return { rowCount: Math.max(grid.length, uncalculated?.lastRow ?? 0), columnCount };
}

function countOf(row: readonly unknown[]): number {
  return row.reduce((count: number) => count + 1, 0); // skips holes
}

function cellValue(raw: unknown): Cell {
  if (typeof raw !== 'object' || raw === null || !('v' in raw)) return undefined;
  const value = raw.v;
  if ('t' in raw && raw.t === 'e') return { error: ERRORS[Number(value)] ?? '#ERROR' };
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return undefined;
}
