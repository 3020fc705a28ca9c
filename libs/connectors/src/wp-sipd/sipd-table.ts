import { yearOf } from '@lcc/domain';
import { z } from 'zod';
import type {
  Connector,
  Conversion,
  ConversionContext,
  FactKey,
  ImportOptions,
  KnownFacts,
  OpenedFile,
  ReadResult,
  SourceRow,
} from '../connector.js';
import { fieldKey } from '../delimited.js';
import { warnOfDuplicates } from '../duplicates.js';
import { WHOLE_FILE } from '../issues.js';
import { factKeyText } from '../known-facts.js';
import { isRecord } from '../open-file.js';
import { fieldsOf, parseRow, requireHeadings } from '../row-fields.js';
import { type Fits, hasTable, readTable, withHeadings } from '../sheet-table.js';
import { settleOption, unknownUnits } from '../target.js';
import { SipdConversion } from './sipd-conversion.js';
import { rawText, sipd } from './sipd-fields.js';

/** Columns that every table has. */
const COMMON = {
  tahun_anggaran: sipd.year('Tahun anggaran'),
  active: sipd.optionalFlag('Baris berlaku (1) atau dihapus (0)'),
};
const commonRow = z.object(COMMON);

/** A row that was read, with its fiscal year. */
export interface SipdRow<T> {
  readonly source: SourceRow;
  readonly row: T;
  readonly year: number;
  readonly active: boolean;
}

/** A field of a row as it stands in the file, before it is read. */
export type Raw = (name: string) => string | null;

/** One table of wp-sipd (github.com/agusnurwanto/wp-sipd) or of the answers of its API: columns, and what its rows mean. */
export interface SipdTable<S extends z.ZodRawShape> {
  /** `data_rka`; the connector's id is `wp-sipd-rka`. */
  readonly table: string;
  readonly title: Connector['title'];
  readonly source: Connector['source'];
  /** Columns that this table has and others have not. */
  readonly marks: { readonly all: readonly string[]; readonly none?: readonly string[] };
  readonly columns: S;
  /** Columns without which there is nothing to read. */
  readonly needed: readonly string[];
  /** Rows with `active` 0 are left out, unless what they stand for is a document that was deleted. */
  readonly keepsInactive?: boolean;
  readonly needs?: (raw: Raw, year: number, known: KnownFacts) => readonly FactKey[];
  readonly convert: (rows: readonly SipdRow<z.output<z.ZodObject<S>>>[], into: SipdConversion) => void;
  readonly sample: Omit<Connector['sample'], 'name'>;
}

/** The connector of a table. Only its columns are read: names, numbers and bank accounts of people are dropped at the door. */
export function sipdTable<S extends z.ZodRawShape>(spec: SipdTable<S>): Connector {
  const row = z.object(spec.columns);
  const schema = z.object({ ...COMMON, ...spec.columns });
  const isTable: Fits = (headings) =>
    spec.marks.all.every((name) => headings.has(fieldKey(name))) && !spec.marks.none?.some((name) => headings.has(fieldKey(name)));
  const id = `wp-sipd-${spec.table.replace(/^data_/, '').replaceAll('_', '-')}`;
  return {
    id,
    title: spec.title,
    source: spec.source,
    formats: ['json', 'ndjson', 'csv', 'xlsx', 'xls'],
    keepsOnlyFields: true,
    fields: fieldsOf(schema),
    recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isTable) : isTable(new Set(table.headings))),
    read: (table) => readColumns(table, schema, spec.needed),
    ...(spec.needs ? { needs: (input, { options, known }) => neededFacts(spec.needs, input, options, known) } : {}),
    convert: (input, context) => convertTable({ ...spec, row }, input, context),
    sample: { ...spec.sample, name: `${spec.table}.json` },
  };
}

function readColumns(table: OpenedFile, schema: z.ZodObject, needed: readonly string[]): ReadResult {
  const { rows: found, rejected } = readRecords(table, schema, needed.map(fieldKey));
  const names = new Map(Object.keys(schema.shape).map((name) => [fieldKey(name), name]));
  const only = (fields: SourceRow['fields']): SourceRow['fields'] => {
    const kept: Record<string, unknown> = {};
    for (const [heading, value] of Object.entries(fields)) {
      const name = names.get(fieldKey(heading));
      if (name !== undefined) kept[name] = Array.isArray(value) ? value.map(nestedFields) : value;
    }
    return kept;
  };
  const rows = found.map((record) => ({ ...record, fields: only(record.fields) }));
  const years = new Set(rows.map((r) => rawText(r.fields.tahun_anggaran)));
  const [year] = years;
  return {
    rows,
    statement: years.size === 1 && year && /^20\d\d$/.test(year) ? { year: Number(year) } : {},
    rejected,
    warnings: [],
  };
}

/** What is read of the objects in nested lists; beside it stand bank accounts. */
const NESTED = new Set([
  'kode_rekening',
  'kodeRekening',
  'kode_sub_kegiatan',
  'jumlah',
  'nilai',
  'nilaiDetailSpp',
  'nama_pihak_ketiga',
  'npwp_pihak_ketiga',
  'kode_dana',
  'outputteks',
  'satuanoutput',
  'targetoutput',
]);

const nestedFields = (item: unknown): unknown =>
  isRecord(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => NESTED.has(name))) : item;

function readRecords(table: OpenedFile, schema: z.ZodObject, needed: readonly string[]): Pick<ReadResult, 'rows' | 'rejected'> {
  if (table.kind === 'sheets')
    return readTable(table, withHeadings(...needed), `kolom ${needed.join(', ')}`, Object.keys(schema.shape).map(fieldKey));
  requireHeadings(table, schema, needed);
  return { rows: table.records, rejected: table.rejected };
}

function neededFacts(
  needs: SipdTable<z.ZodRawShape>['needs'],
  input: ReadResult,
  options: ImportOptions,
  known: KnownFacts,
): readonly FactKey[] {
  const keys = new Map<string, FactKey>();
  for (const { fields } of input.rows) {
    const raw: Raw = (name) => rawText(fields[name]);
    const year = options.year ?? Number(raw('tahun_anggaran') ?? Number.NaN);
    if (!Number.isInteger(year)) continue;
    for (const key of needs?.(raw, year, known) ?? []) keys.set(factKeyText(key), key);
  }
  return [...keys.values()];
}

function convertTable<S extends z.ZodRawShape>(
  spec: SipdTable<S> & { readonly row: z.ZodObject<S> },
  input: ReadResult,
  context: ConversionContext,
): Conversion {
  const into = new SipdConversion(context, input.rows);
  const rows = readRows(spec, input, context, into);
  const kept = spec.keepsInactive ? rows : rows.filter((r) => r.active);
  if (kept.length < rows.length)
    into.issues.warn(WHOLE_FILE, 'inactive', `${rows.length - kept.length} baris tidak berlaku (active = 0) dan dilewati.`);
  spec.convert(kept, into);
  into.flush();
  warnOfDuplicates(into.drafts, into.issues);
  const introduced = new Set(into.drafts.flatMap(({ fact }) => (fact.kind === 'roster' ? fact.workUnit : [])));
  const others = into.drafts.filter(({ fact }) => !('workUnit' in fact) || fact.workUnit === null || !introduced.has(fact.workUnit));
  const roster = unknownUnits(others, context, into.issues, new Map());
  return into.result(roster);
}

function readRows<S extends z.ZodRawShape>(
  spec: { readonly row: z.ZodObject<S> },
  input: ReadResult,
  context: ConversionContext,
  into: SipdConversion,
): SipdRow<z.output<z.ZodObject<S>>>[] {
  const parsed = input.rows.flatMap((source) => {
    const common = parseRow(commonRow, source, into.issues);
    const row = parseRow(spec.row, source, into.issues);
    return common && row ? [{ source, common, row }] : [];
  });
  const years = new Set(parsed.flatMap(({ common }) => common.tahun_anggaran ?? []));
  settleOption('--year', context.options.year, years, into.issues);
  return parsed.flatMap(({ source, common, row }) => {
    const year = context.options.year ?? common.tahun_anggaran ?? asOfYear(context.options);
    if (year === undefined) {
      into.reject(source, 'tahun_anggaran', 'blank', 'tahun anggaran kosong; isi atau beri --year');
      return [];
    }
    return [{ source, row, year, active: common.active ?? true }];
  });
}

const asOfYear = ({ asOf }: ImportOptions): number | undefined => (asOf === undefined ? undefined : yearOf(asOf));
