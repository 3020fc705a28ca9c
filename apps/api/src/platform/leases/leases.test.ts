import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../database/index.js';
import { withTestDatabase } from '../database/testing.js';
import { Leases } from './leases.js';
import { Leases1764006000000 } from './migrations.js';

const database = withTestDatabase([Leases1764006000000]);
/** Long enough for a busy machine to renew in time. */
const TTL_MS = 2_000;
const leases = (ttl = TTL_MS): Leases => new Leases((sql, values) => database.dataSource.query(sql, [...values]), ttl);
const expiry = async (name: string): Promise<number> => {
  const [row] = (await database.dataSource.query('SELECT expires_at FROM lease WHERE name = $1', [name])) as { expires_at: Date }[];
  return row?.expires_at.getTime() ?? 0;
};
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Another process with leases of its own: obeys `acquire NAME`, `release`, `freeze MS` (nothing in it runs for so long). */
const PROGRAM = `
import pg from 'pg';
import { Leases } from './leases.js';
const { connection, schema, ttl } = JSON.parse(process.argv[2]);
const client = new pg.Client({ ...connection, options: '-c search_path=' + schema });
await client.connect();
const leases = new Leases(async (sql, values) => (await client.query(sql, [...values])).rows, ttl);
let end = () => undefined;
process.on('message', async ([what, value]) => {
  if (what === 'acquire') {
    const held = leases.hold(value, (lease) => new Promise((done) => {
      process.send(['held', lease.token]);
      lease.signal.addEventListener('abort', () => process.send(['lost', lease.token]));
      end = done;
    }));
    if ((await held) === null) process.send(['busy', 0]);
  }
  if (what === 'release') end();
  if (what === 'freeze') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, value);
});
process.send(['ready', 0]);
`;
const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)));
const PLACE = join(FOLDER, '../../../../../node_modules/.cache', `lcc-leases-${process.pid}`);
let other: ChildProcess;
const told = (): Promise<[string, number]> => new Promise((done) => other.once('message', (message) => done(message as [string, number])));

beforeAll(async () => {
  mkdirSync(PLACE, { recursive: true });
  const compiled = ts.transpileModule(readFileSync(join(FOLDER, 'leases.ts'), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  writeFileSync(join(PLACE, 'package.json'), '{"type":"module"}');
  writeFileSync(join(PLACE, 'leases.js'), compiled.outputText);
  writeFileSync(join(PLACE, 'program.js'), PROGRAM);
  const connection = clientOptions(database.handle.connection, 'lain');
  other = fork(join(PLACE, 'program.js'), [JSON.stringify({ connection, schema: database.schema, ttl: TTL_MS })]);
  expect((await told())[0]).toBe('ready');
});
afterAll(() => {
  other.kill();
  rmSync(PLACE, { recursive: true, force: true });
});

describe('a lease', () => {
  it('belongs to one of two processes at a time, and passes on with a higher token', async () => {
    other.send(['acquire', 'tugas']);
    const [held, first] = await told();
    expect(held).toBe('held');
    expect(await leases().acquire('tugas')).toBeNull();
    const until = await expiry('tugas');
    while ((await expiry('tugas')) === until) await pause(50); // renewed
    expect(await leases().acquire('tugas')).toBeNull();
    other.send(['release']);
    const mine = leases();
    let lease = await mine.acquire('tugas');
    while (lease === null) lease = await mine.acquire('tugas');
    expect(lease.token).toBe(first + 1);
    other.send(['acquire', 'tugas']);
    expect(await told()).toEqual(['busy', 0]);
    await mine.release(lease);
  });

  it('of a process that stands still runs out, and it is told so when it wakes', async () => {
    other.send(['acquire', 'beku']);
    const [, token] = await told();
    const lost = told();
    other.send(['freeze', TTL_MS + 1_000]);
    const mine = leases(60_000);
    let lease = await mine.acquire('beku');
    while (lease === null) {
      await pause(20);
      lease = await mine.acquire('beku');
    }
    expect(lease.token).toBe(token + 1);
    expect(await lost).toEqual(['lost', token]);
    expect(await mine.renew(lease)).toBe(true);
    await mine.release(lease);
  });

  it('of a process that was killed is free after its time', async () => {
    const mine = leases(60_000);
    const dead = leases(50);
    expect(await dead.acquire('mati')).not.toBeNull();
    await pause(60);
    const lease = await mine.acquire('mati');
    expect(lease?.token).toBe(2);
    expect(await mine.renew({ name: 'mati', token: 1 })).toBe(false);
  });

  it('is let go when its duty fails, and is not run by who does not hold it', async () => {
    const [one, two] = [leases(), leases()];
    await expect(one.hold('gagal', () => Promise.reject(new Error('rusak')))).rejects.toThrow('rusak');
    const ran = await two.hold('gagal', async () => {
      expect(await one.hold('gagal', () => Promise.resolve('dua'))).toBeNull();
      return 'satu';
    });
    expect(ran).toEqual({ result: 'satu' });
  });
});
