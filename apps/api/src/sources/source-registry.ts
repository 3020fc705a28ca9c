import { mirrorTable } from '@lcc/connectors';
import type { SourceAdd, SourceChange, SourceShown } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Json } from '../platform/audit/canonical-json.js';
import type { Clock } from '../platform/clock/index.js';
import { type Outbound, OutboundRefused } from '../platform/outbound/outbound.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, OUTBOUND } from '../platform/tokens.js';
import { FILE_FEED, type FileFeed } from './file-feed.js';
import { stateOf } from './lamp.js';
import type { SourceRow } from './source-row.js';

/** A source cannot be as asked; the message is Indonesian and says what to do. */
export class SourceRefused extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** With each source: the last arrival of what sends by itself, the reason of the last failure, whether it runs right now. */
type ListedRow = SourceRow & { readonly pushed_at: Date | null; readonly reason: string | null; readonly running: boolean };

const LIST = `SELECT s.*,
    (SELECT max(recorded_at) FROM import_run r WHERE r.actor = s.key_id AND r.connector = s.connector) AS pushed_at,
    (SELECT problem->>'message' FROM source_run r WHERE r.source_id = s.id ORDER BY r.id DESC LIMIT 1) AS reason,
    EXISTS (SELECT 1 FROM lease l WHERE l.name = 'source:' || s.id AND l.expires_at > clock_timestamp()) AS running
  FROM source s`;
/** Where data comes from by itself. Every change is audited; credentials go in and never come out again. */
@Injectable()
export class SourceRegistry {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly box: SecretBox,
    @Inject(OUTBOUND) private readonly outbound: Outbound,
    @Inject(FILE_FEED) private readonly feed: FileFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws SourceRefused when it is there already, its host is not allowed, or its connector or options are wrong. */
  async add(asked: SourceAdd, actor: Actor): Promise<void> {
    this.#judge(asked);
    const now = this.clock.now();
    const fetched = asked.kind === 'http' ? asked : null;
    const { id, kind, title, connector, owner, cadenceHours, enabled } = asked;
    await this.#change(actor, 'source.added', id, auditable(asked), async (manager) => {
      if (asked.kind === 'push') await this.#requireKey(manager, asked.key);
      const made = (await manager.query(
        `INSERT INTO source (id, kind, title, connector, owner, cadence_hours, enabled, address, schedule, options, credential, key_id, next_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id`,
        [
          id,
          kind,
          title,
          connector,
          owner,
          cadenceHours,
          enabled,
          fetched && this.box.lock(fetched.address),
          fetched && tidy(fetched.schedule),
          fetched?.options ?? {},
          fetched?.credential ? this.box.lock(JSON.stringify(fetched.credential)) : null,
          asked.kind === 'push' ? asked.key : null,
          fetched && new Date(now),
          new Date(now),
        ],
      )) as object[];
      if (made.length === 0) throw new SourceRefused('id', `Sumber ${id} sudah ada; ubah yang itu atau pakai nama lain.`);
    });
  }

  /** What is not named stays. False when there is no such source. Throws SourceRefused. */
  async change(id: string, change: SourceChange, actor: Actor): Promise<boolean> {
    const known = await this.#row(id);
    if (!known) return false;
    const isFetched = known.kind === 'http';
    const foreign = (['address', 'schedule', 'options', 'credential'] as const).find((field) => !isFetched && change[field] !== undefined);
    if (foreign) throw new SourceRefused(foreign, `${id} mengirim sendiri; ${foreign} tidak berlaku baginya.`);
    this.#judge({ connector: known.connector, options: known.options, ...change });
    const sets = new Map<string, unknown>();
    const set = (column: string, value: unknown): void => void (value === undefined || sets.set(column, value));
    set('title', change.title);
    set('connector', change.connector);
    set('owner', change.owner);
    set('cadence_hours', change.cadenceHours);
    set('enabled', change.enabled);
    set('options', change.options);
    set('schedule', change.schedule === undefined ? undefined : tidy(change.schedule));
    set('address', change.address === undefined ? undefined : this.box.lock(change.address));
    if (change.credential !== undefined) set('credential', change.credential && this.box.lock(JSON.stringify(change.credential)));
    // What it meant before no longer says what is new; and whoever mended something wants to see it work.
    if (isFetched)
      for (const [column, value] of [
        ['etag', null],
        ['last_modified', null],
        ['failures', 0],
        ['next_at', new Date(this.clock.now())],
      ] as const)
        sets.set(column, value);
    const columns = [...sets.keys()];
    await this.#change(actor, 'source.changed', id, auditable(change), async (manager) => {
      if (columns.length === 0) return;
      await manager.query(`UPDATE source SET ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} WHERE id = $1`, [
        id,
        ...sets.values(),
      ]);
    });
    return true;
  }

  /** Forgets a source and its runs; what it brought stays in the ledger. False when there is none. */
  async remove(id: string, actor: Actor): Promise<boolean> {
    if (!(await this.#row(id))) return false;
    await this.#change(actor, 'source.removed', id, undefined, (manager) => manager.query('DELETE FROM source WHERE id = $1', [id]));
    return true;
  }

  async list(): Promise<SourceShown[]> {
    return ((await this.#ask(`${LIST} ORDER BY s.id`, [])) as ListedRow[]).map((row) => this.#shown(row));
  }

  async find(id: string): Promise<SourceShown | null> {
    const [row] = (await this.#ask(`${LIST} WHERE s.id = $1`, [id])) as ListedRow[];
    return row ? this.#shown(row) : null;
  }

  #judge(asked: Partial<SourceAdd> | SourceChange): void {
    const address = 'address' in asked ? asked.address : undefined;
    if (address !== undefined) {
      try {
        this.outbound.check(address.replaceAll('{tahun}', '2026'));
      } catch (error) {
        throw error instanceof OutboundRefused ? new SourceRefused('address', error.message) : error;
      }
    }
    if (address?.startsWith('mysql:') && asked.connector !== undefined && !mirrorTable(asked.connector))
      throw new SourceRefused('connector', `Konektor ${asked.connector} tidak membaca basis data; pilih salah satu wp-sipd-….`);
    const options = 'options' in asked ? asked.options : undefined;
    const objection = asked.connector === undefined ? null : this.feed.objection(asked.connector, options ?? {});
    if (objection !== null) throw new SourceRefused('connector', objection);
  }

  async #requireKey(manager: EntityManager, key: string): Promise<void> {
    const rows = (await manager.query(
      `SELECT 1 FROM machine_key WHERE id = $1 AND scope = 'ingest' AND tenant = 'real' AND revoked_at IS NULL`,
      [key],
    )) as object[];
    if (rows.length === 0) throw new SourceRefused('key', `Kunci ${key} tidak ada, dicabut, atau bukan kunci ingest; lihat lcc key list.`);
  }

  #shown(row: ListedRow): SourceShown {
    const arrived = (row.kind === 'push' ? row.pushed_at : row.arrived_at)?.getTime() ?? null;
    const state = stateOf({ enabled: row.enabled, cadenceHours: row.cadence_hours, failures: row.failures, arrived }, this.clock.now());
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      connector: row.connector,
      owner: row.owner,
      cadenceHours: row.cadence_hours,
      enabled: row.enabled,
      address: row.address === null ? null : covered(this.box.unlock(row.address)),
      schedule: row.schedule,
      options: row.options,
      hasCredential: row.credential !== null,
      key: row.key_id,
      state,
      reason: state === 'galat' ? row.reason : null,
      lastArrival: arrived === null ? null : new Date(arrived).toISOString(),
      nextRun: row.enabled && row.next_at ? row.next_at.toISOString() : null,
      running: row.running,
    };
  }

  async #row(id: string): Promise<SourceRow | undefined> {
    return ((await this.#ask('SELECT * FROM source WHERE id = $1', [id])) as SourceRow[])[0];
  }

  #ask(sql: string, values: unknown[]): Promise<object[]> {
    return this.tenants.real.dataSource.query(sql, values);
  }

  #change(
    actor: Actor,
    action: string,
    id: string,
    after: Json | undefined,
    run: (manager: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    return this.audit.change(async (manager) => {
      await run(manager);
      await this.audit.record(manager, { actor, action, object: `source:${id}`, after });
    });
  }
}

/** What the audit trail may hold of a source: no credential, and of its address the host. */
function auditable(asked: SourceAdd | SourceChange): Json {
  const { credential, address, ...plain } = asked as SourceChange;
  const kept = {
    ...plain,
    ...(address === undefined ? {} : { host: new URL(address).host }),
    ...(credential === undefined ? {} : { credential: credential?.kind ?? null }),
  };
  return JSON.parse(JSON.stringify(kept)) as Json;
}

/** An address with the keys in it covered: whoever has the UUID of an ISB address can read it. */
const covered = (address: string): string =>
  address
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, (key) => `${key.slice(0, 4)}…`)
    .replace(/([?&](?:key|token|apikey|api_key|access_token)=)[^&]+/gi, '$1…');

const tidy = (schedule: string): string => schedule.replaceAll(':', '.');
