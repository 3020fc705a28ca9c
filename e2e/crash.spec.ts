import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { payment, paymentsFile, rosterFile, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

const ROWS = 4_000;
const KILLS = 6;
const EACH_WAY = 3;

interface Imported {
  files: { accepted: number; duplicates: number; corrections: number }[];
}

test('an import killed at any moment leaves all of a file or none of it, and repeating it loses and doubles nothing', async () => {
  test.setTimeout(180_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    const files = await Promise.all(
      Array.from({ length: KILLS }, (_, i) => paymentsFile(server.dataDir, `sp2d-${i}.json`, ROWS, 1 + i * ROWS)),
    );
    for (const [i, file] of files.entries()) {
      const importing = server.lccProcess(['import', file]);
      const ended = new Promise((done) => importing.once('exit', done));
      const timer = setTimeout(() => importing.kill('SIGKILL'), 500 + i * 350);
      await ended;
      clearTimeout(timer);
    }
    for (const file of files) {
      const [answer] = (await server.lcc<Imported>(['import', file])).files;
      expect([answer?.accepted, answer?.duplicates].sort((a, b) => Number(a) - Number(b))).toEqual([0, ROWS]);
    }
    expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
    const sen = KILLS * Array.from({ length: ROWS }, (_, i) => (1_000 + i) * 100 + 25).reduce((a, b) => a + b, 0);
    const { totals } = await server.lcc<{ totals: { realization: string } }>(['board']);
    expect(totals.realization).toBe(`${Math.floor(sen / 100)}.${String(sen % 100).padStart(2, '0')}`);
  } finally {
    await server.remove();
  }
});

test('what was acknowledged before the server was killed is there after it, once', async () => {
  test.setTimeout(180_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    const { key } = await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest']);
    const push = async (number: number): Promise<{ accepted: number; duplicates: number } | null> => {
      const body = JSON.stringify([payment(`dorong-${number}`, '10.50')]);
      const response = await fetch(`${server.origin}/api/v1/ingest/sp2d`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body,
      }).catch(() => null);
      return response?.ok ? ((await response.json().catch(() => null)) as { accepted: number; duplicates: number } | null) : null;
    };
    const acknowledged = new Set<number>();
    let next = 0;
    for (let round = 0; round < 3; round++) {
      await server.start();
      let running = true;
      const writer = async (): Promise<void> => {
        while (running) {
          const number = next++;
          if ((await push(number))?.accepted === 1) acknowledged.add(number);
        }
      };
      const writers = [writer(), writer(), writer()];
      await new Promise((done) => setTimeout(done, 400 + round * 370));
      await server.end('SIGKILL');
      running = false;
      await Promise.all(writers);
    }
    expect(acknowledged.size).toBeGreaterThan(30);
    await server.start();
    for (const number of acknowledged) expect(await push(number)).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
  } finally {
    await server.remove();
  }
});

test('files in the drop folder and files sent over HTTP are imported once, whenever the server is killed', async () => {
  test.setTimeout(180_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    const { key } = await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest']);
    const place = join(server.dataDir, 'drop', '12.05', String(YEAR));
    await mkdir(place, { recursive: true });
    const files = await Promise.all(
      Array.from({ length: 2 * EACH_WAY }, (_, i) => paymentsFile(server.dataDir, `sp2d-${i}.json`, ROWS, 1 + i * ROWS)),
    );
    for (const file of files.slice(0, EACH_WAY)) await rename(file, join(place, basename(file)));
    await server.start();
    const jobs: string[] = [];
    for (const file of files.slice(EACH_WAY)) jobs.push(await sendFile(server, key, file));
    for (let round = 0; round < 3; round++) {
      await new Promise((done) => setTimeout(done, 700 + round * 450));
      await server.end('SIGKILL');
      await server.start();
    }
    await expect.poll(async () => (await readdir(join(place, 'done')).catch(() => [])).length, { timeout: 60_000 }).toBe(2 * EACH_WAY);
    for (const job of jobs) await expect.poll(() => stateOf(server, key, job), { timeout: 60_000 }).toBe('done');
    const answers = (await readdir(join(place, 'done'))).filter((name) => name.endsWith('.result.json'));
    for (const name of answers)
      expect(JSON.parse(await readFile(join(place, 'done', name), 'utf8'))).toMatchObject({ files: [{ rejected: [] }] });
    expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
    const sen = 2 * EACH_WAY * Array.from({ length: ROWS }, (_, i) => (1_000 + i) * 100 + 25).reduce((a, b) => a + b, 0);
    const { totals } = await server.lcc<{ totals: { realization: string } }>(['board']);
    expect(totals.realization).toBe(`${Math.floor(sen / 100)}.${String(sen % 100).padStart(2, '0')}`);
  } finally {
    await server.remove();
  }
});

async function sendFile(server: LccServer, key: string, file: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([await readFile(file)]), basename(file));
  const response = await fetch(`${server.origin}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { id: string }).id;
}

async function stateOf(server: LccServer, key: string, job: string): Promise<string> {
  const response = await fetch(`${server.origin}/api/v1/imports/${job}`, { headers: { authorization: `Bearer ${key}` } });
  return ((await response.json()) as { state: string }).state;
}
