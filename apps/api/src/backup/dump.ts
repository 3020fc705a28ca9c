import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { to } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { Manifest } from './manifest.js';

/**
 * Not kept: sessions and attempts must not come back to life; leases, nonces, pairing codes and what instances say hold for minutes; where
 * the log lies is a matter of its database; saved boards are made again.
 */
const LEFT_OUT: readonly string[] = [
  'session',
  'sign_in_link',
  'sign_in_failure',
  'lease',
  'used_nonce',
  'pairing_request',
  'pairing_try',
  'instance',
  'log_place',
  'saved_board',
  'migrations',
];

type Table = Manifest['tables'][number];

/** A column list as SQL. */
export const columnList = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

/**
 * Writes every table of a schema into a folder, one file each in COPY's text form, all as they stood at one instant. Nobody is held up:
 * readers and writers go on.
 */
export async function dumpTables(source: DataSource, folder: string): Promise<Pick<Manifest, 'tables' | 'migrations'>> {
  const runner = source.createQueryRunner();
  const client: PoolClient = await runner.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const migrations = (await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).rows.map(({ name }) => name);
    const tables: Table[] = [];
    for (const { name, columns } of await tablesOf(client)) {
      let rows = 0;
      const counter = new Transform({
        transform(part: Buffer, _encoding, done) {
          for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) rows++;
          done(null, part);
        },
      });
      const copy = client.query(to(`COPY "${name}" (${columnList(columns)}) TO STDOUT`));
      await pipeline(copy, counter, createWriteStream(join(folder, name), { mode: 0o600 }));
      tables.push({ name, columns, rows });
    }
    await client.query('COMMIT');
    return { tables, migrations };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** The tables of the connection's schema, those that others refer to first. */
async function tablesOf(client: PoolClient): Promise<Pick<Table, 'name' | 'columns'>[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT coalesce(array_agg(r.relname::text), '{}') FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
     FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname`,
  );
  const open = new Map(rows.filter(({ name }) => !LEFT_OUT.includes(name)).map((row) => [row.name, row]));
  const ordered: Pick<Table, 'name' | 'columns'>[] = [];
  while (open.size > 0) {
    const ready = [...open.values()].filter(({ needs }) => !needs.some((name) => open.has(name)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    for (const { name, columns } of ready) {
      ordered.push({ name, columns });
      open.delete(name);
    }
  }
  return ordered;
}
