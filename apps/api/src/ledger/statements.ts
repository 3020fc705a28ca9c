import type { Batch, Receipt } from './batch.js';
import type { NewFact } from './plan.js';

/** Columns of a run and their types, in the order of {@link runValues}. */
const RUN_COLUMNS = `id, connector, way, actor, path, sha256, options_key, idempotency_key, rows, accepted, corrections, duplicates,
  rejected, warnings, totals, channels, revision, recorded_at, original`;
const RUN_TYPES = [
  ...['uuid', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'int', 'int', 'int', 'int'],
  ...['jsonb', 'jsonb', 'jsonb', 'jsonb', 'bigint', 'timestamptz', 'bytea'],
];

/** Columns of a fact that its writer fills, in this order. */
export const FACT_COLUMNS = `channel, kind, natural_key, seq, revision, business_date, amount, payload, value_hash, replacement_set, import_run, source_row, recorded_at, first_recorded_at`;

/** One run with what it was answered. */
export interface RunRecord {
  readonly batch: Batch;
  readonly receipt: Receipt;
  readonly channels: readonly string[];
}

/** Facts of one run at one revision; `at` = instant of recording, epoch ms. */
export interface FactGroup {
  readonly facts: readonly NewFact[];
  readonly revision: number;
  readonly run: string;
  readonly at: number;
}

function runValues({ batch, receipt, channels }: RunRecord): unknown[] {
  return [
    receipt.run,
    batch.connector,
    batch.way,
    batch.actor,
    batch.path,
    batch.sha256,
    batch.optionsKey,
    batch.idempotencyKey,
    batch.rows,
    receipt.accepted,
    receipt.corrections,
    receipt.duplicates,
    JSON.stringify(batch.rejected),
    JSON.stringify(batch.warnings),
    JSON.stringify(batch.totals),
    JSON.stringify(channels),
    receipt.revision,
    new Date(batch.recordedAt),
    batch.original === null ? null : Buffer.from(batch.original),
  ];
}

/**
 * Rows that come as parameters from `$at` on: one array a column, or of a single row its values. PostgreSQL plans a statement of plain
 * values once, and one with arrays anew each time it is run.
 */
export function rowsFrom(at: number, types: readonly string[], isSingle: boolean): string {
  const parameter = (type: string, i: number): string => `$${at + i}::${type}`;
  if (isSingle) return `(VALUES (${types.map(parameter).join(', ')}))`;
  return `unnest(${types.map((type, i) => `${parameter(type, i)}[]`).join(', ')})`;
}

/** The insertion of runs whose columns come from `$at` on (see {@link runArrays} and {@link rowsFrom}). `source` as for facts. */
export function insertRunsSql(at: number, source = '', isSingle = false): string {
  return `INSERT INTO import_run (${RUN_COLUMNS}) SELECT r.* FROM ${source} ${rowsFrom(at, RUN_TYPES, isSingle)} AS r(${RUN_COLUMNS})`;
}

export function runArrays(runs: readonly RunRecord[]): unknown[][] {
  const rows = runs.map(runValues);
  return RUN_TYPES.map((_, column) => rows.map((row) => row[column]));
}

const FACT_TYPES = [
  'text',
  'text',
  'int',
  'bigint',
  'date',
  'numeric',
  'text',
  'text',
  'text',
  'uuid',
  'int',
  'timestamptz',
  'timestamptz',
];

/**
 * The insertion of facts whose columns come from `$at` on (see {@link factArrays} and {@link rowsFrom}), into the channel that `channel`
 * names. `source` = a further FROM item, so that nothing is inserted when it is empty.
 */
export function insertFactsSql(channel: string, at: number, source = '', isSingle = false): string {
  return `INSERT INTO fact (${FACT_COLUMNS})
    SELECT ${channel}::text, n.kind, n.natural_key, n.seq, n.revision, n.business_date, n.amount, NULLIF(n.payload, 'null')::jsonb, n.value_hash, n.replacement_set,
      n.import_run, n.source_row, n.recorded_at, COALESCE(n.first_recorded_at, n.recorded_at)
    FROM ${source} ${rowsFrom(at, FACT_TYPES, isSingle)}
      AS n(kind, natural_key, seq, revision, business_date, amount, payload, value_hash, replacement_set, import_run, source_row, recorded_at, first_recorded_at)`;
}

export function factArrays(groups: readonly FactGroup[]): unknown[][] {
  const rows = groups.flatMap(({ facts, revision, run, at }) => facts.map((fact) => ({ fact, revision, run, at: new Date(at) })));
  const column = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick);
  return [
    column(({ fact }) => fact.kind),
    column(({ fact }) => fact.key),
    column(({ fact }) => fact.seq),
    column((row) => row.revision),
    column(({ fact }) => fact.date),
    column(({ fact }) => fact.amount),
    column(({ fact }) => fact.encoded.payload),
    column(({ fact }) => fact.encoded.hash),
    column(({ fact }) => fact.set),
    column((row) => row.run),
    column(({ fact }) => fact.row),
    column((row) => row.at),
    column(({ fact }) => fact.before?.first_recorded_at ?? null),
  ];
}
