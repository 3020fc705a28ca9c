import { readAmountText, type Sen } from '@lcc/domain';
import { inRupiah } from './accounts.js';
import { FileRefused, type OpenedFile, type ReadResult, type Sheet, type SourceRow } from './connector.js';
import { Issues } from './issues.js';
import { readAmount } from './read-values.js';
import { cellText, heading, headingsInRow, matchingSheets, onlySheet, readStatement } from './sheet-search.js';
import { columnLetters } from './workbook.js';

const MONTHS = ['JANUARI', 'FEBRUARI', 'MARET', 'APRIL', 'MEI', 'JUNI', 'JULI', 'AGUSTUS', 'SEPTEMBER', 'OKTOBER', 'NOVEMBER', 'DESEMBER'];
const QUARTERS = ['TRIWULAN I', 'TRIWULAN II', 'TRIWULAN III', 'TRIWULAN IV'];
const GROUP = /^(PENDAPATAN|BELANJA|PEMBIAYAAN)\b/;

interface PlanLayout {
  readonly row: number;
  /** Column of Target and Realisasi. */
  readonly kind: number;
  readonly months: readonly number[];
  readonly quarters: readonly (number | undefined)[];
}

/** True when a visible sheet has the twelve months and the column of Target and Realisasi. */
export function looksLikeCashPlan(table: OpenedFile): boolean {
  return matchingSheets(table, findLayout).length > 0;
}

/**
 * Target rows of a cash-plan form, one per group; Realisasi rows give no fact. Quarter columns lie between the months and are checks.
 * A row belongs to the table only when its Rincian cell says Target, so the examples below the table are no data. A Target row
 * without any month is absent. Throws FileRefused when the layout is missing or every Target row is blank.
 */
export function readCashPlanWorkbook(table: OpenedFile): ReadResult {
  const { sheet, layout } = onlySheet(table, findLayout, 'dua belas bulan dan kolom Rincian');
  const issues = new Issues();
  const rows: SourceRow[] = [];
  let group: string | undefined;
  for (let row = layout.row + 1; row <= sheet.rowCount; row++) {
    const kind = heading(cellText(sheet, row, layout.kind) ?? '');
    if (kind !== 'TARGET' && kind !== 'REALISASI') continue;
    group = groupIn(sheet, row, layout) ?? group;
    if (kind === 'REALISASI') continue;
    const source = targetRow(sheet, row, layout, group);
    if (!source) continue;
    rows.push(source);
    checkPrinted(sheet, row, layout, issues);
  }
  if (rows.length === 0)
    throw new FileRefused('no-rows', 'Tidak ada baris Target yang terisi; formulirnya masih kosong. Isi lalu kirim ulang.');
  return { rows, statement: readStatement(sheet, layout.row), rejected: issues.rejected, warnings: issues.warnings };
}

function findLayout(sheet: Sheet): PlanLayout | undefined {
  for (let row = 1; row <= Math.min(sheet.rowCount, 40); row++) {
    const named = new Map(headingsInRow(sheet, row).map(([column, text]) => [text, column]));
    const kind = named.get('RINCIAN');
    const months = MONTHS.flatMap((m) => named.get(m) ?? []);
    if (kind !== undefined && months.length === 12) return { row, kind, months, quarters: QUARTERS.map((q) => named.get(q)) };
  }
  return undefined;
}

function groupIn(sheet: Sheet, row: number, layout: PlanLayout): string | undefined {
  for (let column = 1; column < layout.kind; column++) {
    const name = GROUP.exec(heading(cellText(sheet, row, column) ?? ''))?.[1];
    if (name !== undefined) return name.toLowerCase();
  }
  return undefined;
}

function targetRow(sheet: Sheet, row: number, layout: PlanLayout, group: string | undefined): SourceRow | undefined {
  const cells = layout.months.map((column) => sheet.cell(row, columnLetters(column)) ?? null);
  if (cells.every((c) => readAmount(c).kind === 'blank')) return undefined;
  const names = MONTHS.map((_, i) => `bulan_${i + 1}`);
  return {
    row,
    origin: 'workbook',
    fields: { jenis: group ?? null, ...Object.fromEntries(names.map((n, i) => [n, cells[i]])) },
    columns: { jenis: 'B', ...Object.fromEntries(names.map((n, i) => [n, columnLetters(layout.months[i] ?? 1)])) },
  };
}

/** A printed quarter or year that differs from its months: a warning with both figures. */
function checkPrinted(sheet: Sheet, row: number, layout: PlanLayout, issues: Issues): void {
  const months = layout.months.map((c) => amountAt(sheet, row, c));
  for (const [i, column] of layout.quarters.entries())
    if (column !== undefined) compare(sheet, row, column, months.slice(i * 3, i * 3 + 3), issues);
  const total = layout.kind - 1;
  if (total >= 1 && !GROUP.test(heading(cellText(sheet, row, total) ?? ''))) compare(sheet, row, total, months, issues);
}

function compare(sheet: Sheet, row: number, column: number, parts: readonly (Sen | null)[], issues: Issues): void {
  const printed = amountAt(sheet, row, column);
  const sum = parts.reduce<Sen>((s, p) => s + (p ?? 0n), 0n);
  if (printed === null || printed === sum) return;
  const letters = columnLetters(column);
  issues.warn(
    { row, column: letters },
    'footing',
    `Baris ${row} kolom ${letters}: tercetak ${inRupiah(printed)}, jumlah bulannya ${inRupiah(sum)}. Yang dipakai bulannya.`,
  );
}

function amountAt(sheet: Sheet, row: number, column: number): Sen | null {
  const cell = sheet.cell(row, columnLetters(column));
  const reading = typeof cell === 'string' ? readAmountText(cell) : readAmount(cell);
  return reading.kind === 'amount' ? reading.sen : null;
}
