import { Client, escapeIdentifier } from 'pg';
import { clientOptions, type DatabaseHandle } from '../database/index.js';
import { GONE_S } from './presence.js';

/** Whether any instance was seen in the database in the last seconds, on this machine or another. */
export async function isAnyoneServing({ connection }: DatabaseHandle, schema: string): Promise<boolean> {
  const client = new Client(clientOptions(connection, 'lcc-check'));
  await client.connect();
  try {
    const table = `${escapeIdentifier(schema)}.instance`;
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
    if (rows[0]?.there !== true) return false;
    const living = await client.query(`SELECT FROM ${table} WHERE seen_at > clock_timestamp() - make_interval(secs => ${GONE_S}) LIMIT 1`);
    return living.rowCount === 1;
  } finally {
    await client.end();
  }
}
