import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { businessDate, type Fact, yearOf } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { lockHeads, writeChannel } from './append.js';
import type { Batch, LogEntry, Receipt } from './batch.js';
import { refuseClosed } from './closed-years.js';
import { type ChannelPlan, entriesOf, type Head, headAfter, type Tally } from './plan.js';
import { type Prepared, prepare, settle } from './prepare.js';
import { prepared } from './prepared.js';
import { type WrittenGroup, writeGroup } from './push-group.js';
import { pushChannel } from './push-plan.js';
import { PushQueue, type WaitingPush } from './push-queue.js';
import { insertRunsSql, runArrays } from './statements.js';

/** Facts of one channel that were committed together, at the revisions `from`…`revision`. */
export interface Committed {
  readonly tenant: Tenant;
  readonly channel: string;
  readonly epoch: string;
  readonly from: number;
  readonly revision: number;
  readonly entries: readonly LogEntry[];
}

/** What is written in the transaction of a batch, last. */
type Within = (manager: EntityManager, receipt: Receipt) => Promise<void>;

const ANNOUNCE_MS = 20;

/** The only writer of facts. */
@Injectable()
export class LedgerService {
  readonly #committed = new EventEmitter();
  readonly #queues = new Map<string, PushQueue>();
  /** Where this process left each channel; another writer may have moved it since. */
  readonly #heads = new Map<string, Head>();
  readonly #announced = new Set<string>();

  /** Called after each commit of this process, per channel. Other processes' commits come through the tail. */
  onCommitted(listener: (committed: Committed) => void): void {
    this.#committed.on('committed', listener);
  }

  /**
   * Remembers a batch in one transaction: facts by natural key, the channel's revision, the run. Resolves after commit.
   * The same bytes with the same options are answered as duplicates, whatever came since, and change nothing. Small pushes
   * of a channel that come while one of them is being committed share the next commit; each has its own run and answer.
   * Throws YearClosed, and keeps nothing, when a fact belongs to a year whose books are closed.
   */
  append(tenant: Tenant, batch: Batch): Promise<Receipt> {
    const channel = pushChannel(tenant, batch);
    return channel === null ? this.#appendAlone(tenant, batch) : this.#queueOf(tenant, channel).push(batch);
  }

  /** As {@link append}, on its own, with something else in the same transaction: neither is without the other. */
  appendWith(tenant: Tenant, batch: Batch, within: Within): Promise<Receipt> {
    return this.#appendAlone(tenant, batch, within);
  }

  #queueOf(tenant: Tenant, channel: string): PushQueue {
    const key = `${tenant.id}/${channel}`;
    let queue = this.#queues.get(key);
    if (!queue) this.#queues.set(key, (queue = new PushQueue((group) => this.#commitGroup(tenant, channel, group))));
    return queue;
  }

  /** Settles every push of a group: together, or each on its own when one of them stands in the way of the others. */
  async #commitGroup(tenant: Tenant, channel: string, group: readonly WaitingPush[]): Promise<void> {
    try {
      const written = await this.#writeTogether(tenant, channel, group);
      if (written) {
        this.#tell(tenant, written);
        for (const [i, { receipt }] of written.plans.entries()) group[i]?.resolve(receipt);
        return;
      }
    } catch (error) {
      if (!isFaultOfData(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
    }
    for (const { batch, resolve, reject } of group) await this.#appendAlone(tenant, batch).then(resolve, reject);
  }

  async #writeTogether(tenant: Tenant, channel: string, group: readonly WaitingPush[]): Promise<WrittenGroup | null> {
    const key = `${tenant.id}/${channel}`;
    const batches = group.map((each) => each.batch);
    const runner = tenant.dataSource.createQueryRunner();
    try {
      const written = await writeGroup(runner, channel, batches, this.#heads.get(key));
      if (written) {
        this.#heads.set(key, written.head);
        this.#announceSoon(tenant);
      } else this.#heads.delete(key);
      return written;
    } finally {
      await runner.release();
    }
  }

  /**
   * Other processes hear of pushes a moment after, of many at once: in the commit itself the notice would make every push wait. It is an
   * alarm clock only; who misses it finds the facts at the next poll.
   */
  #announceSoon(tenant: Tenant): void {
    if (this.#announced.has(tenant.id)) return;
    this.#announced.add(tenant.id);
    setTimeout(() => {
      this.#announced.delete(tenant.id);
      tenant.dataSource.query('SELECT pg_notify($1, $2)', [tenant.wakeChannel, tenant.instance]).catch(() => undefined);
    }, ANNOUNCE_MS).unref();
  }

  #tell(tenant: Tenant, { plans, head }: WrittenGroup): void {
    const entries = plans.flatMap(({ plan, batch }) => entriesOf(plan, batch.recordedAt));
    const from = (plans[0]?.plan.head.revision ?? head.revision) + 1;
    const { channel, epoch, revision } = head;
    if (entries.length > 0) this.#committed.emit('committed', { tenant, channel, epoch, from, revision, entries } satisfies Committed);
  }

  async #appendAlone(tenant: Tenant, batch: Batch, within: Within | null = null, isRetry = false): Promise<Receipt> {
    const runner = tenant.dataSource.createQueryRunner();
    try {
      await runner.connect();
      const known = await this.#knownRun(runner, batch);
      if (known) return known;
      const parts = await prepare(runner, tenant, batch, !isRetry);
      await runner.startTransaction();
      const done = await this.#write(runner, tenant, batch, parts);
      await within?.(runner.manager, done.receipt);
      await runner.commitTransaction();
      for (const head of done.heads) if (head.revision > 0) this.#heads.set(`${tenant.id}/${head.channel}`, head);
      for (const committed of done.committed) this.#committed.emit('committed', committed);
      return done.receipt;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (!isRetry && isUniqueViolation(error)) return this.#appendAlone(tenant, batch, within, true); // the same bytes came in twice at once and are known now, or a guess was wrong
      throw error;
    } finally {
      await runner.release();
    }
  }

  /**
   * What a batch would change now, worked out as `append` does; null when its bytes were accepted before, so that it would change
   * nothing. Nothing is written or locked. Throws YearClosed as `append` does, unless it is looked at as an adjusting entry.
   */
  async preview(tenant: Tenant, batch: Batch, isAdjusting = false): Promise<Prepared[] | null> {
    const runner = tenant.dataSource.createQueryRunner();
    try {
      if (await this.#knownRun(runner, batch)) return null;
      const parts = await prepare(runner, tenant, batch, false);
      const heads = parts.map((part) => part.head);
      if (!isAdjusting) refuseClosed(heads, batch);
      return parts;
    } finally {
      await runner.release();
    }
  }

  async #write(
    runner: QueryRunner,
    tenant: Tenant,
    batch: Batch,
    parts: readonly Prepared[],
  ): Promise<{ receipt: Receipt; committed: Committed[]; heads: Head[] }> {
    const tally: Tally = { accepted: 0, corrections: 0, duplicates: 0 };
    const plans: ChannelPlan[] = [];
    const locked = await lockHeads(runner, tenant, batch.drafts);
    refuseClosed(locked, batch);
    for (const head of locked) {
      const part = parts.find((p) => p.head.channel === head.channel);
      if (!part) throw new Error(`${head.channel} was not prepared`);
      const settled = await settle(runner, head, part, batch);
      plans.push(settled.plan);
      tally.accepted += settled.tally.accepted;
      tally.corrections += settled.tally.corrections;
      tally.duplicates += settled.tally.duplicates;
    }
    const revision = plans.reduce((max, p) => Math.max(max, p.revision), 0);
    const run = randomUUID();
    const receipt: Receipt = { run, revision, ...tally, rejected: batch.rejected, warnings: batch.warnings, totals: batch.totals };
    const channels = plans.map((p) => p.head.channel);
    await prepared(runner, 'lcc-insert-run', insertRunsSql(1), runArrays([{ batch, receipt, channels }]));
    const committed: Committed[] = [];
    for (const plan of plans) {
      const entries = await writeChannel(runner, plan, run, batch.recordedAt, tenant);
      const { channel, epoch } = plan.head;
      if (entries.length > 0) committed.push({ tenant, channel, epoch, from: plan.revision, revision: plan.revision, entries });
    }
    await learnNames(runner, batch.names);
    return { receipt, committed, heads: plans.map(headAfter) };
  }

  /** The answer to bytes that were accepted before: everything in them is a duplicate now. */
  async #knownRun(runner: QueryRunner, batch: Batch): Promise<Receipt | null> {
    const rows = await prepared<Omit<Receipt, 'run' | 'revision'> & { id: string; channels: string[] }>(
      runner,
      'lcc-known-run',
      'SELECT id, accepted, corrections, duplicates, rejected, warnings, totals, channels FROM import_run WHERE connector = $1 AND sha256 = $2 AND options_key = $3',
      [batch.connector, batch.sha256, batch.optionsKey],
    );
    const run = rows[0];
    if (!run) return null;
    const heads = (await runner.query('SELECT max(revision) AS revision FROM channel_head WHERE channel = ANY($1)', [run.channels])) as {
      revision: string | null;
    }[];
    const duplicates = run.accepted + run.corrections + run.duplicates;
    return {
      run: run.id,
      revision: Number(heads[0]?.revision ?? 0),
      accepted: 0,
      corrections: 0,
      duplicates,
      rejected: run.rejected,
      warnings: run.warnings,
      totals: run.totals,
    };
  }

  /** Names of codes from a list of an office; the last one of a code holds. Resolves to how many the list had. */
  async loadNames(tenant: Tenant, names: Batch['names']): Promise<number> {
    await learnNames(tenant.dataSource, names);
    return names.length;
  }

  /**
   * Begins the business day in channels that are behind it, so that every instance changes at the same revision. A region that had the
   * year before gets the running one with its first day: the channel begins with the roster, before the first figure comes.
   */
  async beginDay(tenant: Tenant, now: number): Promise<void> {
    const today = businessDate(now);
    const rows = (await tenant.dataSource.query(
      `SELECT region, year FROM channel_head WHERE (business_day IS NULL OR business_day < $1) AND year BETWEEN $2 - 1 AND $2
       UNION ALL SELECT region, $2 FROM channel_head GROUP BY region HAVING max(year) = $2 - 1`,
      [today, yearOf(today)],
    )) as { region: string; year: number }[];
    for (const { region, year } of rows) {
      const fact: Fact = { kind: 'business-day', region, year, date: today };
      await this.append(tenant, systemBatch(`hari-${tenant.channelOf(region, year)}-${today}`, fact, now));
    }
  }
}

async function learnNames(
  database: { query(sql: string, parameters?: unknown[]): Promise<unknown> },
  names: Batch['names'],
): Promise<void> {
  if (names.length === 0) return;
  const unique = [...new Map(names.map((n) => [`${n.kind}|${n.code}`, n])).values()];
  await database.query(
    `INSERT INTO code_name (kind, code, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (kind, code) DO UPDATE SET name = EXCLUDED.name WHERE code_name.name <> EXCLUDED.name`,
    [unique.map((n) => n.kind), unique.map((n) => n.code), unique.map((n) => n.name)],
  );
}

/** A batch of the system itself, named so that two instances do it once. */
export function systemBatch(name: string, fact: Fact, now: number): Batch {
  return {
    connector: 'sistem',
    way: 'sistem',
    actor: 'sistem',
    path: name,
    sha256: name,
    optionsKey: '',
    idempotencyKey: null,
    original: null,
    rows: 1,
    drafts: [{ fact, row: 1 }],
    rejected: [],
    warnings: [],
    totals: {},
    names: [],
    replacesSets: false,
    recordedAt: now,
  };
}

/** A batch of what somebody has decided. `name` says what and `actor` who, for those who read the log. */
export function decisionBatch(name: string, facts: readonly Fact[], actor: string, now: number): Batch {
  const [first] = facts;
  if (!first) throw new RangeError('a decision has at least one fact');
  const drafts = facts.map((fact) => ({ fact, row: 1 }));
  return { ...systemBatch(`${name}-${randomUUID()}`, first, now), connector: 'keputusan', actor, path: name, drafts };
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505';

/** PostgreSQL refused what one of the pushes holds; the others of its group may be good. Classes 22 and 23 of its codes. */
const isFaultOfData = (error: unknown): boolean => /^2[23]/.test(codeOf(error));
