import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { DatabaseHandle } from './database-handle.js';

/** So long after the database was found to be down everything that still waits for it is given up, and then again and again. */
const PATIENCE_MS = 4_000;

interface Ending {
  end(): Promise<void>;
}
interface Pool {
  on(event: 'acquire', listener: (client: Ending) => void): unknown;
  on(event: 'release', listener: (error: unknown, client: Ending) => void): unknown;
}
/** The part of node-postgres' pool that is used here; TypeORM keeps it without a type. */
const driverSchema = z.object({ master: z.custom<Pool>((pool) => typeof (pool as Pool | undefined)?.on === 'function') });

/**
 * Ends what waits for a database that hangs: such a server closes nothing and answers nothing, so that a request would wait as long as
 * it hangs. It fails instead as when the connection was lost, and whoever sent it sends it again.
 */
export function endHung(source: DataSource, database: Pick<DatabaseHandle, 'onState'>, patienceMs = PATIENCE_MS): void {
  const used = new Set<Ending>();
  const { master } = driverSchema.parse(source.driver);
  master.on('acquire', (client) => used.add(client));
  master.on('release', (_error, client) => used.delete(client));
  let timer: NodeJS.Timeout | undefined;
  database.onState(({ kind }) => {
    clearInterval(timer);
    if (kind === 'up') return;
    timer = setInterval(() => {
      for (const client of used) client.end().catch(() => undefined);
    }, patienceMs).unref();
  });
}
