import { FileRefused, type OpenedFile, type ReadResult, type Sheet, type SourceRow } from './connector.js';
import { fieldKey } from './delimited.js';
import { headingsInRow, matchingSheets, onlySheet, readStatement } from './sheet-search.js';
import { columnLetters } from './workbook.js';

const HEADER_SEARCH = 40;

interface TableLayout {
  readonly row: number;
  /** Column letters by heading; of two columns with one heading the first. */
  readonly columns: ReadonlyMap<string, string>;
  readonly twice: ReadonlySet<string>;
}

/** Whether headings are those of a table that is looked for. */
export type Fits = (headings: ReadonlySet<string>) => boolean;

/** Headings that all must be there. */
export const withHeadings =
  (...names: readonly string[]): Fits =>
  (headings) =>
    names.every((n) => headings.has(n));

/** The heading row of a sheet: the first that fits; undefined when there is none. */
function findTable(sheet: Sheet, fits: Fits): TableLayout | undefined {
  for (let row = 1; row <= Math.min(sheet.rowCount, HEADER_SEARCH); row++) {
    const columns = new Map<string, string>();
    const twice = new Set<string>();
    for (const [column, text] of headingsInRow(sheet, row)) {
      const key = fieldKey(text);
      if (columns.has(key)) twice.add(key);
      else columns.set(key, columnLetters(column));
    }
    if (fits(new Set(columns.keys()))) return { row, columns, twice };
  }
  return undefined;
}

/** True when a visible sheet has a heading row that fits. */
export function hasTable(table: OpenedFile, fits: Fits): boolean {
  return matchingSheets(table, (sheet) => findTable(sheet, fits)).length > 0;
}

/**
 * Rows of the only visible sheet that has a fitting heading row, and what stands above it. `what` names that table in a refusal,
 * `fields` are the headings that may stand there once. Throws FileRefused.
 */
export function readTable(table: OpenedFile, fits: Fits, what: string, fields: Iterable<string>): ReadResult {
  const { sheet, layout } = onlySheet(table, (s) => findTable(s, fits), what);
  for (const name of fields)
    if (layout.twice.has(name)) throw new FileRefused('duplicate-column', `Kolom ${name} ada dua; sisakan satu.`, layout.row);
  const columns = Object.fromEntries(layout.columns);
  const rows: SourceRow[] = [];
  for (let row = layout.row + 1; row <= sheet.rowCount; row++) {
    const cells = [...layout.columns].map(([name, letters]) => [name, sheet.cell(row, letters) ?? null] as const);
    if (cells.some(([, value]) => value !== null)) rows.push({ row, fields: Object.fromEntries(cells), columns, origin: 'workbook' });
  }
  return { rows, statement: readStatement(sheet, layout.row), rejected: [], warnings: [] };
}
