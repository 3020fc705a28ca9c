import { Injectable } from '@nestjs/common';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { FileAnswer } from './file-answer.js';

/** Where a job stands. `done` = judged, whatever came of it; `failed` = a fault of ours; `interrupted` = the server stopped. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'interrupted';

export interface ImportJob {
  readonly id: string;
  readonly state: JobState;
  readonly file: string;
  readonly bytes: number;
  readonly created: Date;
  readonly finished: Date | null;
  readonly answer: FileAnswer | null;
  readonly revision: number | null;
  /** What went wrong and what to do; null unless failed or interrupted. */
  readonly message: string | null;
}

export type NewJob = Pick<ImportJob, 'id' | 'file' | 'bytes' | 'created'> & { readonly actor: string };

/** Uploads and what became of them, in PostgreSQL: a restart forgets none. */
@Injectable()
export class ImportJobs {
  async add(tenant: Tenant, { id, actor, file, bytes, created }: NewJob): Promise<void> {
    await tenant.dataSource.query(
      `INSERT INTO import_job (id, actor, file, bytes, state, created_at) VALUES ($1, $2, $3, $4, 'queued', $5)`,
      [id, actor, file, bytes, created],
    );
  }

  async begin(tenant: Tenant, id: string): Promise<void> {
    await tenant.dataSource.query(`UPDATE import_job SET state = 'running' WHERE id = $1 AND state = 'queued'`, [id]);
  }

  async finish(tenant: Tenant, id: string, at: Date, result: { answer: FileAnswer; revision: number }): Promise<void> {
    await tenant.dataSource.query(`UPDATE import_job SET state = 'done', finished_at = $2, answer = $3, revision = $4 WHERE id = $1`, [
      id,
      at,
      JSON.stringify(result.answer),
      result.revision,
    ]);
  }

  async fail(tenant: Tenant, id: string, at: Date, state: 'failed' | 'interrupted', message: string): Promise<void> {
    await tenant.dataSource.query(
      `UPDATE import_job SET state = $3, finished_at = $2, message = $4 WHERE id = $1 AND state IN ('queued', 'running')`,
      [id, at, state, message],
    );
  }

  /** The job of that id, if this actor sent it. */
  async find(tenant: Tenant, id: string, actor: string): Promise<ImportJob | null> {
    const rows = (await tenant.dataSource.query(
      `SELECT id, state, file, bytes::int, created_at AS created, finished_at AS finished, answer, revision::int, message
       FROM import_job WHERE id = $1 AND actor = $2`,
      [id, actor],
    )) as ImportJob[];
    return rows[0] ?? null;
  }

  /** Files this actor has sent since an instant. */
  async countSince(tenant: Tenant, actor: string, since: Date): Promise<number> {
    const rows = (await tenant.dataSource.query('SELECT count(*)::int AS n FROM import_job WHERE actor = $1 AND created_at >= $2', [
      actor,
      since,
    ])) as { n: number }[];
    return rows[0]?.n ?? 0;
  }
}
