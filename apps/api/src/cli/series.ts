export interface SeriesRow {
  readonly timestamp: string;
  /** Null where the series has no value. */
  readonly value: number | null;
}

/** The text is no series; the message names row, column and remedy. */
export class SeriesRefused extends Error {}

const MISSING = /^(|nan|null|na|n\/a|-)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads `timestamp,value` rows, with or without a header; the columns may stand in another order or among others if a header names them.
 * Every row but empty lines at the end is a row of the answer. Throws SeriesRefused for a value that is neither a number nor missing.
 */
export function readSeries(text: string): SeriesRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const header = cellsOf(lines[0] ?? '').map((cell) => cell.toLowerCase());
  const named = header.indexOf('value');
  const [at, when] = named === -1 ? [1, 0] : [named, header.indexOf('timestamp')];
  const rows = named === -1 ? lines : lines.slice(1);
  if (text.trim() === '') return [];
  return rows.map((line, i) => {
    const cells = cellsOf(line);
    return { timestamp: cells[when] ?? '', value: numberIn(cells[at] ?? '', i + (named === -1 ? 1 : 2)) };
  });
}

const cellsOf = (line: string): string[] =>
  line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );

function numberIn(cell: string, row: number): number | null {
  if (MISSING.test(cell) || /^[+-]?inf(inity)?$/i.test(cell)) return null;
  if (!NUMBER.test(cell)) throw new SeriesRefused(`baris ${row} kolom value: "${cell}" bukan angka; tulis misalnya 1234.5 atau kosongkan.`);
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}
