import {
  businessDate,
  type Change,
  type Fact,
  type FactKind,
  type FactWire,
  factFromWire,
  type RegionCode,
  type WorkUnitCode,
} from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { LogEntry } from './batch.js';

export interface ChannelHead {
  readonly channel: string;
  readonly region: string;
  readonly year: number;
  readonly epoch: string;
  readonly revision: number;
  /** The books of the year are closed. */
  readonly closed: boolean;
  /** Whether it holds more than a roster. */
  readonly hasFigures: boolean;
}

/** A channel's facts in force with the position they are valid at. */
export interface ChannelState {
  readonly head: ChannelHead;
  readonly entries: readonly LogEntry[];
}

/** One file or push, without what it said row by row. */
export interface RunSummary {
  readonly connector: string;
  readonly way: 'berkas' | 'kirim' | 'demo' | 'sistem';
  readonly path: string;
  readonly rows: number;
  readonly rejected: number;
  readonly warnings: number;
  readonly at: Date;
}

type HeadRow = Omit<ChannelHead, 'revision'> & { revision: string };
const toHead = (row: HeadRow): ChannelHead => ({ ...row, revision: Number(row.revision) });
/** `hasFigures` by the index, whatever the ledger's size: it is asked twice a second. */
const HEAD_COLUMNS = `channel, region, year, epoch, revision, closed,
  COALESCE((SELECT true FROM fact f WHERE f.channel = channel_head.channel AND f.kind IN ('budget-line', 'cash-plan', 'lra', 'regency-standing', 'revenue-receipt', 'sp2d')
            ORDER BY f.channel, f.kind LIMIT 1), false) AS "hasFigures"`;

/** What an entry is made of, from a version `f` of a fact; instants as milliseconds, which the driver reads fastest. */
const ENTRY = `f.revision, f.kind, f.payload, (extract(epoch FROM f.recorded_at) * 1000)::float8 AS recorded_at,
    (extract(epoch FROM f.first_recorded_at) * 1000)::float8 AS first_recorded_at`;
/** The latest version of each fact of channel $1 recorded up to $2 (null = all), in revision order. */
const IN_FORCE = `SELECT ${ENTRY} FROM (
    SELECT DISTINCT ON (kind, natural_key) kind, natural_key, seq, revision, payload, recorded_at, first_recorded_at, id
    FROM fact WHERE channel = $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2) ORDER BY kind, natural_key, seq DESC
  ) f ORDER BY f.revision, f.id`;
/** The changes of channel $1 after revision $2 up to $3, in order, each with the fact it corrects. */
const changes = (source: string, condition = ''): string => `SELECT ${ENTRY},
    CASE WHEN f.seq > 1 THEN
      (SELECT p.payload FROM fact p WHERE p.channel = f.channel AND p.kind = f.kind AND p.natural_key = f.natural_key AND p.seq = f.seq - 1)
    END AS before
  FROM ${source} f WHERE f.channel = $1 AND f.revision > $2 AND f.revision <= $3 ${condition} ORDER BY f.revision, f.id`;
const CHANGES = changes('fact');
/** None when the log is of another epoch than $4 by now. */
const CHANGES_IN = changes('fact', 'AND EXISTS (SELECT 1 FROM channel_head WHERE channel = $1 AND epoch = $4)');
/** Of the kinds $4 alone, found by the index of the keys and not along the whole log. */
const CHANGES_OF = changes('(SELECT * FROM fact WHERE channel = $1 AND kind = ANY($4) OFFSET 0)');
/** The run of a fact of channel $1 at revision $2 and of kind $3. */
const RUN_AT = `SELECT r.connector, r.way, r.path, r.rows, jsonb_array_length(r.rejected) AS rejected,
    jsonb_array_length(r.warnings) AS warnings, r.recorded_at AS at
  FROM fact f JOIN import_run r ON r.id = f.import_run WHERE f.channel = $1 AND f.revision = $2 AND f.kind = $3 LIMIT 1`;
/** Facts in force of channel $1 by kind ($2) and natural key ($3), with their runs. */
const ORIGINS = `SELECT f.kind, f.natural_key AS key, f.payload, f.source_row AS row, r.id AS run, r.connector, r.way, r.path, f.recorded_at AS "recordedAt"
  FROM unnest($2::text[], $3::text[]) AS want(kind, natural_key)
  CROSS JOIN LATERAL (
    SELECT * FROM fact WHERE channel = $1 AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
  ) f JOIN import_run r ON r.id = f.import_run WHERE f.payload IS NOT NULL`;

/** A fact with where it came from. */
export interface FactOrigin extends Pick<RunSummary, 'connector' | 'way' | 'path'> {
  readonly kind: FactKind;
  readonly key: string;
  readonly fact: Fact;
  readonly row: number;
  readonly run: string;
  readonly recordedAt: number;
}
type OriginRow = Omit<FactOrigin, 'fact' | 'recordedAt'> & { readonly payload: FactWire; readonly recordedAt: Date };

/** A version of a fact as the log is read. */
interface EntryRow {
  readonly revision: string;
  readonly kind: FactKind;
  readonly payload: FactWire | null;
  readonly before?: FactWire | null;
  readonly recorded_at: number;
  readonly first_recorded_at: number;
}

const toEntry = (channel: string, row: EntryRow): LogEntry => ({
  channel,
  revision: Number(row.revision),
  kind: row.kind,
  before: row.before ? factFromWire(row.before) : null,
  after: row.payload ? factFromWire(row.payload) : null,
  recordedAt: row.recorded_at,
  firstRecordedAt: row.first_recorded_at,
});

/** Facts fetched at once: a few megabytes, and a pause of some tens of milliseconds for others. */
const PORTION = 2_000;
type Take = (entries: readonly LogEntry[]) => void;

/** Reads facts and positions; never writes. */
@Injectable()
export class LedgerReader {
  async heads(tenant: Tenant): Promise<ChannelHead[]> {
    return ((await tenant.dataSource.query(`SELECT ${HEAD_COLUMNS} FROM channel_head ORDER BY channel`)) as HeadRow[]).map(toHead);
  }

  /**
   * Head and facts in force of a channel in one REPEATABLE READ snapshot, in revision order; null when it does not exist.
   * With `knownAt`, only what was recorded up to that instant.
   */
  async read(tenant: Tenant, channel: string, knownAt: number | null = null): Promise<ChannelState | null> {
    return tenant.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const heads = (await manager.query(`SELECT ${HEAD_COLUMNS} FROM channel_head WHERE channel = $1`, [channel])) as HeadRow[];
      const head = heads[0];
      if (!head) return null;
      return { head: toHead(head), entries: await this.#inForce(manager, channel, knownAt) };
    });
  }

  async #inForce(manager: EntityManager, channel: string, knownAt: number | null): Promise<LogEntry[]> {
    const rows = (await manager.query(IN_FORCE, [channel, knownAt === null ? null : new Date(knownAt)])) as EntryRow[];
    return rows.map((row) => toEntry(channel, row));
  }

  /**
   * As {@link read}, but in portions, so that a channel of any size needs little memory. `begin` is told the head before the
   * first portion. Resolves to false when the channel does not exist.
   */
  each(tenant: Tenant, channel: string, knownAt: number | null, begin: (head: ChannelHead) => Take): Promise<boolean> {
    return this.#portions(tenant, channel, begin, IN_FORCE, () => [channel, knownAt === null ? null : new Date(knownAt)]);
  }

  /** Every change after `cursor`, in portions and in order, each with the fact it corrects; otherwise as {@link each}. */
  eachChange(tenant: Tenant, channel: string, cursor: number, begin: (head: ChannelHead) => Take): Promise<boolean> {
    return this.#portions(tenant, channel, begin, CHANGES, (head) => [channel, cursor, head.revision]);
  }

  /** Every change up to a revision, of all kinds or of a few; otherwise as {@link eachChange}. */
  eachChangeUpTo(tenant: Tenant, channel: string, upTo: number, take: Take, kinds: readonly FactKind[] | null = null): Promise<boolean> {
    const sql = kinds ? CHANGES_OF : CHANGES;
    return this.#portions(
      tenant,
      channel,
      () => take,
      sql,
      () => [channel, 0, upTo, ...(kinds ? [kinds] : [])],
    );
  }

  /** At most `limit` of the facts ever recorded in a channel, counted. */
  async count(tenant: Tenant, channel: string, limit: number): Promise<number> {
    const rows = (await tenant.dataSource.query('SELECT count(*)::int AS facts FROM (SELECT 1 FROM fact WHERE channel = $1 LIMIT $2) f', [
      channel,
      limit,
    ])) as { facts: number }[];
    return rows[0]?.facts ?? 0;
  }

  async #portions(
    tenant: Tenant,
    channel: string,
    begin: (head: ChannelHead) => Take,
    sql: string,
    values: (head: ChannelHead) => unknown[],
  ): Promise<boolean> {
    return tenant.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const heads = (await manager.query(`SELECT ${HEAD_COLUMNS} FROM channel_head WHERE channel = $1`, [channel])) as HeadRow[];
      if (!heads[0]) return false;
      const head = toHead(heads[0]);
      const take = begin(head);
      await manager.query(`DECLARE portion NO SCROLL CURSOR FOR ${sql}`, values(head));
      const fetch = (): Promise<EntryRow[]> => manager.query(`FETCH ${PORTION} FROM portion`) as Promise<EntryRow[]>;
      for (let rows = await fetch(); ; ) {
        // The server looks for the next portion while this one is being taken.
        const next = rows.length < PORTION ? null : fetch();
        next?.catch(() => undefined); // it is awaited below; until then nobody would hear it fail
        take(rows.map((row) => toEntry(channel, row)));
        if (next === null) return true;
        rows = await next;
      }
    });
  }

  /** What was committed after `cursor`, in order, each with the fact it corrects; with `epoch`, nothing once the log is another one. */
  async after(tenant: Tenant, channel: string, cursor: number, limit: number, epoch?: string): Promise<LogEntry[]> {
    const values = [channel, cursor, cursor + limit];
    const rows: unknown = await (epoch === undefined
      ? tenant.dataSource.query(CHANGES, values)
      : tenant.dataSource.query(CHANGES_IN, [...values, epoch]));
    return (rows as EntryRow[]).map((row) => toEntry(channel, row));
  }

  /** How many facts were committed after `cursor` and up to `revision`, counted up to `most`. */
  async countAfter(tenant: Tenant, channel: string, cursor: number, revision: number, most: number): Promise<number> {
    const rows = (await tenant.dataSource.query(
      'SELECT count(*)::int AS facts FROM (SELECT 1 FROM fact WHERE channel = $1 AND revision > $2 AND revision <= $3 LIMIT $4) f',
      [channel, cursor, revision, most],
    )) as { facts: number }[];
    return rows[0]?.facts ?? 0;
  }

  /** Every change of a channel from its beginning up to `revision`, in order, each with the fact it corrects. */
  history(tenant: Tenant, channel: string, revision: number): Promise<LogEntry[]> {
    return this.after(tenant, channel, 0, revision);
  }

  /** The facts in force of a few small kinds of a channel, in key order, withdrawn ones left out; with `knownAt` as known at that instant. */
  async ofKinds<K extends FactKind>(
    tenant: Tenant,
    channel: string,
    kinds: readonly K[],
    knownAt: number | null = null,
  ): Promise<Extract<Fact, { kind: K }>[]> {
    const rows = (await tenant.dataSource.query(
      `SELECT payload FROM (
         SELECT DISTINCT ON (kind, natural_key) kind, natural_key, payload FROM fact WHERE channel = $1 AND kind = ANY($2)
           AND ($3::timestamptz IS NULL OR recorded_at <= $3) ORDER BY kind, natural_key, seq DESC
       ) f WHERE payload IS NOT NULL ORDER BY kind, natural_key`,
      [channel, kinds, knownAt === null ? null : new Date(knownAt)],
    )) as { payload: FactWire }[];
    return rows.map((row) => factFromWire(row.payload) as Extract<Fact, { kind: K }>);
  }

  /** The channel of a region's year, or of the nearest year that has a roster; null when there is none. */
  async rosterChannel(tenant: Tenant, region: RegionCode, year: number): Promise<string | null> {
    const rows = (await tenant.dataSource.query(
      `SELECT h.channel FROM channel_head h WHERE h.region = $1 AND EXISTS (SELECT 1 FROM fact WHERE channel = h.channel AND kind = 'roster')
       ORDER BY abs(h.year - $2), h.year DESC LIMIT 1`,
      [region, year],
    )) as { channel: string }[];
    return rows[0]?.channel ?? null;
  }

  /** Whether a unit ever had budget lines in a channel. */
  async hasBudget(tenant: Tenant, channel: string, unit: WorkUnitCode): Promise<boolean> {
    const rows = (await tenant.dataSource.query(
      `SELECT 1 FROM fact WHERE channel = $1 AND kind = 'budget-line' AND replacement_set LIKE '%|' || $2 LIMIT 1`,
      [channel, unit],
    )) as unknown[];
    return rows.length > 0;
  }

  /** Which of some units anything but the roster ever named in a channel. */
  async namedUnits(tenant: Tenant, channel: string, units: readonly WorkUnitCode[]): Promise<Set<WorkUnitCode>> {
    if (units.length === 0) return new Set();
    const rows = (await tenant.dataSource.query(
      `SELECT DISTINCT named.unit FROM fact f
       CROSS JOIN LATERAL (VALUES (f.payload->>'workUnit'), (f.payload->>'means'), (f.payload->>'into')) AS named(unit)
       WHERE f.channel = $1 AND f.kind <> 'roster' AND named.unit = ANY($2)`,
      [channel, units],
    )) as { unit: WorkUnitCode }[];
    return new Set(rows.map((row) => row.unit));
  }

  /** The facts in force behind some keys of a region; those that are not there, or were withdrawn, are left out. */
  async facts(tenant: Tenant, region: RegionCode, keys: readonly { kind: string; year: number; key: string }[]): Promise<Fact[]> {
    const rows = (await tenant.dataSource.query(
      `SELECT f.payload FROM unnest($1::text[], $2::text[], $3::text[]) AS want(channel, kind, natural_key)
       CROSS JOIN LATERAL (
         SELECT payload FROM fact WHERE channel = want.channel AND kind = want.kind AND natural_key = want.natural_key ORDER BY seq DESC LIMIT 1
       ) f WHERE f.payload IS NOT NULL`,
      [keys.map((k) => tenant.channelOf(region, k.year)), keys.map((k) => k.kind), keys.map((k) => k.key)],
    )) as { payload: FactWire }[];
    return rows.map((r) => factFromWire(r.payload));
  }

  /** The facts in force behind some keys of a channel, each with the run and row it came with; those that are not there are left out. */
  async origins(tenant: Tenant, channel: string, keys: readonly (readonly [kind: FactKind, key: string])[]): Promise<FactOrigin[]> {
    const rows = (await tenant.dataSource.query(ORIGINS, [channel, keys.map(([kind]) => kind), keys.map(([, key]) => key)])) as OriginRow[];
    return rows.map(({ payload, ...row }) => ({ ...row, fact: factFromWire(payload), recordedAt: row.recordedAt.getTime() }));
  }

  /** The run that brought a kind of facts to a channel at a revision; null when there is none. */
  async runAt(tenant: Tenant, channel: string, kind: FactKind, revision: number): Promise<RunSummary | null> {
    const rows = (await tenant.dataSource.query(RUN_AT, [channel, revision, kind])) as RunSummary[];
    return rows[0] ?? null;
  }

  /** What was kept of a run; `bytes` null: a file, which is kept by its hash. Null when no such run is there or nothing was kept. */
  async originalOf(tenant: Tenant, run: string): Promise<{ path: string; sha256: string; bytes: Buffer | null } | null> {
    const rows = (await tenant.dataSource.query(
      `SELECT path, sha256, original AS bytes FROM import_run WHERE id = $1 AND (way = 'berkas' OR original IS NOT NULL)`,
      [run],
    )) as { path: string; sha256: string; bytes: Buffer | null }[];
    return rows[0] ?? null;
  }

  /** Names learned from files, by code. */
  async names(tenant: Tenant, kind: string): Promise<Map<string, string>> {
    const rows = (await tenant.dataSource.query('SELECT code, name FROM code_name WHERE kind = $1', [kind])) as {
      code: string;
      name: string;
    }[];
    return new Map(rows.map((r) => [r.code, r.name]));
  }
}

/** A log entry as the rollup takes it. */
export function toChange(entry: LogEntry): Change {
  return { revision: entry.revision, before: entry.before, after: entry.after, firstRecordedOn: businessDate(entry.firstRecordedAt) };
}

/** The facts of a state, withdrawn ones left out. */
export function factsInForce(state: ChannelState): Fact[] {
  return state.entries.flatMap((e) => (e.after ? [e.after] : []));
}
