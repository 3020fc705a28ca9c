import { Client } from 'pg';
import { createDemoRole } from '../demo-role.js';
import { SUPERUSER } from './cluster.js';
import type { Runtime } from './runtime-file.js';

/** The application's own role and database. The role owns its database and is no superuser. */
export const APPLICATION = { user: 'lcc', database: 'lcc' };

/** The demo's role in the same database; it may enter the demo's schema alone. */
export const DEMO_APPLICATION = { user: 'lcc_demo', database: APPLICATION.database };

/** Makes roles, database and the demo's schema where they are missing, the demo's role last. Run it under the start lock. */
export async function bootstrap(runtime: Runtime): Promise<void> {
  await asSuperuser(runtime, 'postgres', async (client) => {
    if (!(await hasRole(client, APPLICATION.user))) await client.query(`CREATE ROLE ${APPLICATION.user} LOGIN`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION.database]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION.database} OWNER ${APPLICATION.user}`);
  });
  await asSuperuser(runtime, APPLICATION.database, async (client) => {
    if (!(await hasRole(client, DEMO_APPLICATION.user))) await createDemoRole(client, DEMO_APPLICATION.user);
  });
}

async function asSuperuser(runtime: Runtime, database: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ host: runtime.socketDir, port: runtime.port, user: SUPERUSER, database });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function hasRole(client: Client, name: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])).rowCount === 1;
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
