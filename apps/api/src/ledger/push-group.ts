import type { QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch } from './batch.js';
import { keyOf, placeOf } from './draft.js';
import type { FactRow } from './fact-rows.js';
import type { Head } from './plan.js';
import { prepared } from './prepared.js';
import { type PushPlan, planPushes } from './push-plan.js';
import { factArrays, insertFactsSql, insertRunsSql, runArrays } from './statements.js';

const MET = `FROM unnest($2::text[], $3::text[]) AS want(kind, natural_key)
    CROSS JOIN LATERAL (
      SELECT * FROM fact WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
    ) f`;
const KNOWN_RUNS = `FROM unnest($4::text[], $5::text[], $6::text[]) AS bytes(connector, sha256, options_key)
    CROSS JOIN LATERAL (
      SELECT 1 FROM import_run r WHERE r.connector = bytes.connector AND r.sha256 = bytes.sha256 AND r.options_key = bytes.options_key LIMIT 1
    ) r`;

const READ = `SELECT h.region AS head_region, h.year AS head_year, h.revision AS head_revision, h.business_day::text AS head_day, h.closed AS head_closed,
    EXISTS (SELECT 1 ${KNOWN_RUNS}) AS known_run, f.*
  FROM channel_head h LEFT JOIN (SELECT f.* ${MET}) f ON true
  WHERE h.channel = $1`;

const FIRST_RUN_VALUE = 13;
const RUN_VALUES = 19;
/** `$12` true = nothing is known of what was to be met: write only if nothing is met. */
const WRITE = `WITH moved AS (
    UPDATE channel_head SET revision = $8, business_day = $9 WHERE channel = $1 AND revision = $7
      AND NOT ($12 AND (EXISTS (SELECT 1 ${MET}) OR EXISTS (SELECT 1 ${KNOWN_RUNS})))
    RETURNING revision
  ), run AS (
    ${insertRunsSql(FIRST_RUN_VALUE, 'moved,')}
  ), facts AS (
    ${insertFactsSql('$1', FIRST_RUN_VALUE + RUN_VALUES, 'moved,')}
  )
  SELECT pg_notify($10, $11) FROM moved`;

type ReadRow = {
  head_region: string;
  head_year: number;
  head_revision: string;
  head_day: string | null;
  head_closed: boolean;
  known_run: boolean;
} & (FactRow | { kind: null });

/** Pushes that were committed together, and where the channel stands after them. */
export interface WrittenGroup {
  readonly plans: readonly PushPlan[];
  readonly head: Head;
}

/**
 * Writes pushes of one channel in one transaction. With a head remembered from the last write, the pushes are taken for new: one
 * statement writes them if the head still stands there and nothing of them is known. Otherwise one statement reads what they meet
 * and one writes. Every write of a channel moves its head, so that an unmoved head means that nothing read has changed. Null when
 * each must take the ordinary way: a new channel, a closed year, bytes known before, or another writer came first.
 */
export async function writeGroup(
  runner: QueryRunner,
  tenant: Tenant,
  channel: string,
  batches: readonly Batch[],
  remembered: Head | undefined,
): Promise<WrittenGroup | null> {
  const wanted = questions(channel, batches);
  if (remembered?.closed) return null;
  if (remembered) {
    const guessed = await write(runner, tenant, wanted, remembered, planPushes(remembered, batches, new Map()), true);
    if (guessed) return guessed;
  }
  const met = await read(runner, channel, wanted);
  return met && write(runner, tenant, wanted, met.head, planPushes(met.head, batches, met.current), false);
}

/** Channel, kinds and keys, and connector, hash and options of the bytes: `$1` to `$6` of both statements. */
function questions(channel: string, batches: readonly Batch[]): readonly unknown[] {
  const drafts = batches.flatMap((b) => b.drafts);
  return [
    channel,
    drafts.map((d) => placeOf(d).kind),
    drafts.map(keyOf),
    batches.map((b) => b.connector),
    batches.map((b) => b.sha256),
    batches.map((b) => b.optionsKey),
  ];
}

async function read(
  runner: QueryRunner,
  channel: string,
  wanted: readonly unknown[],
): Promise<{ head: Head; current: Map<string, FactRow> } | null> {
  const rows = await prepared<ReadRow>(runner, 'lcc-push-read', READ, [...wanted]);
  const first = rows[0];
  if (!first || first.known_run || first.head_closed || Number(first.head_revision) === 0) return null;
  const head = {
    channel,
    region: first.head_region,
    year: first.head_year,
    revision: Number(first.head_revision),
    businessDay: first.head_day,
    closed: first.head_closed,
  };
  return { head, current: new Map(rows.flatMap((row) => (row.kind === null ? [] : [[`${row.kind}|${row.natural_key}`, row] as const]))) };
}

async function write(
  runner: QueryRunner,
  tenant: Tenant,
  wanted: readonly unknown[],
  from: Head,
  group: WrittenGroup,
  onlyIfNew: boolean,
): Promise<WrittenGroup | null> {
  const written = await prepared(runner, 'lcc-push-write', WRITE, [
    ...wanted,
    from.revision,
    group.head.revision,
    group.head.businessDay,
    tenant.wakeChannel,
    tenant.instance,
    onlyIfNew,
    ...runArrays(group.plans.map(({ batch, plan, receipt }) => ({ batch, receipt, channels: [plan.head.channel] }))),
    ...factArrays(
      group.plans.map(({ batch, plan, receipt }) => ({
        facts: plan.facts,
        revision: plan.revision,
        run: receipt.run,
        at: batch.recordedAt,
      })),
    ),
  ]);
  return written.length === 0 ? null : group;
}
