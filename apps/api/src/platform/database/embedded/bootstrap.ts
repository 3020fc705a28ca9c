import { Client } from 'pg';
import { SUPERUSER } from './cluster.js';
import type { Runtime } from './runtime-file.js';

/** The application's own role and database. The role owns its database and is no superuser. */
export const APPLICATION = { user: 'lcc', database: 'lcc' };

/** Makes the application's role and database where they are missing. Run it under the start lock. */
export async function bootstrap(runtime: Runtime): Promise<void> {
  const client = new Client({ host: runtime.socketDir, port: runtime.port, user: SUPERUSER, database: 'postgres' });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION.user]);
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${APPLICATION.user} LOGIN`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION.database]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION.database} OWNER ${APPLICATION.user}`);
  } finally {
    await client.end();
  }
}

/** One look whether the server answers queries, of its superuser or (which needs the bootstrap done) of the application. */
export async function answers(runtime: Runtime, who = { user: SUPERUSER, database: 'postgres' }): Promise<boolean> {
  const client = new Client({
    host: runtime.socketDir,
    port: runtime.port,
    ...who,
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
