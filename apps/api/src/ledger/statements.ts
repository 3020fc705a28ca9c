import type { Batch, Receipt } from './batch.js';
import { amountOf } from './fact-rows.js';
import type { NewFact } from './plan.js';

/** Columns of a run, in the order of {@link runValues}. */
export const RUN_COLUMNS = `id, connector, way, actor, path, sha256, options_key, idempotency_key, rows, accepted, corrections, duplicates,
  rejected, warnings, totals, channels, revision, recorded_at, original`;

export function runValues(batch: Batch, receipt: Receipt, channels: readonly string[]): unknown[] {
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

/** `$from`, `$from+1`, …: placeholders of so many values. */
export const placeholders = (from: number, count: number): string => Array.from({ length: count }, (_, i) => `$${from + i}`).join(', ');

/**
 * The insertion of facts whose columns come as arrays: channel, revision, run and instant at `at`, then ten arrays (see
 * {@link factValues}). `source` = a further FROM item, so that nothing is inserted when it is empty.
 */
export function insertFactsSql(at: number, source = ''): string {
  const p = (i: number): string => `$${at + i}`;
  return `INSERT INTO fact (channel, kind, natural_key, seq, revision, business_date, amount, payload, value_hash, replacement_set, import_run, source_row, recorded_at, first_recorded_at)
    SELECT ${p(0)}::text, n.kind, n.natural_key, n.seq, ${p(1)}::bigint, n.business_date, n.amount, NULLIF(n.payload, 'null')::jsonb, n.value_hash, n.replacement_set,
      ${p(2)}::uuid, n.source_row, ${p(3)}::timestamptz, COALESCE(n.first_recorded_at, ${p(3)}::timestamptz)
    FROM ${source} unnest(${p(4)}::text[], ${p(5)}::text[], ${p(6)}::int[], ${p(7)}::date[], ${p(8)}::numeric[], ${p(9)}::text[], ${p(10)}::text[], ${p(11)}::text[],
      ${p(12)}::int[], ${p(13)}::timestamptz[])
      AS n(kind, natural_key, seq, business_date, amount, payload, value_hash, replacement_set, source_row, first_recorded_at)`;
}

export function factValues(channel: string, revision: number, run: string, at: Date, facts: readonly NewFact[]): unknown[] {
  const column = <T>(pick: (f: NewFact) => T): T[] => facts.map(pick);
  return [
    channel,
    revision,
    run,
    at,
    column((f) => f.kind),
    column((f) => f.key),
    column((f) => f.seq),
    column((f) => f.date),
    column((f) => (f.fact ? amountOf(f.fact) : null)),
    column((f) => f.encoded.payload),
    column((f) => f.encoded.hash),
    column((f) => f.set),
    column((f) => f.row),
    column((f) => f.before?.first_recorded_at ?? null),
  ];
}
