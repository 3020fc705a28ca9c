import type { OpenedFile, ReadResult, Sheet, SourceRow } from './connector.js';
import { fieldKey } from './delimited.js';
import { headingsInRow, onlySheet } from './sheet-search.js';
import { columnLetters } from './workbook.js';

const HEADER_SEARCH = 40;

interface TableLayout {
  readonly row: number;
  readonly columns: ReadonlyMap<string, string>;
}

/** The heading row of a sheet: the first that holds every needed name; undefined when there is none. */
export function findTable(sheet: Sheet, needed: readonly string[]): TableLayout | undefined {
  for (let row = 1; row <= Math.min(sheet.rowCount, HEADER_SEARCH); row++) {
    const columns = new Map(headingsInRow(sheet, row).map(([column, text]) => [fieldKey(text), columnLetters(column)]));
    if (needed.every((n) => columns.has(n))) return { row, columns };
  }
  return undefined;
}

/** Rows of the only visible sheet that has the needed headings. Throws FileRefused. */
export function readTable(table: OpenedFile, needed: readonly string[]): ReadResult {
  const { sheet, layout } = onlySheet(table, (s) => findTable(s, needed), `kolom ${needed.join(', ')}`);
  const columns = Object.fromEntries(layout.columns);
  const rows: SourceRow[] = [];
  for (let row = layout.row + 1; row <= sheet.rowCount; row++) {
    const cells = [...layout.columns].map(([name, letters]) => [name, sheet.cell(row, letters) ?? null] as const);
    if (cells.some(([, value]) => value !== null)) rows.push({ row, fields: Object.fromEntries(cells), columns, origin: 'workbook' });
  }
  return { rows, statement: {}, rejected: [], warnings: [] };
}
