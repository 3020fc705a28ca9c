import type { SourceCredential, SourceRun } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { nextAttempt, nextRun } from './schedule.js';
import type { SourceRow } from './source-row.js';

/** A source that is fetched, with what only the fetching needs. */
export interface FetchedSource {
  readonly id: string;
  readonly connector: string;
  readonly address: string;
  readonly schedule: string;
  readonly options: Readonly<Record<string, string>>;
  readonly credential: SourceCredential | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly failures: number;
  readonly enabled: boolean;
  readonly nextAt: number | null;
}

/** Runs kept of each source. */
const KEPT_RUNS = 200;

/** What the fetching of sources reads and writes: which are due, how to reach them, how each attempt went. */
@Injectable()
export class SourceLog {
  constructor(
    private readonly tenants: Tenants,
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ids of sources whose time has come. */
  async due(): Promise<string[]> {
    const rows = await this.#ask(`SELECT id FROM source WHERE kind = 'http' AND enabled AND next_at <= $1 ORDER BY next_at`, [
      new Date(this.clock.now()),
    ]);
    return (rows as { id: string }[]).map((row) => row.id);
  }

  /** A source to be fetched, its secrets unlocked; null when there is none or it sends by itself. */
  async toFetch(id: string): Promise<FetchedSource | null> {
    const row = await this.#row(id);
    if (!row || row.address === null || row.schedule === null) return null;
    return {
      id,
      connector: row.connector,
      address: this.box.unlock(row.address),
      schedule: row.schedule,
      options: row.options,
      credential: row.credential === null ? null : (JSON.parse(this.box.unlock(row.credential)) as SourceCredential),
      etag: row.etag,
      lastModified: row.last_modified,
      failures: row.failures,
      enabled: row.enabled,
      nextAt: row.next_at?.getTime() ?? null,
    };
  }

  /** Writes down how an attempt went and when the next one is. `chance` spreads attempts after failures. */
  async settle(
    source: FetchedSource,
    run: SourceRun,
    validators: { readonly etag: string | null; readonly lastModified: string | null } | null,
    chance: number,
  ): Promise<void> {
    const ended = Date.parse(run.ended);
    const failures = run.problem === null ? 0 : source.failures + 1;
    const next = failures === 0 ? nextRun(source.schedule, ended) : nextAttempt(source.schedule, ended, failures, chance);
    await this.tenants.real.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO source_run (source_id, started_at, ended_at, trigger, outcome, bytes, rows, accepted, corrections, duplicates, rejected, problem)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          source.id,
          run.started,
          run.ended,
          run.trigger,
          run.outcome,
          run.bytes,
          run.rows,
          run.accepted,
          run.corrections,
          run.duplicates,
          run.rejected,
          run.problem,
        ],
      );
      await manager.query(
        `UPDATE source SET failures = $2, next_at = $3, arrived_at = CASE WHEN $2 = 0 THEN $4 ELSE arrived_at END,
           etag = CASE WHEN $5 THEN $6 ELSE etag END, last_modified = CASE WHEN $5 THEN $7 ELSE last_modified END WHERE id = $1`,
        [source.id, failures, new Date(next), run.ended, validators !== null, validators?.etag ?? null, validators?.lastModified ?? null],
      );
      await manager.query(
        'DELETE FROM source_run WHERE source_id = $1 AND id <= (SELECT id FROM source_run WHERE source_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)',
        [source.id, KEPT_RUNS],
      );
    });
  }

  /** The last attempts, the newest first; null when there is no such source. */
  async runs(id: string, most = 50): Promise<SourceRun[] | null> {
    if (!(await this.#row(id))) return null;
    const rows = await this.#ask(
      `SELECT started_at AS started, ended_at AS ended, trigger, outcome, bytes, rows, accepted, corrections, duplicates, rejected, problem
       FROM source_run WHERE source_id = $1 ORDER BY id DESC LIMIT $2`,
      [id, most],
    );
    return (rows as (Omit<SourceRun, 'started' | 'ended'> & { started: Date; ended: Date })[]).map((row) => ({
      ...row,
      started: row.started.toISOString(),
      ended: row.ended.toISOString(),
    }));
  }

  async #row(id: string): Promise<SourceRow | undefined> {
    return ((await this.#ask('SELECT * FROM source WHERE id = $1', [id])) as SourceRow[])[0];
  }

  #ask(sql: string, values: unknown[]): Promise<object[]> {
    return this.tenants.real.dataSource.query(sql, values);
  }
}
