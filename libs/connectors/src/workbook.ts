import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { FileRefused, type OpenedFile, type Sheet, type SourceFile } from './connector.js';
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

/**
 * Opens xlsx or xls. Formulas are not evaluated: the value the office's own program left in the cell is used; nothing is turned
 * into HTML. Throws FileRefused when the parser cannot read it or it is locked by a password.
 */
export function openWorkbook(file: SourceFile): OpenedFile {
  const book = parse(file);
  const sheets = book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    return sheet ? [toSheet(name, sheet, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0)] : [];
  });
  if (sheets.length === 0) throw new FileRefused('empty', 'Buku kerja tidak memuat lembar. Simpan ulang dengan lembarnya.');
  return { kind: 'sheets', name: file.name, sheets };
}

function parse(file: SourceFile): WorkBook {
  try {
    return read(file.format === 'xls' ? onlyValues(file.bytes) : file.bytes, {
      type: 'array',
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellStyles: false,
      bookVBA: false,
      sheetStubs: false,
    });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    if (locked) throw new FileRefused('encrypted', 'Buku kerja dikunci sandi. Simpan tanpa sandi lalu kirim ulang.');
    throw new FileRefused(
      'unreadable-workbook',
      'Buku kerja rusak atau bukan xls/xlsx. Buka di aplikasi lembar kerja lalu simpan ulang sebagai .xlsx.',
    );
  }
}

function toSheet(name: string, sheet: WorkSheet, hidden: boolean): Sheet {
  const cells = new Map<string, Cell>();
  let rowCount = 0;
  let columnCount = 0;
  for (const [address, raw] of Object.entries(sheet)) {
    const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
    const value = place ? cellValue(raw) : undefined;
    if (!place || value === undefined) continue;
    cells.set(address, value);
    rowCount = Math.max(rowCount, Number(place[2]));
    columnCount = Math.max(columnCount, columnNumber(place[1] ?? 'A'));
  }
  return { name, hidden, rowCount, columnCount, cell: (row, column) => cells.get(`${column}${row}`) };
}

function cellValue(raw: unknown): Cell {
  if (typeof raw !== 'object' || raw === null || !('v' in raw)) return undefined;
  const value = raw.v;
  if ('t' in raw && raw.t === 'e') return { error: ERRORS[Number(value)] ?? '#ERROR' };
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return undefined;
}
