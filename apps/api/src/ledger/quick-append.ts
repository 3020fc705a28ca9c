import { randomUUID } from 'node:crypto';
import { naturalKey, replacementSet } from '@lcc/domain';
import type { QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch, Receipt } from './batch.js';
import type { FactRow } from './fact-rows.js';
import { type ChannelPlan, type CurrentRows, dayAfter, type Head, planRevision, resolveDrafts, type Tally } from './plan.js';
import { prepared } from './prepared.js';
import { factValues, insertFactsSql, placeholders, RUN_COLUMNS, runValues } from './statements.js';

/** More facts than this are a file's work, not a push's. */
const MOST = 200;
const RUN_VALUES = 19;
const FIRST_RUN_VALUE = 5;

const READ = `SELECT h.region AS head_region, h.year AS head_year, h.revision AS head_revision, h.business_day::text AS head_day,
    EXISTS (SELECT 1 FROM import_run WHERE connector = $4 AND sha256 = $5 AND options_key = $6) AS known_run, f.*
  FROM channel_head h
  LEFT JOIN (unnest($2::text[], $3::text[]) AS want(kind, natural_key)
    CROSS JOIN LATERAL (
      SELECT * FROM fact WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
    ) f) ON true
  WHERE h.channel = $1`;

const WRITE = `WITH moved AS (
    UPDATE channel_head SET revision = revision + 1, business_day = $3 WHERE channel = $1 AND revision = $2 RETURNING revision
  ), run AS (
    INSERT INTO import_run (${RUN_COLUMNS}) SELECT ${placeholders(FIRST_RUN_VALUE, RUN_VALUES)} FROM moved
  ), facts AS (
    ${insertFactsSql(FIRST_RUN_VALUE + RUN_VALUES, 'moved,')}
  )
  SELECT pg_notify($4, '') FROM moved`;

type ReadRow = { head_region: string; head_year: number; head_revision: string; head_day: string | null; known_run: boolean } & (
  | FactRow
  | { kind: null }
);

/**
 * The short way of a push: one statement reads what it meets, one writes everything if the head still stands where it was
 * read. Every write of a channel moves its head, so that an unmoved head means that nothing read has changed. Null when the
 * ordinary way must be taken: many facts, several channels, a new channel, sets to replace, names to learn, bytes known before,
 * nothing new, or another writer came first.
 */
export async function quickAppend(
  runner: QueryRunner,
  tenant: Tenant,
  batch: Batch,
): Promise<{ readonly receipt: Receipt; readonly plan: ChannelPlan } | null> {
  const channel = quickChannel(tenant, batch);
  if (channel === null) return null;
  const met = await read(runner, channel, batch);
  if (met === null) return null;
  const tally: Tally = { accepted: 0, corrections: 0, duplicates: 0 };
  const plan = planRevision(met.head, resolveDrafts(batch.drafts, met.current, tally), batch.recordedAt);
  if (plan.facts.length === 0) return null;
  const receipt: Receipt = {
    run: randomUUID(),
    revision: plan.revision,
    ...tally,
    rejected: batch.rejected,
    warnings: batch.warnings,
    totals: batch.totals,
  };
  const written = await prepared(runner, 'lcc-quick-write', WRITE, [
    channel,
    plan.head.revision,
    dayAfter(plan),
    tenant.wakeChannel,
    ...runValues(batch, receipt, [channel]),
    ...factValues(channel, plan.revision, receipt.run, new Date(batch.recordedAt), plan.facts),
  ]);
  return written.length === 0 ? null : { receipt, plan };
}

/** The one channel of a batch that may take the short way, or null. */
function quickChannel(tenant: Tenant, batch: Batch): string | null {
  const { drafts } = batch;
  if (drafts.length === 0 || drafts.length > MOST || batch.names.length > 0) return null;
  if (batch.replacesSets && drafts.some(({ fact }) => replacementSet(fact) !== null)) return null;
  const channels = new Set(drafts.map(({ fact }) => tenant.channelOf(fact.region, fact.year)));
  return channels.size === 1 ? ([...channels][0] ?? null) : null;
}

async function read(runner: QueryRunner, channel: string, batch: Batch): Promise<{ head: Head; current: CurrentRows } | null> {
  const rows = await prepared<ReadRow>(runner, 'lcc-quick-read', READ, [
    channel,
    batch.drafts.map((d) => d.fact.kind),
    batch.drafts.map((d) => naturalKey(d.fact)),
    batch.connector,
    batch.sha256,
    batch.optionsKey,
  ]);
  const first = rows[0];
  if (!first || first.known_run || Number(first.head_revision) === 0) return null;
  const head = {
    channel,
    region: first.head_region,
    year: first.head_year,
    revision: Number(first.head_revision),
    businessDay: first.head_day,
  };
  const current = new Map(rows.flatMap((row) => (row.kind === null ? [] : [[`${row.kind}|${row.natural_key}`, row] as const])));
  return { head, current };
}
