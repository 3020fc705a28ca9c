import { randomUUID } from 'node:crypto';
import { accountRoot, factFromWire } from '@lcc/domain';
import type { QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch, LogEntry } from './batch.js';
import { copyFacts } from './copy-facts.js';
import { type Draft, keyOf, placeOf, setOf } from './draft.js';
import { type FactRow, WITHDRAWN_HASH } from './fact-rows.js';
import { INHERITED_KINDS, unitsOfNewYear } from './new-year.js';
import {
  type ChannelPlan,
  closedAfter,
  dayAfter,
  entriesOf,
  type Head,
  lastOfEachKey,
  type NewFact,
  newFact,
  resolveDistinct,
  rowsOf,
  type Tally,
} from './plan.js';
import { prepared } from './prepared.js';

/** Opens missing channels and locks the heads in name order, so that two batches cannot wait for each other. */
export async function lockHeads(runner: QueryRunner, tenant: Tenant, drafts: readonly Draft[]): Promise<Head[]> {
  const wanted = wantedChannels(tenant, drafts);
  const names = [...wanted.keys()].sort();
  const locked = await knownHeads(runner, names, 'FOR UPDATE');
  if (locked.length === names.length) return locked;
  for (const name of names) {
    const { region, year } = wanted.get(name) as { region: string; year: number };
    await runner.query('INSERT INTO channel_head (channel, region, year, epoch) VALUES ($1, $2, $3, $4) ON CONFLICT (channel) DO NOTHING', [
      name,
      region,
      year,
      randomUUID(),
    ]);
  }
  return knownHeads(runner, names, 'FOR UPDATE');
}

function wantedChannels(tenant: Tenant, drafts: readonly Draft[]): Map<string, { region: string; year: number }> {
  const wanted = new Map<string, { region: string; year: number }>();
  for (const draft of drafts) {
    const { region, year } = placeOf(draft);
    wanted.set(tenant.channelOf(region, year), { region, year });
  }
  return wanted;
}

async function knownHeads(runner: QueryRunner, names: readonly string[], lock: '' | 'FOR UPDATE'): Promise<Head[]> {
  const rows = await prepared<{
    channel: string;
    region: string;
    year: number;
    epoch: string;
    revision: string;
    business_day: string | null;
    closed: boolean;
  }>(
    runner,
    lock === '' ? 'lcc-read-heads' : 'lcc-lock-heads',
    `SELECT channel, region, year, epoch, revision, business_day::text, closed FROM channel_head WHERE channel = ANY($1) ORDER BY channel ${lock}`,
    [names],
  );
  return rows.map((r) => ({
    channel: r.channel,
    region: r.region,
    year: r.year,
    epoch: r.epoch,
    revision: Number(r.revision),
    businessDay: r.business_day,
    closed: r.closed,
  }));
}

/** The heads without locking them; a channel that does not exist yet stands at revision 0. */
export async function readHeads(runner: QueryRunner, tenant: Tenant, drafts: readonly Draft[]): Promise<Head[]> {
  const wanted = wantedChannels(tenant, drafts);
  const names = [...wanted.keys()].sort();
  const known = new Map((await knownHeads(runner, names, '')).map((h) => [h.channel, h]));
  return names.flatMap((channel) => {
    const place = wanted.get(channel);
    return place ? [known.get(channel) ?? { channel, ...place, epoch: '', revision: 0, businessDay: null, closed: false }] : [];
  });
}

/**
 * What a batch means for one channel, in portions, so that other work gets its turn. Holds while the head stands where it was read. With
 * `mayGuess`, many facts of a kind of which a sample meets nothing are all taken for new: where they are not, the table's unique key
 * refuses them, and the batch has to be worked out again without guessing.
 */
export async function planFacts(
  runner: QueryRunner,
  head: Head,
  drafts: readonly Draft[],
  batch: Batch,
  tally: Tally,
  mayGuess: boolean,
): Promise<NewFact[]> {
  const facts = head.revision === 0 ? await inherited(runner, head, drafts) : [];
  const last = lastOfEachKey(drafts);
  for (const ofKind of byKind(last)) {
    const isNew = mayGuess && ofKind.length >= WORTH_GUESSING && (await currentRows(runner, head.channel, sampleOf(ofKind))).size === 0;
    for (const part of chunks(ofKind, PORTION))
      facts.push(...resolveDistinct(part, isNew ? await othersTurn(NOTHING) : await currentRows(runner, head.channel, part), tally));
  }
  tally.duplicates += rowsOf(drafts) - rowsOf(last);
  // Sets of a year may be more than one call can take.
  return batch.replacesSets ? facts.concat(await withdrawals(runner, head.channel, drafts, batch)) : facts;
}

/** A new fiscal year begins with what the nearest year of its region knows of its units; what the batch says itself wins. */
async function inherited(runner: QueryRunner, head: Head, drafts: readonly Draft[]): Promise<NewFact[]> {
  const named = new Set(drafts.map((draft) => `${placeOf(draft).kind}|${keyOf(draft)}`));
  const rows = (await runner.query(
    `SELECT DISTINCT ON (kind, natural_key) payload FROM fact WHERE kind = ANY($4) AND channel = (
       SELECT h.channel FROM channel_head h WHERE h.region = $1 AND h.channel <> $2 AND EXISTS (SELECT 1 FROM fact WHERE channel = h.channel AND kind = 'roster')
       ORDER BY abs(h.year - $3), h.year DESC LIMIT 1
     ) ORDER BY kind, natural_key, seq DESC`,
    [head.region, head.channel, head.year, INHERITED_KINDS],
  )) as Pick<FactRow, 'payload'>[];
  const known = rows.flatMap(({ payload }) => (payload === null ? [] : [factFromWire(payload)]));
  return unitsOfNewYear(known, head.year)
    .map((fact) => newFact({ fact, row: 0 }, null))
    .filter(({ kind, key }) => !named.has(`${kind}|${key}`));
}

/** What is compared between two turns of the event loop. */
const PORTION = 2_000;
/** Fewer drafts of a kind than this are all looked up. */
const WORTH_GUESSING = 5_000;
/** Drafts that stand for many: where a hundredth of these is known, one of them is all but sure to be. */
const SAMPLE = 500;
const NOTHING: ReadonlyMap<string, FactRow> = new Map();

const sampleOf = (drafts: readonly Draft[]): Draft[] => drafts.filter((_, i) => i % Math.ceil(drafts.length / SAMPLE) === 0);

const othersTurn = <T>(value: T): Promise<T> => new Promise((resolve) => setImmediate(resolve, value));

function chunks<T>(list: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** The rows in force that drafts meet. Asked kind by kind with a list of keys: for new keys that is one walk along the index. */
async function currentRows(runner: QueryRunner, channel: string, drafts: readonly Draft[]): Promise<Map<string, FactRow>> {
  const met = new Map<string, FactRow>();
  for (const ofKind of byKind(drafts)) {
    const { kind } = placeOf(ofKind[0] as Draft);
    const rows = await prepared<FactRow>(
      runner,
      'lcc-current-facts',
      `SELECT DISTINCT ON (natural_key) * FROM fact WHERE channel = $1 AND kind = $2 AND natural_key = ANY($3) ORDER BY natural_key, seq DESC`,
      [channel, kind, ofKind.map(keyOf)],
    );
    for (const row of rows) met.set(`${kind}|${row.natural_key}`, row);
  }
  return met;
}

/** Drafts of one kind each, in the order in which the kinds first come. */
function byKind(drafts: readonly Draft[]): Draft[][] {
  const kinds = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { kind } = placeOf(draft);
    const known = kinds.get(kind);
    if (known) known.push(draft);
    else kinds.set(kind, [draft]);
  }
  return [...kinds.values()];
}

/**
 * Members of the replaced sets that the new file no longer names; of budget lines only those under the roots, or of the sub-activities,
 * that it speaks of.
 */
async function withdrawals(
  runner: QueryRunner,
  channel: string,
  drafts: readonly Draft[],
  { replacedRoots, onlySubActivities }: Batch,
): Promise<NewFact[]> {
  const sets = new Set<string>();
  const named = new Set<string>();
  for (const draft of drafts) {
    const { kind } = placeOf(draft);
    const set = setOf(draft);
    if (set === null) continue;
    sets.add(`${kind}\u0000${set}`);
    named.add(`${kind}|${keyOf(draft)}`);
  }
  if (sets.size === 0) return [];
  const subActivities = new Set(drafts.flatMap(({ fact }) => ('subActivity' in fact ? (fact.subActivity ?? []) : [])));
  const isReplaced = (payload: Payload): boolean =>
    isUnder(payload, replacedRoots) && (!onlySubActivities || subActivities.has(String(payload.subActivity)));
  const pairs = [...sets].map((s) => s.split('\u0000') as [string, string]);
  const rows = (await runner.query(
    `SELECT DISTINCT ON (f.kind, f.natural_key) f.* FROM fact f JOIN unnest($2::text[], $3::text[]) AS s(kind, set) ON f.kind = s.kind AND f.replacement_set = s.set
     WHERE f.channel = $1 ORDER BY f.kind, f.natural_key, f.seq DESC`,
    [channel, pairs.map((p) => p[0]), pairs.map((p) => p[1])],
  )) as (FactRow & { replacement_set: string; business_date: Date })[];
  return rows
    .filter((r) => r.payload !== null && !named.has(`${r.kind}|${r.natural_key}`) && isReplaced(r.payload))
    .map((r) => ({
      kind: r.kind,
      key: r.natural_key,
      seq: r.seq + 1,
      draft: null,
      encoded: { payload: 'null', hash: WITHDRAWN_HASH },
      amount: null,
      set: r.replacement_set,
      row: 0,
      date: factFromWire(r.payload as Payload).date,
      before: r,
    }));
}

type Payload = NonNullable<FactRow['payload']>;

function isUnder(payload: Payload, roots: Batch['replacedRoots']): boolean {
  const root = typeof payload.account === 'string' ? accountRoot(payload.account) : null;
  return roots === undefined || (root !== null && roots.includes(root));
}

/** Writes a channel's facts at its next revision, moves the head and wakes its followers (once, at commit). */
export async function writeChannel(
  runner: QueryRunner,
  plan: ChannelPlan,
  run: string,
  recordedAt: number,
  tenant: Tenant,
): Promise<LogEntry[]> {
  if (plan.facts.length === 0) return [];
  await copyFacts(runner, plan.head.channel, { facts: plan.facts, revision: plan.revision, run, at: recordedAt });
  await prepared(
    runner,
    'lcc-move-head',
    'UPDATE channel_head SET revision = $2, business_day = $3, closed = $4 WHERE channel = $1 RETURNING pg_notify($5, $6)',
    [plan.head.channel, plan.revision, dayAfter(plan), closedAfter(plan), tenant.wakeChannel, tenant.instance],
  );
  return entriesOf(plan, recordedAt);
}
