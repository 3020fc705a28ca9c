import type { QueryRunner } from 'typeorm';
import type { Batch } from './batch.js';
import { keyOf, placeOf } from './draft.js';
import type { FactRow } from './fact-rows.js';
import type { Head } from './plan.js';
import { prepared } from './prepared.js';
import { type PushPlan, planPushes } from './push-plan.js';
import { factArrays, insertFactsSql, insertRunsSql, rowsFrom, runArrays } from './statements.js';

const met = (isSingle: boolean): string => `FROM ${rowsFrom(2, ['text', 'text'], isSingle)} AS want(kind, natural_key)
    CROSS JOIN LATERAL (
      SELECT * FROM fact WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
    ) f`;
const knownRuns = (
  isSingle: boolean,
): string => `FROM ${rowsFrom(4, ['text', 'text', 'text'], isSingle)} AS bytes(connector, sha256, options_key)
    CROSS JOIN LATERAL (
      SELECT 1 FROM import_run r WHERE r.connector = bytes.connector AND r.sha256 = bytes.sha256 AND r.options_key = bytes.options_key LIMIT 1
    ) r`;

const READ = `SELECT h.region AS head_region, h.year AS head_year, h.epoch AS head_epoch, h.revision AS head_revision, h.business_day::text AS head_day, h.closed AS head_closed,
    EXISTS (SELECT 1 ${knownRuns(false)}) AS known_run, f.*
  FROM channel_head h LEFT JOIN (SELECT f.* ${met(false)}) f ON true
  WHERE h.channel = $1`;

const FIRST_RUN_VALUE = 12;
const RUN_VALUES = 19;
/** `$10` true = nothing is known of what was to be met: write only if nothing is met. */
const write = (isSingle: boolean): string => `WITH moved AS (
    UPDATE channel_head SET revision = $8, business_day = $9 WHERE channel = $1 AND revision = $7 AND epoch = $11
      AND NOT ($10 AND (EXISTS (SELECT 1 ${met(isSingle)}) OR EXISTS (SELECT 1 ${knownRuns(isSingle)})))
    RETURNING revision
  ), run AS (
    ${insertRunsSql(FIRST_RUN_VALUE, 'moved,', isSingle)}
  ), facts AS (
    ${insertFactsSql('$1', FIRST_RUN_VALUE + RUN_VALUES, 'moved,', isSingle)}
  )
  SELECT FROM moved`;
/** One push of one fact is by far the most frequent group. */
const WRITE_ONE = write(true);
const WRITE_MANY = write(false);

type ReadRow = {
  head_region: string;
  head_year: number;
  head_epoch: string;
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
  channel: string,
  batches: readonly Batch[],
  remembered: Head | undefined,
): Promise<WrittenGroup | null> {
  const wanted = questions(channel, batches);
  if (remembered?.closed) return null;
  if (remembered) {
    const guessed = await writePlanned(runner, wanted, remembered, planPushes(remembered, batches, new Map()), true);
    if (guessed) return guessed;
  }
  const known = await read(runner, channel, wanted);
  return known && writePlanned(runner, wanted, known.head, planPushes(known.head, batches, known.current), false);
}

type Questions = readonly [channel: string, ...columns: (readonly string[])[]];

/** Channel, kinds and keys, and connector, hash and options of the bytes: `$1` to `$6` of both statements. */
function questions(channel: string, batches: readonly Batch[]): Questions {
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
  wanted: Questions,
): Promise<{ head: Head; current: Map<string, FactRow> } | null> {
  const rows = await prepared<ReadRow>(runner, 'lcc-push-read', READ, [...wanted]);
  const first = rows[0];
  if (!first || first.known_run || first.head_closed || Number(first.head_revision) === 0) return null;
  const head = {
    channel,
    region: first.head_region,
    year: first.head_year,
    epoch: first.head_epoch,
    revision: Number(first.head_revision),
    businessDay: first.head_day,
    closed: first.head_closed,
  };
  return { head, current: new Map(rows.flatMap((row) => (row.kind === null ? [] : [[`${row.kind}|${row.natural_key}`, row] as const]))) };
}

async function writePlanned(
  runner: QueryRunner,
  wanted: Questions,
  from: Head,
  group: WrittenGroup,
  onlyIfNew: boolean,
): Promise<WrittenGroup | null> {
  const arrays = [
    ...runArrays(group.plans.map(({ batch, plan, receipt }) => ({ batch, receipt, channels: [plan.head.channel] }))),
    ...factArrays(
      group.plans.map(({ batch, plan, receipt }) => ({
        facts: plan.facts,
        revision: plan.revision,
        run: receipt.run,
        at: batch.recordedAt,
      })),
    ),
  ];
  const [channel, ...questions] = wanted;
  const isSingle = [...questions, ...arrays].every((column) => column.length === 1);
  const values = (columns: readonly (readonly unknown[])[]): readonly unknown[] => (isSingle ? columns.map(([value]) => value) : columns);
  const written = await prepared(runner, isSingle ? 'lcc-push-write-one' : 'lcc-push-write', isSingle ? WRITE_ONE : WRITE_MANY, [
    channel,
    ...values(questions),
    from.revision,
    group.head.revision,
    group.head.businessDay,
    onlyIfNew,
    from.epoch,
    ...values(arrays),
  ]);
  return written.length === 0 ? null : group;
}
