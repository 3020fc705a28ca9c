import { type FoldedFact, naturalKey, parseWorkUnitCode, type Sen, senToWire, type WorkUnitCode, yearOf } from '@lcc/domain';
import { codeNames } from '../code-names.js';
import type { Conversion, ConversionContext, FactDraft, ReadResult } from '../connector.js';
import { Issues } from '../issues.js';
import { type Amount, parseRow, placeOf, warnOfAmount, whereInWords } from '../row-fields.js';
import { optionUnit, settleOption, unknownUnits } from '../target.js';
import { bodyFacts, checkBody } from './lkpp-body.js';
import { type CommonRow, type LkppDraft, type LkppRow, type OpenDataset, type RowBase, valueText } from './lkpp-dataset.js';
import { tellApart } from './lkpp-repeats.js';

/**
 * Rows of one dataset to facts: each row one fact, equal rows the same fact. `totals` are the sums of its money columns over distinct
 * rows. Throws FileRefused for a file of another body or regency.
 */
export function convertLkpp(dataset: OpenDataset, input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const rows = input.rows.flatMap((source): LkppRow[] => {
    const row = parseRow(dataset.schema, source, issues);
    return row ? [{ source, row: row as LkppRow['row'] }] : []; // the schema begins with the common columns
  });
  checkBody(rows, context, issues);
  settleOption('--year', context.options.year, yearsOf(rows), issues);
  settleOption('--skpd', optionUnit(context), unitsOf(rows), issues);
  const read = rows.flatMap((from): LkppDraft[] => {
    const fact = toFact(dataset, from, context, issues);
    return typeof fact === 'object' ? [{ fact, row: from.source.row, from }] : [];
  });
  const drafts = dataset.repeats ? tellApart(read, issues) : read;
  warnOfOtherValues(drafts, issues);
  const distinct = [...new Map(drafts.map((draft) => [keyOf(draft), draft])).values()];
  for (const { from } of distinct) warnOfAmounts(dataset, from, issues);
  const facts: FactDraft[] = drafts.map(({ fact, row }) => ({ fact, row }));
  return {
    facts: [...unknownUnits(facts, context, issues, unitNames(rows)), ...bodyFacts(drafts, context), ...facts],
    rejected: issues.rejected,
    warnings: issues.warnings,
    totals: totalsOf(dataset, distinct),
    names: codeNames(rows.flatMap(({ row }) => dataset.names(row))),
  };
}

const keyOf = ({ fact }: LkppDraft): string => [fact.kind, fact.year, naturalKey(fact)].join('|');

function toFact(dataset: OpenDataset, from: LkppRow, context: ConversionContext, issues: Issues): FoldedFact | undefined {
  const year = context.options.year ?? from.row.tahun_anggaran ?? (dataset.runningYear ? yearOf(context.today) : undefined);
  const fact = year === undefined ? 'tahun anggaran tidak disebut; beri --year' : dataset.toFact(from.row, baseOf(from.row, year, context));
  if (typeof fact === 'object') return fact;
  const place = placeOf(from.source, year === undefined ? 'tahun_anggaran' : '');
  const where = year === undefined ? place : { row: place.row, column: null };
  issues.reject(where, year === undefined ? 'year' : 'incomplete', `${whereInWords(where)}: ${fact}.`);
  return undefined;
}

function baseOf(row: CommonRow, year: number, context: ConversionContext): RowBase {
  const office = {
    workUnit: optionUnit(context) ?? unitOf(row),
    officeCode: row.kd_satker_str,
    officeId: row.kd_satker,
  };
  return { on: (date) => ({ region: context.region, year, date: date ?? `${year}-01-01`, ...office }) };
}

const unitOf = (row: CommonRow): WorkUnitCode | null => (row.kd_satker_str === null ? null : parseWorkUnitCode(row.kd_satker_str));
const present = <T>(values: readonly (T | null)[]): Set<T> => new Set(values.filter((v): v is T => v !== null));
const yearsOf = (rows: readonly LkppRow[]): Set<number> => present(rows.map(({ row }) => row.tahun_anggaran));
const unitsOf = (rows: readonly LkppRow[]): Set<WorkUnitCode> => present(rows.map(({ row }) => unitOf(row)));

function unitNames(rows: readonly LkppRow[]): Map<WorkUnitCode, string> {
  const names = new Map<WorkUnitCode, string>();
  for (const { row } of rows) {
    const unit = unitOf(row);
    if (unit !== null && row.nama_satker !== null && !names.has(unit)) names.set(unit, row.nama_satker);
  }
  return names;
}

/** One key with two values: the last row holds, and the difference is told. */
function warnOfOtherValues(drafts: readonly LkppDraft[], issues: Issues): void {
  const seen = new Map<string, { readonly row: number; readonly value: string }>();
  for (const draft of drafts) {
    const value = valueText(draft.fact);
    const earlier = seen.get(keyOf(draft));
    if (earlier && earlier.value !== value)
      issues.warn(
        { row: draft.row, column: null },
        'duplicate-key',
        `Baris ${draft.row} memuat kunci yang sama dengan baris ${earlier.row} dengan nilai lain; yang terakhir berlaku.`,
      );
    seen.set(keyOf(draft), { row: draft.row, value });
  }
}

function warnOfAmounts(dataset: OpenDataset, { source, row }: LkppRow, issues: Issues): void {
  for (const name of dataset.sums) {
    const amount = row[name] as Amount | null; // a money column reads nothing else
    if (amount) warnOfAmount(amount, source, name, issues);
  }
}

function totalsOf(dataset: OpenDataset, drafts: readonly LkppDraft[]): Record<string, string> {
  return Object.fromEntries(
    dataset.sums.map((name) => {
      const amounts = drafts.map(({ from }) => (from.row[name] as Amount | null)?.sen ?? 0n);
      return [name, senToWire(amounts.reduce<Sen>((sum, amount) => sum + amount, 0n))];
    }),
  );
}
