import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DatabaseHandle, DatabaseState } from '../database-handle.js';
import { clientOptions, openDatabase } from '../open-database.js';
import { layoutOf } from './layout.js';
import { databaseUser } from './os-user.js';
import { compileProgram, compileRepository, OtherProcess, programFolder } from './other-process.testing.js';
import { processIdentity } from './process-identity.js';
import { serversIn } from './stale-server.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
let folder = '';
let program = '';

beforeAll(() => {
  folder = programFolder();
  program = compileProgram(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A data directory of the test's own, in a folder that goes with it; at the end of the test no server may run in it. */
let dataDir = '';
let around = '';
const handles: DatabaseHandle[] = [];
afterEach(async () => {
  await Promise.all(handles.splice(0).map((handle) => handle.close()));
  await expect.poll(servers, { timeout: 8000 }).toEqual([]);
  rmSync(around, { recursive: true, force: true });
});
function freshFolder(): string {
  around = dataDir = mkdtempSync(join(tmpdir(), 'lcc-data-'));
  return dataDir;
}

const layout = () => layoutOf(dataDir);
const servers = () => serversIn(layout().pgData);
const postmaster = () => Number.parseInt(readFileSync(join(layout().pgData, 'postmaster.pid'), 'utf8'), 10);

async function open(): Promise<DatabaseHandle> {
  const handle = await openDatabase({ dataDir });
  handles.push(handle);
  return handle;
}

async function query(handle: DatabaseHandle, sql: string): Promise<unknown[]> {
  const client = new Client(clientOptions(handle.connection, 'test'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const KEEP = "CREATE TABLE kept (v text); INSERT INTO kept VALUES ('Rp1.579.350.878,00')";
const KEPT = [{ v: 'Rp1.579.350.878,00' }];

describe('embedded PostgreSQL', () => {
  it('starts where the path is odd and long, keeps rows over a stop, and leaves neither process nor socket folder', async () => {
    dataDir = join(freshFolder(), "kantor bupati's ñ 漢字", 'p'.repeat(120));
    const first = await open();
    await query(first, KEEP);
    const [facts] = await query(
      first,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS tcp,
        datcollate AS collate, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super FROM pg_database WHERE datname = current_database()`,
    );
    expect(facts).toEqual({ encoding: 'UTF8', checksums: 'on', tcp: '', collate: 'C', super: false });
    const socketDir = 'host' in first.connection ? first.connection.host : '';
    expect(statSync(socketDir).mode & 0o777).toBe(0o700);
    await first.close();
    expect(servers()).toEqual([]);
    expect(existsSync(socketDir)).toBe(false);
    expect(await query(await open(), 'SELECT v FROM kept')).toEqual(KEPT);
  });

  it('comes back with every committed row after kill -9 of the server, and says so', async () => {
    freshFolder();
    const handle = await open();
    await query(handle, KEEP);
    const said: DatabaseState['kind'][] = [];
    handle.onState((state) => said.push(state.kind));
    process.kill(postmaster(), 'SIGKILL');
    await expect.poll(() => said, { timeout: 8000 }).toEqual(['down', 'up']);
    expect(handle.state).toEqual({ kind: 'up' });
    expect(await query(handle, 'SELECT v FROM kept')).toEqual(KEPT);
  });

  it('comes back in the same place when keeper and server are both killed', async () => {
    freshFolder();
    const handle = await open();
    await query(handle, KEEP);
    const said: DatabaseState['kind'][] = [];
    handle.onState((state) => said.push(state.kind));
    process.kill(Number(readFileSync(layout().keeperPid, 'utf8')), 'SIGKILL');
    process.kill(postmaster(), 'SIGKILL');
    await expect.poll(() => said, { timeout: 12_000 }).toEqual(['down', 'up']);
    expect(await query(handle, 'SELECT v FROM kept')).toEqual(KEPT);
  });

  it('leaves no server behind a process killed with -9, and starts again', async () => {
    const other = await OtherProcess.open(program, freshFolder());
    await other.query(KEEP);
    await other.kill();
    await expect.poll(servers, { timeout: 5000 }).toEqual([]);
    expect(await query(await open(), 'SELECT v FROM kept')).toEqual(KEPT);
  });

  it('outlives its starter for those who joined, and stops with the last of them', async () => {
    const starter = await OtherProcess.open(program, freshFolder());
    await starter.query(KEEP);
    const [before, joined] = [postmaster(), await open()];
    expect(await starter.close()).toBe(0);
    expect(await query(joined, 'SELECT v FROM kept')).toEqual(KEPT);
    const third = await OtherProcess.open(program, dataDir);
    await joined.close();
    expect(await third.query('SELECT v FROM kept')).toEqual(KEPT);
    expect(postmaster()).toBe(before);
    await third.kill();
    await expect.poll(servers, { timeout: 5000 }).toEqual([]);
  });

  it('is started once by several starters of one moment', async () => {
    freshFolder();
    const others = await Promise.all([1, 2, 3].map(() => OtherProcess.open(program, dataDir)));
    const started = await Promise.all(others.map((other) => other.query('SELECT pg_postmaster_start_time()::text AS at')));
    expect(new Set(started.map((rows) => JSON.stringify(rows))).size).toBe(1);
    expect(await Promise.all(others.map((other) => other.close()))).toEqual([0, 0, 0]);
  });

  it('still answers while an application interrupted by Ctrl+C closes', async () => {
    const other = await OtherProcess.open(program, freshFolder());
    expect(await other.interrupt()).toEqual({ rows: [{ one: 1 }], code: 0 });
    expect(servers()).toEqual([]);
  });

  it('is not fooled by an old lock file whose pid now belongs to a stranger', async () => {
    freshFolder();
    await (await open()).close();
    const owner = databaseUser(layout().databaseDir);
    const stranger = spawn('sleep', ['60'], { ...(isRoot ? owner : {}), cwd: '/', stdio: 'ignore' });
    onTestFinished(() => void stranger.kill());
    const file = join(layout().pgData, 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n/proc/self/cwd\n1700000000\n5432\n/tmp/gone\n\n   123456    123456\nready   \n`);
    chownSync(file, owner.uid, owner.gid);
    writeFileSync(layout().startLock, `${stranger.pid}@1`);
    expect(await query(await open(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  it('is not stopped by the zombie of a server that nobody reaped', async () => {
    freshFolder();
    await (await open()).close();
    const owner = databaseUser(layout().databaseDir);
    // The shell becomes a sleep, which never asks what became of the shell's child.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void parent.kill());
    const [line] = await once(parent.stdout, 'data');
    const zombie = Number(String(line));
    await expect.poll(() => isRunning(zombie) && processIdentity(zombie) === undefined, { timeout: 8000 }).toBe(true);
    const file = join(layout().pgData, 'postmaster.pid');
    writeFileSync(file, `${zombie}\n/proc/self/cwd\n1700000000\n5432\n/tmp/gone\n\n   123456    123456\nready   \n`);
    chownSync(file, owner.uid, owner.gid);
    expect(await query(await open(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses a cluster of another major version at once, with both numbers and a remedy', async () => {
    freshFolder();
    await (await open()).close();
    const version = join(layout().pgData, 'PG_VERSION');
    const own = readFileSync(version, 'utf8');
    writeFileSync(version, '15\n');
    await expect(openDatabase({ dataDir })).rejects.toThrow(/PostgreSQL 15.*PostgreSQL 18.*LCC_DATA_DIR/);
    writeFileSync(version, own);
    expect(await query(await open(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('says that the disk is full (needs root to mount a small one)', async (test) => {
    const place = freshFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', place]).status !== 0) return test.skip('mount is not allowed here');
    try {
      await expect(openDatabase({ dataDir })).rejects.toThrow(/Diska penuh: kosongkan ruang/);
    } finally {
      spawnSync('umount', [place]);
    }
  });

  it('says that the data directory cannot be made', async () => {
    dataDir = join(freshFolder(), 'berkas', 'data');
    writeFileSync(join(around, 'berkas'), '');
    await expect(openDatabase({ dataDir })).rejects.toThrow(/LCC_DATA_DIR: folder .*berkas\/data tidak dapat ditulisi/);
  });

  it('takes no half-made cluster for a database', async () => {
    freshFolder();
    mkdirSync(`${layout().pgData}.new`, { recursive: true });
    writeFileSync(join(`${layout().pgData}.new`, 'PG_VERSION'), '18\n');
    const owner = isRoot ? NOBODY : databaseUser(layout().databaseDir);
    chownSync(layout().databaseDir, owner.uid, owner.gid);
    expect(await query(await open(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('runs for a normal user (needs root to become one)', async () => {
    freshFolder();
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const other = await OtherProcess.open(program, dataDir, NOBODY);
    await other.query(KEEP);
    await other.kill();
    await expect.poll(servers, { timeout: 5000 }).toEqual([]);
    const again = await OtherProcess.open(program, dataDir, NOBODY);
    expect(await again.query('SELECT v FROM kept')).toEqual(KEPT);
    expect(await again.close()).toBe(0);
  });

  it.skipIf(!isRoot)('tells a normal user whose the folder is (needs root to become one)', async () => {
    freshFolder();
    mkdirSync(layout().databaseDir);
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    await expect(OtherProcess.open(program, dataDir, NOBODY)).rejects.toThrow(/milik pengguna sistem nomor 0, bukan 65534.*LCC_DATA_DIR/);
  });

  it.skipIf(!isRoot)('runs from a repository and a data directory in a closed folder (as root only)', async () => {
    const closed = freshFolder();
    chmodSync(closed, 0o700);
    dataDir = join(closed, 'data');
    onTestFinished(() => rmSync(closed, { recursive: true, force: true }));
    const other = await OtherProcess.open(compileRepository(join(closed, 'repository')), dataDir);
    await other.query(KEEP);
    expect(await other.close()).toBe(0);
    expect(await query(await open(), 'SELECT v FROM kept')).toEqual(KEPT);
  });
});
