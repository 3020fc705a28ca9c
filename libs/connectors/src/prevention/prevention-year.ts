import type { Fact } from '@lcc/domain';
import type { z } from 'zod';
import {
  type Conversion,
  type ConversionContext,
  type FactDraft,
  FileRefused,
  type OpenedFile,
  type ReadResult,
  type SourceRow,
} from '../connector.js';
import { warnOfDuplicates } from '../duplicates.js';
import { Issues } from '../issues.js';
import { hasHeadings, parseRow, placeOf, requireHeadings, whereInWords } from '../row-fields.js';
import { hasTable, readTable, withHeadings } from '../sheet-table.js';
import { unknownUnits } from '../target.js';

/** Whether a table has the columns that tell it from others. */
export const hasColumns = (table: OpenedFile, needed: readonly string[]): boolean =>
  table.kind === 'sheets' ? hasTable(table, withHeadings(...needed)) : hasHeadings(table, ...needed);

/** The rows of a table of records or of a workbook's sheet. Throws FileRefused. */
export function readRows(table: OpenedFile, row: z.ZodObject, needed: readonly string[]): ReadResult {
  if (table.kind === 'sheets') return readTable(table, withHeadings(...needed), `kolom ${needed.join(', ')}`, Object.keys(row.shape));
  requireHeadings(table, row, needed);
  return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
}

/** The year of a row: `--year`, else its own. Throws FileRefused where neither says it. */
export function yearOfRow(stated: number | null, { options }: ConversionContext): number {
  const year = options.year ?? stated;
  if (year === null) throw new FileRefused('year-unknown', 'Berkas tidak menyebut tahunnya. Isi kolom tahun, atau beri --year TTTT.');
  return year;
}

/** Rejects a row at one of its fields: a code, and in Indonesian what is wrong with the remedy. */
export type Refuse = (field: string, code: string, why: string) => undefined;

const refusing =
  (source: SourceRow, issues: Issues): Refuse =>
  (field, code, why) => {
    const place = placeOf(source, field);
    issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  };

/** Rows to facts, one each: the units they name are known afterwards, and repeated keys are warned of. Throws FileRefused. */
export function convertRows<S extends z.ZodObject>(
  rows: readonly SourceRow[],
  schema: S,
  context: ConversionContext,
  toFact: (row: z.output<S>, refuse: Refuse) => Fact | undefined,
  more: (drafts: readonly FactDraft[], issues: Issues) => readonly FactDraft[] = () => [],
): Conversion {
  const issues = new Issues();
  const own = rows.flatMap((source): FactDraft[] => {
    const row = parseRow(schema, source, issues);
    const fact = row && toFact(row, refusing(source, issues));
    return fact ? [{ fact, row: source.row }] : [];
  });
  const drafts = [...own, ...more(own, issues)];
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}
