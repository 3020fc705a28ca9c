import { parse } from 'csv-parse/sync';
import { FileRefused, type OpenedFile, type RowIssue, type SourceRow } from './connector.js';
import { MOST_COLUMNS, refuseEndlessLines } from './limits.js';

const DELIMITERS = [',', ';', '\t'] as const;
const HEADING_SEARCH = 30;
const LONGEST_HEADING = 100;
/** Of a line as much is looked at for headings; more of them than a table may have fit into it. */
const LONGEST_LINE = 100_000;

/** A heading or JSON key as fields are looked up by: small letters, blanks and dashes as `_`. */
export function fieldKey(heading: string): string {
  let key = fieldKeys.get(heading);
  if (key === undefined) {
    if (fieldKeys.size >= MOST_FIELD_KEYS) fieldKeys.clear();
    key = heading
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    fieldKeys.set(heading, key);
  }
  return key;
}
/** The same few headings are asked for in every row. */
const fieldKeys = new Map<string, string>();
const MOST_FIELD_KEYS = 2_000;

interface Line {
  readonly cells: readonly string[];
  /** Line of the file on which the record begins. */
  readonly row: number;
}

/**
 * Opens csv text. The heading row is the first one with at least two cells that look like names, whatever titles stand above;
 * its delimiter (comma, semicolon, tab) is the file's. Rows count as lines of the file. A line with more cells than headings is
 * rejected, for its values may stand in the wrong column; missing cells at the end are blanks. Throws FileRefused.
 */
export function openDelimited(text: string, name: string): OpenedFile {
  const heading = findHeading(text);
  if (!heading) throw new FileRefused('no-heading', 'Baris judul kolom tidak ditemukan. Baris pertama csv harus memuat nama kolom.');
  refuseEndlessLines(text, heading.delimiter.charCodeAt(0));
  const lines = parseLines(text, heading.delimiter, heading.row);
  const [first, ...rest] = lines;
  const titles = first?.cells ?? [];
  const headings = titles.map(fieldKey);
  const columns = Object.fromEntries(headings.map((h, i) => [h, (titles[i] ?? h).trim()]));
  const records: SourceRow[] = [];
  const rejected: RowIssue[] = [];
  for (const line of rest) {
    if (line.cells.every((c) => c.trim() === '')) continue;
    if (line.cells.slice(headings.length).some((c) => c.trim() !== '')) rejected.push(tooLong(line, headings.length));
    else
      records.push({
        row: line.row,
        fields: Object.fromEntries(headings.map((h, i) => [h, line.cells[i] ?? null])),
        columns,
        origin: 'csv',
      });
  }
  return { kind: 'records', name, records, headings, rejected };
}

function tooLong(line: Line, headings: number): RowIssue {
  return {
    row: line.row,
    column: null,
    code: 'too-many-cells',
    message: `Baris ${line.row} memuat ${line.cells.length} isian untuk ${headings} kolom; beri tanda kutip pada isian yang memuat pemisah.`,
  };
}

function findHeading(text: string): { row: number; delimiter: string } | null {
  for (const [i, line] of firstLines(text).entries()) {
    const counts = DELIMITERS.map((d) => ({
      delimiter: d,
      names: line.split(d).filter(looksLikeName).length,
      cells: line.split(d).length,
    }));
    const best = counts.reduce((a, b) => (b.names > a.names ? b : a));
    if (best.names >= 2 && best.cells > MOST_COLUMNS)
      throw new FileRefused('too-many-columns', `Baris ${i + 1} memuat ${best.cells} kolom; paling banyak ${MOST_COLUMNS}.`, i + 1);
    if (best.names >= 2) return { row: i + 1, delimiter: best.delimiter };
  }
  return null;
}

function firstLines(text: string): string[] {
  const end = /\r\n|\n|\r/g;
  const lines: string[] = [];
  for (let at = 0; at <= text.length && lines.length < HEADING_SEARCH; at = end.lastIndex) {
    const found = end.exec(text);
    lines.push(text.slice(at, Math.min(found?.index ?? text.length, at + LONGEST_LINE)));
    if (!found) break;
  }
  return lines;
}

const looksLikeName = (cell: string): boolean => cell.length <= LONGEST_HEADING && /^"?\s*[a-z][a-z0-9_ .()/-]*"?$/i.test(cell.trim());

function parseLines(text: string, delimiter: string, fromLine: number): Line[] {
  const lines: Line[] = [];
  let before = 0;
  try {
    const normal = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    const body = '\n'.repeat(fromLine - 1) + normal.slice(startOfLine(normal, fromLine));
    parse(body, {
      delimiter,
      relax_column_count: true,
      max_record_size: 1_000_000,
      on_record: (cells: string[], info) => {
        lines.push({ cells, row: before + 1 });
        before = info.lines;
        return null;
      },
    });
  } catch (error) {
    throw badCsv(error, before);
  }
  return lines.slice(fromLine - 1);
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at;
}

function badCsv(error: unknown, before: number): FileRefused {
  const message = error instanceof Error ? error.message : '';
  const row = Number(/line (\d+)/.exec(message)?.[1] ?? before + 1);
  const isLong = error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE';
  const what = isLong ? 'barisnya lebih dari sejuta huruf' : 'tanda kutip tidak berpasangan';
  return new FileRefused('bad-csv', `csv rusak di sekitar baris ${row}: ${what}. Perbaiki lalu kirim ulang.`, row);
}
