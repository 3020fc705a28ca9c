import { FileRefused, type OpenedFile, type ReadResult, type Sheet, type SourceRow } from './connector.js';
import { cellText, headingsInRow, holdsAmount, MAX_COLUMNS, matchingSheets, onlySheet, readStatement } from './sheet-search.js';
import { type Cell, columnLetters } from './workbook.js';

const HEADER_SEARCH = 80;
const CODE = /^\s*\d(\s*\.\s*\d+)*\s*\.?\s*$/;
const isCode = (cell: Cell): boolean => cell !== undefined && String(cell).length <= 60 && CODE.test(String(cell));

interface Headings {
  /** Last row of the header block. */
  readonly row: number;
  readonly code: number;
  readonly name: number;
  readonly budget: number;
  readonly realization: number;
  readonly unitRealization: number | undefined;
}

interface Columns {
  readonly code: number;
  readonly budget: number;
  readonly realization: number;
  readonly unitRealization: number | undefined;
}

/** True when a visible sheet carries the headings of a budget realization report. */
export function looksLikeLra(table: OpenedFile): boolean {
  return matchingSheets(table, findHeadings).length > 0;
}

/**
 * Rows of an LRA workbook. The known form has the code in D under a heading in B, the budget in Q, the realization in R though
 * its heading stands over S, and sometimes the unit's own figure in T. Columns are found from the headings and from where the
 * amounts stand, so that a shifted sheet is read too. Throws FileRefused when two columns could be the realization.
 */
export function readLraWorkbook(table: OpenedFile): ReadResult {
  const { sheet, layout } = onlySheet(table, findHeadings, 'judul KODE REKENING, ANGGARAN, dan REALISASI');
  const columns = locateColumns(sheet, layout);
  const rows: SourceRow[] = [];
  for (let row = layout.row + 1; row <= sheet.rowCount; row++) {
    const source = readRow(sheet, row, layout, columns);
    if (source) rows.push(source);
  }
  if (rows.length === 0) throw new FileRefused('no-rows', 'Tidak ada baris dengan kode rekening di bawah judul.');
  return { rows, statement: readStatement(sheet, layout.row), rejected: [], warnings: [] };
}

function findHeadings(sheet: Sheet): Headings | undefined {
  for (let row = 1; row <= Math.min(sheet.rowCount, HEADER_SEARCH); row++) {
    const code = headingsInRow(sheet, row).find(([, text]) => /^KODE( REKENING)?$|^KODE REK/.test(text));
    const found = code && headingsNear(sheet, row, code[0]);
    if (found) return found;
  }
  return undefined;
}

/** The other headings stand in the code heading's row or one of the two below it. */
function headingsNear(sheet: Sheet, row: number, code: number): Headings | undefined {
  const cells = [0, 1, 2].flatMap((d) => headingsInRow(sheet, row + d).map(([column, text]) => ({ row: row + d, column, text })));
  const named = (pattern: RegExp) => cells.find((c) => c.column > code && pattern.test(c.text));
  const budget = named(/^ANGGARAN\b/);
  const realization = named(/^REALISASI$/) ?? named(/^REALISASI\b/);
  const name = named(/^(URAIAN|NAMA)\b/);
  const unit = named(/^SERAPAN\b/);
  if (!budget || !realization) return undefined;
  const last = Math.max(row, budget.row, realization.row);
  return {
    row: last,
    code,
    name: name?.column ?? code + 1,
    budget: budget.column,
    realization: realization.column,
    unitRealization: unit?.column,
  };
}

function locateColumns(sheet: Sheet, head: Headings): Columns {
  const code = fullest(sheet, head, head.code, Math.max(head.code, head.name - 1), isCode);
  const rows = rowsWithCode(sheet, head, code);
  const filled = (column: number): boolean => rows.some((row) => holdsAmount(sheet.cell(row, columnLetters(column))));
  const between = Array.from({ length: Math.max(0, head.realization - head.budget) }, (_, i) => head.budget + 1 + i).filter(filled);
  if (!filled(head.budget)) throw cannotTell(`tidak ada jumlah di kolom ${columnLetters(head.budget)} di bawah judul ANGGARAN`);
  if (between.length > 1) throw cannotTell(`jumlah di bawah REALISASI berdiri di kolom ${between.map(columnLetters).join(' dan ')}`);
  const [realization] = between;
  if (realization === undefined) throw cannotTell('tidak ada jumlah di bawah judul REALISASI');
  const unit = head.unitRealization;
  return { code, budget: head.budget, realization, unitRealization: unit !== undefined && filled(unit) ? unit : undefined };
}

function cannotTell(why: string): FileRefused {
  return new FileRefused('wrong-layout', `Kolom LRA tidak dapat dipastikan: ${why}. Pakai format LRA yang baku.`);
}

function fullest(sheet: Sheet, head: Headings, from: number, to: number, fits: (cell: Cell) => boolean): number {
  let best = from;
  let most = 0;
  for (let column = from; column <= to; column++) {
    let count = 0;
    for (let row = head.row + 1; row <= sheet.rowCount; row++) if (fits(sheet.cell(row, columnLetters(column)))) count++;
    if (count > most) [best, most] = [column, count];
  }
  if (most === 0) throw cannotTell('tidak ada kode rekening di bawah judulnya');
  return best;
}

function rowsWithCode(sheet: Sheet, head: Headings, code: number): number[] {
  const rows: number[] = [];
  for (let row = head.row + 1; row <= sheet.rowCount; row++) if (isCode(sheet.cell(row, columnLetters(code)))) rows.push(row);
  return rows.filter((row) => !isColumnNumbers(sheet, row));
}

/** The row `1 2 3 4` that some forms print under their headings. */
function isColumnNumbers(sheet: Sheet, row: number): boolean {
  const filled: number[] = [];
  for (let column = 1; column <= Math.min(sheet.columnCount, MAX_COLUMNS); column++) {
    const cell = sheet.cell(row, columnLetters(column));
    if (cell !== undefined) filled.push(typeof cell === 'number' || typeof cell === 'string' ? Number(cell) : Number.NaN);
  }
  return (
    filled.length >= 3 && filled.every((n, i) => Number.isInteger(n) && n > 0 && n <= 30 && (i === 0 || n === (filled[i - 1] ?? 0) + 1))
  );
}

function readRow(sheet: Sheet, row: number, head: Headings, columns: Columns): SourceRow | undefined {
  const at = (column: number): Cell => sheet.cell(row, columnLetters(column));
  const code = at(columns.code);
  const amounts = [at(columns.budget), at(columns.realization)];
  if (!(isCode(code) || amounts.some(holdsAmount)) || isColumnNumbers(sheet, row)) return undefined;
  const unit = columns.unitRealization;
  return {
    row,
    origin: 'workbook',
    fields: {
      kode_rekening: code ?? null,
      nama_rekening: nameIn(sheet, row, head) ?? null,
      anggaran: at(columns.budget) ?? null,
      realisasi: at(columns.realization) ?? null,
      ...(unit === undefined ? {} : { serapan_opd: at(unit) ?? null }),
    },
    columns: {
      kode_rekening: columnLetters(columns.code),
      nama_rekening: columnLetters(head.name),
      anggaran: columnLetters(columns.budget),
      realisasi: columnLetters(columns.realization),
      ...(unit === undefined ? {} : { serapan_opd: columnLetters(unit) }),
    },
  };
}

/** The name stands indented by level somewhere between its heading and the budget; a total's name may stand left of that. */
function nameIn(sheet: Sheet, row: number, head: Headings): string | undefined {
  for (let column = head.name; column < head.budget; column++) {
    const text = cellText(sheet, row, column);
    if (text !== undefined) return text;
  }
  for (let column = 1; column < head.name; column++) {
    const text = cellText(sheet, row, column);
    if (text !== undefined && !isCode(text)) return text;
  }
  return undefined;
}
