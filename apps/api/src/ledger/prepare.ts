import type { QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { planFacts, readHeads } from './append.js';
import type { Batch } from './batch.js';
import { type Draft, keyOf, placeOf, setOf } from './draft.js';
import { type ChannelPlan, type Head, type NewFact, planRevision, type Tally } from './plan.js';

/** What a batch means for one channel, worked out before its head is locked. */
export interface Prepared {
  readonly head: Head;
  readonly drafts: readonly Draft[];
  readonly facts: readonly NewFact[];
  readonly tally: Tally;
}

const draftsOf = (tenant: Tenant, batch: Batch, channel: string): Draft[] =>
  batch.drafts.filter((draft) => tenant.channelOf(placeOf(draft).region, placeOf(draft).year) === channel);

/** Works a batch out against the ledger as it stands, without holding anybody up; with `mayGuess` as {@link planFacts} does. */
export async function prepare(runner: QueryRunner, tenant: Tenant, batch: Batch, mayGuess: boolean): Promise<Prepared[]> {
  const all: Prepared[] = [];
  for (const head of await readHeads(runner, tenant, batch.drafts))
    all.push(await prepareChannel(runner, head, draftsOf(tenant, batch, head.channel), batch, mayGuess));
  return all;
}

async function prepareChannel(
  runner: QueryRunner,
  head: Head,
  drafts: readonly Draft[],
  batch: Batch,
  mayGuess: boolean,
): Promise<Prepared> {
  const tally: Tally = { accepted: 0, corrections: 0, duplicates: 0 };
  return { head, drafts, facts: await planFacts(runner, head, drafts, batch, tally, mayGuess), tally };
}

/**
 * The plan under the lock: what was prepared, if nothing it met has changed since; else it is worked out again. The head is that
 * of the lock.
 */
export async function settle(
  runner: QueryRunner,
  head: Head,
  prepared: Prepared,
  batch: Batch,
): Promise<{ readonly plan: ChannelPlan; readonly tally: Tally }> {
  const isSameLog = prepared.head.epoch === '' || head.epoch === prepared.head.epoch;
  const good = isSameLog && (head.revision === prepared.head.revision || !(await wasTouched(runner, prepared)));
  const { facts, tally } = good ? prepared : await prepareChannel(runner, head, prepared.drafts, batch, false);
  return { plan: planRevision(head, [...facts], batch.recordedAt), tally };
}

/** Whether another writer has changed a key or a set that the batch names. A channel that was new is always worked out again. */
async function wasTouched(runner: QueryRunner, { head, drafts }: Prepared): Promise<boolean> {
  if (head.revision === 0) return true;
  const rows = (await runner.query('SELECT kind, natural_key, replacement_set FROM fact WHERE channel = $1 AND revision > $2', [
    head.channel,
    head.revision,
  ])) as { kind: string; natural_key: string; replacement_set: string | null }[];
  const keys = new Set(drafts.map((draft) => `${placeOf(draft).kind}|${keyOf(draft)}`));
  const sets = new Set(drafts.map((draft) => `${placeOf(draft).kind}|${setOf(draft)}`));
  return rows.some(
    (r) => keys.has(`${r.kind}|${r.natural_key}`) || (r.replacement_set !== null && sets.has(`${r.kind}|${r.replacement_set}`)),
  );
}
