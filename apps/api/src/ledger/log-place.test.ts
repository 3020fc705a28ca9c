import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBinaries } from '../platform/database/embedded/binaries.js';
import {
  ensureCluster,
  identityFor,
  prepareDatabaseFolder,
  prepareDataFolder,
  SUPERUSER,
  serverEnvironment,
} from '../platform/database/embedded/cluster.js';
import { layoutOf } from '../platform/database/embedded/layout.js';
import { databaseUser, type OsUser } from '../platform/database/embedded/os-user.js';
import { SOCKET_PORT, serverArguments } from '../platform/database/embedded/server-settings.js';
import { createDataSource, type DatabaseHandle, migrate } from '../platform/database/index.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { LogPlace } from './log-place.js';
import { Ledger1764000000000 } from './migrations/1764000000000-ledger.js';
import { LogPlace1764009302000 } from './migrations/1764009302000-log-place.js';

/** A database of its own that archives its log, as `docs/operating.md` says, and is recovered to a point in time. */
let folder = '';
let user: OsUser;
let server: ChildProcess | null = null;
const sources: DataSource[] = [];
const place = (name: string): string => join(folder, name);

function own(path: string): string {
  mkdirSync(path, { mode: 0o700 });
  chownSync(path, user.uid, user.gid);
  return path;
}

/** Starts the server over a folder; resolves when it answers and is no longer recovering. */
async function start(pgData: string, settings: readonly string[]): Promise<Client> {
  const args = [...serverArguments(place('s')), ...settings.flatMap((setting) => ['-c', setting])];
  server = spawn(findBinaries(user).postgres, args, { cwd: pgData, ...identityFor(user), env: serverEnvironment(), stdio: 'ignore' });
  for (;;) {
    const client = new Client({ host: place('s'), port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ recovering: boolean }>('SELECT pg_is_in_recovery() AS recovering');
      if (rows[0]?.recovering === false) return client;
    } catch {
      // not yet
    }
    await client.end().catch(() => undefined);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function stop(): Promise<void> {
  for (const source of sources.splice(0)) await source.destroy();
  const gone = new Promise((done) => server?.once('exit', done));
  server?.kill('SIGINT');
  await gone;
  server = null;
}

/** The product over the database: it looks at the place of its log, and answers the epochs of its channels. */
async function epochs(): Promise<Map<string, string>> {
  const connection = { host: place('s'), port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' };
  const source = await createDataSource(
    { connection },
    { schema: 'lcc', migrations: [Ledger1764000000000, LogPlace1764009302000], applicationName: 'uji' },
  ).initialize();
  sources.push(source);
  await migrate(source);
  const handle: DatabaseHandle = {
    connection,
    demoConnection: () => Promise.resolve({ reason: 'uji' }),
    state: { kind: 'up' },
    onState: () => () => undefined,
    close: () => Promise.resolve(),
  };
  await new LogPlace(
    new Tenants([new Tenant('real', source, '12.05', connection)]),
    handle,
    createLogger('silent'),
  ).onApplicationBootstrap();
  const rows = (await source.query('SELECT channel, epoch FROM channel_head')) as { channel: string; epoch: string }[];
  return new Map(rows.map(({ channel, epoch }) => [channel, epoch]));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lcc-titik-'));
  const layout = layoutOf(place('a'));
  user = databaseUser(layout.databaseDir);
  chownSync(folder, user.uid, user.gid);
  prepareDataFolder(layout);
  prepareDatabaseFolder(layout, user);
  await ensureCluster(layout, findBinaries(user), user);
  for (const name of ['s', 'arsip', 'dasar']) own(place(name));
});
afterAll(async () => {
  if (server) await stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a database that was recovered to a point in time begins new epochs, and one that was only started again does not', async () => {
  const { pgData } = layoutOf(place('a'));
  const archiving = [
    'wal_level=replica',
    'archive_mode=on',
    `archive_command=test ! -f ${place('arsip')}/%f && cp %p ${place('arsip')}/%f`,
  ];
  let client = await start(pgData, archiving);
  await epochs();
  const add = (year: number) =>
    client.query(`INSERT INTO lcc.channel_head (channel, region, year, epoch) VALUES ('12.05-${year}', '12.05', ${year}, 'lama')`);
  await add(2025);

  // The base backup, as `pg_basebackup` makes it.
  await client.query(`SELECT pg_backup_start('uji', true)`);
  cpSync(pgData, place('dasar/pgdata'), { recursive: true, filter: (path) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+)$/.test(path) });
  const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(true)');
  writeFileSync(place('dasar/pgdata/backup_label'), rows[0]?.labelfile ?? '');

  await add(2026);
  const target = (await client.query<{ now: string }>('SELECT clock_timestamp()::text AS now')).rows[0]?.now ?? '';
  await client.query('SELECT pg_sleep(0.2)');
  await add(2027); // the fault that is to be undone
  expect([...(await epochs()).values()]).toEqual(['lama', 'lama', 'lama']);
  await client.query('SELECT pg_switch_wal()');
  await expect
    .poll(async () => (await client.query<{ failed: string }>('SELECT archived_count AS failed FROM pg_stat_archiver')).rows[0]?.failed)
    .not.toBe('0');
  await client.end();
  await stop();

  client = await start(pgData, archiving);
  expect([...(await epochs()).values()]).toEqual(['lama', 'lama', 'lama']);
  await client.end();
  await stop();

  const restored = place('dasar/pgdata');
  writeFileSync(join(restored, 'recovery.signal'), '');
  for (const name of ['', ...readdirSync(restored, { recursive: true, encoding: 'utf8' })])
    chownSync(join(restored, name), user.uid, user.gid);
  expect(statSync(restored).mode & 0o077).toBe(0);
  client = await start(restored, [
    `restore_command=cp ${place('arsip')}/%f %p`,
    `recovery_target_time=${target}`,
    'recovery_target_action=promote',
  ]);
  const after = await epochs();
  expect([...after.keys()].toSorted()).toEqual(['12.05-2025', '12.05-2026']);
  expect([...after.values()].every((epoch) => epoch !== 'lama')).toBe(true);
  expect(await epochs()).toEqual(after); // noticed once
  await client.end();
});
