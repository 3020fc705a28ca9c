import { randomUUID } from 'node:crypto';
import { businessDate, type Fact, factFromWire, naturalKey, replacementSet } from '@lcc/domain';
import type { QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch, LogEntry } from './batch.js';
import { amountOf, type EncodedFact, encodeFact, type FactRow, WITHDRAWN_HASH } from './fact-rows.js';
import { prepared } from './prepared.js';

interface Head {
  readonly channel: string;
  readonly region: string;
  readonly year: number;
  readonly revision: number;
  readonly businessDay: string | null;
}

type Draft = Batch['drafts'][number];
interface NewFact {
  readonly kind: Fact['kind'];
  readonly key: string;
  readonly seq: number;
  readonly fact: Fact | null;
  readonly encoded: EncodedFact;
  readonly set: string | null;
  readonly row: number;
  readonly date: string;
  readonly before: FactRow | null;
}

export interface Tally {
  accepted: number;
  corrections: number;
  duplicates: number;
}

/** One channel's part of a batch: what it will write, once the head is locked. */
export interface ChannelPlan {
  readonly head: Head;
  readonly revision: number;
  readonly facts: readonly NewFact[];
}

/** Opens missing channels and locks the heads in name order, so that two batches cannot wait for each other. */
export async function lockHeads(runner: QueryRunner, tenant: Tenant, drafts: readonly Draft[]): Promise<Head[]> {
  const wanted = new Map<string, { region: string; year: number }>();
  for (const { fact } of drafts) wanted.set(tenant.channelOf(fact.region, fact.year), { region: fact.region, year: fact.year });
  const names = [...wanted.keys()].sort();
  const locked = await lockKnown(runner, names);
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
  return lockKnown(runner, names);
}

async function lockKnown(runner: QueryRunner, names: readonly string[]): Promise<Head[]> {
  const rows = await prepared<{ channel: string; region: string; year: number; revision: string; business_day: string | null }>(
    runner,
    'lcc-lock-heads',
    'SELECT channel, region, year, revision, business_day::text FROM channel_head WHERE channel = ANY($1) ORDER BY channel FOR UPDATE',
    [names],
  );
  return rows.map((r) => ({
    channel: r.channel,
    region: r.region,
    year: r.year,
    revision: Number(r.revision),
    businessDay: r.business_day,
  }));
}

/**
 * Resolves drafts against what the ledger holds: same key and value = duplicate; same key, other value = correction; unknown
 * key = new. Within one batch the last of a key holds. Call with the head locked.
 */
export async function planChannel(
  runner: QueryRunner,
  head: Head,
  drafts: readonly Draft[],
  batch: Batch,
  tally: Tally,
): Promise<ChannelPlan> {
  const current = await currentRows(runner, head.channel, drafts);
  const facts: NewFact[] = head.revision === 0 ? await inheritedRoster(runner, head, drafts) : [];
  const last = lastOfEachKey(drafts);
  for (const { fact, row, derived } of last) {
    const key = naturalKey(fact);
    const encoded = encodeFact(fact);
    const known = current.get(`${fact.kind}|${key}`) ?? null;
    // A unit that only came along never replaces what is known of it.
    const isDuplicate = known?.value_hash === encoded.hash || (isDerived(fact) && known !== null && known.payload !== null);
    if (!derived && !isDerived(fact)) count(tally, isDuplicate, known);
    if (!isDuplicate)
      facts.push({
        kind: fact.kind,
        key,
        seq: (known?.seq ?? 0) + 1,
        fact,
        encoded,
        set: replacementSet(fact),
        row,
        date: fact.date,
        before: known,
      });
  }
  tally.duplicates += drafts.filter((d) => !d.derived).length - last.filter((d) => !d.derived).length;
  if (batch.replacesSets) facts.push(...(await withdrawals(runner, head.channel, drafts)));
  const today = businessDate(batch.recordedAt);
  if (facts.length > 0 && (head.businessDay === null || head.businessDay < today)) facts.unshift(dayFact(head, today));
  return { head, revision: head.revision + (facts.length > 0 ? 1 : 0), facts };
}

/** A unit that only came along because a row named an unknown code; it is no row of its own. */
const isDerived = (fact: Fact): boolean => fact.kind === 'roster' && !fact.verified;

function count(tally: Tally, isDuplicate: boolean, known: FactRow | null): void {
  if (isDuplicate) tally.duplicates++;
  else if (known === null || known.payload === null) tally.accepted++;
  else tally.corrections++;
}

/** A new fiscal year begins with the roster of the nearest year of its region. */
async function inheritedRoster(runner: QueryRunner, head: Head, drafts: readonly Draft[]): Promise<NewFact[]> {
  const named = new Set(drafts.filter((d) => d.fact.kind === 'roster').map((d) => naturalKey(d.fact)));
  const rows = (await runner.query(
    `SELECT DISTINCT ON (natural_key) payload FROM fact WHERE kind = 'roster' AND channel = (
       SELECT h.channel FROM channel_head h WHERE h.region = $1 AND h.channel <> $2 AND EXISTS (SELECT 1 FROM fact WHERE channel = h.channel AND kind = 'roster')
       ORDER BY abs(h.year - $3), h.year DESC LIMIT 1
     ) ORDER BY natural_key, seq DESC`,
    [head.region, head.channel, head.year],
  )) as Pick<FactRow, 'payload'>[];
  const facts: NewFact[] = [];
  for (const { payload } of rows) {
    if (payload === null) continue;
    const fact: Fact = { ...factFromWire(payload), year: head.year };
    const key = naturalKey(fact);
    if (!named.has(key))
      facts.push({ kind: 'roster', key, seq: 1, fact, encoded: encodeFact(fact), set: null, row: 0, date: fact.date, before: null });
  }
  return facts;
}

function dayFact(head: Head, date: string): NewFact {
  const fact: Fact = { kind: 'business-day', region: head.region, year: head.year, date };
  return { kind: fact.kind, key: date, seq: 1, fact, encoded: encodeFact(fact), set: null, row: 0, date, before: null };
}

function lastOfEachKey(drafts: readonly Draft[]): Draft[] {
  const last = new Map<string, Draft>();
  for (const draft of drafts) last.set(`${draft.fact.kind}|${naturalKey(draft.fact)}`, draft);
  return [...last.values()];
}

/** Statements stay small enough for the statement timeout, however large the file. */
const CHUNK = 10_000;

function chunks<T>(list: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));
}

async function currentRows(runner: QueryRunner, channel: string, drafts: readonly Draft[]): Promise<Map<string, FactRow>> {
  const current = new Map<string, FactRow>();
  for (const part of chunks(drafts)) {
    const rows = await prepared<FactRow>(
      runner,
      'lcc-current-facts',
      `SELECT f.* FROM unnest($2::text[], $3::text[]) AS want(kind, natural_key)
       CROSS JOIN LATERAL (
         SELECT * FROM fact WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
       ) f`,
      [channel, part.map((d) => d.fact.kind), part.map((d) => naturalKey(d.fact))],
    );
    for (const row of rows) current.set(`${row.kind}|${row.natural_key}`, row);
  }
  return current;
}

/** Members of the replaced sets that the new file no longer names. */
async function withdrawals(runner: QueryRunner, channel: string, drafts: readonly Draft[]): Promise<NewFact[]> {
  const sets = new Set<string>();
  const named = new Set<string>();
  for (const { fact } of drafts) {
    const set = replacementSet(fact);
    if (set === null) continue;
    sets.add(`${fact.kind}\u0000${set}`);
    named.add(`${fact.kind}|${naturalKey(fact)}`);
  }
  if (sets.size === 0) return [];
  const pairs = [...sets].map((s) => s.split('\u0000') as [string, string]);
  const rows = (await runner.query(
    `SELECT DISTINCT ON (f.kind, f.natural_key) f.* FROM fact f JOIN unnest($2::text[], $3::text[]) AS s(kind, set) ON f.kind = s.kind AND f.replacement_set = s.set
     WHERE f.channel = $1 ORDER BY f.kind, f.natural_key, f.seq DESC`,
    [channel, pairs.map((p) => p[0]), pairs.map((p) => p[1])],
  )) as (FactRow & { replacement_set: string; business_date: Date })[];
  return rows
    .filter((r) => r.payload !== null && !named.has(`${r.kind}|${r.natural_key}`))
    .map((r) => ({
      kind: r.kind,
      key: r.natural_key,
      seq: r.seq + 1,
      fact: null,
      encoded: { payload: 'null', hash: WITHDRAWN_HASH },
      set: r.replacement_set,
      row: 0,
      date: factFromWire(r.payload as NonNullable<FactRow['payload']>).date,
      before: r,
    }));
}

/** Writes a channel's facts at its next revision, moves the head and wakes its followers (once, at commit). */
export async function writeChannel(
  runner: QueryRunner,
  plan: ChannelPlan,
  run: string,
  recordedAt: number,
  wake: string,
): Promise<LogEntry[]> {
  if (plan.facts.length === 0) return [];
  for (const part of chunks(plan.facts)) await insertFacts(runner, plan, part, run, new Date(recordedAt));
  const day = plan.facts.find((f) => f.kind === 'business-day')?.date ?? plan.head.businessDay;
  await prepared(
    runner,
    'lcc-move-head',
    'UPDATE channel_head SET revision = $2, business_day = $3 WHERE channel = $1 RETURNING pg_notify($4, $5)',
    [plan.head.channel, plan.revision, day, wake, ''],
  );
  return plan.facts.map((f) => ({
    channel: plan.head.channel,
    revision: plan.revision,
    kind: f.kind,
    before: f.before?.payload ? factFromWire(f.before.payload) : null,
    after: f.fact,
    recordedAt,
    firstRecordedAt: f.before?.first_recorded_at.getTime() ?? recordedAt,
  }));
}

async function insertFacts(runner: QueryRunner, plan: ChannelPlan, facts: readonly NewFact[], run: string, at: Date): Promise<void> {
  const column = <T>(pick: (f: NewFact) => T): T[] => facts.map(pick);
  await prepared(
    runner,
    'lcc-insert-facts',
    `INSERT INTO fact (channel, kind, natural_key, seq, revision, business_date, amount, payload, value_hash, replacement_set, import_run, source_row, recorded_at, first_recorded_at)
     SELECT $1, kind, natural_key, seq, $2, business_date, amount, NULLIF(payload, 'null')::jsonb, value_hash, replacement_set, $3, source_row, $4, COALESCE(first_recorded_at, $4)
     FROM unnest($5::text[], $6::text[], $7::int[], $8::date[], $9::numeric[], $10::text[], $11::text[], $12::text[], $13::int[], $14::timestamptz[])
       AS n(kind, natural_key, seq, business_date, amount, payload, value_hash, replacement_set, source_row, first_recorded_at)`,
    [
      plan.head.channel,
      plan.revision,
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
    ],
  );
}
