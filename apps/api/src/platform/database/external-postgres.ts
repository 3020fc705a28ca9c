import { Client } from 'pg';
import { DatabaseUnavailableError } from './database-handle.js';

const OLDEST_VERSION = 150_000;

/** Looks whether the database of `DATABASE_URL` answers, is new enough and lets us create schemas. @throws DatabaseUnavailableError */
export async function checkExternal(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000, application_name: 'lcc-check' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
    );
    refuseUnfit(Number(rows[0]?.version), rows[0]?.encoding ?? '');
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new DatabaseUnavailableError(`DATABASE_URL: basis data tidak dapat dihubungi (${reason}).`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseUnfit(version: number, encoding: string): void {
  if (!(version >= OLDEST_VERSION)) {
    throw new DatabaseUnavailableError(
      `DATABASE_URL: PostgreSQL ${Math.floor(version / 10_000)} terlalu lama; diperlukan versi 15 atau lebih baru.`,
    );
  }
  if (encoding !== 'UTF8') throw new DatabaseUnavailableError(`DATABASE_URL: pengodean basis data ${encoding}; diperlukan UTF8.`);
}
