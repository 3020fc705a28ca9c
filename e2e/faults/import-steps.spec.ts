import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from '@playwright/test';
import { paymentsFile, rosterFile } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { OwnPostgres } from './stage/postgres.js';
import { type Tap, TcpProxy } from './stage/tcp-proxy.js';

const ROWS = 300;
/** Sum of one file in sen: 1,000.25, 1,001.25, … */
const SEN = Array.from({ length: ROWS }, (_, i) => (1_000 + i) * 100 + 25).reduce((a, b) => a + b, 0);

/** Where the server is killed while it writes a file, as seen on its wire to the database. */
const STEPS = {
  'when it begins to write facts': { sees: /COPY fact/, act: 'kill' },
  'in the middle of its facts': { sees: /12\.05\/04\.0\//, act: 'kill' },
  'when it notes the run': { sees: /INSERT INTO import_run/, act: 'kill' },
  'before the commit': { sees: /COMMIT/, act: 'kill' },
  'after the commit, before its answer': { sees: /COMMIT/, act: 'let through and kill' },
  'after the answer, before screens are told': { sees: /COMMIT/, act: 'kill after the answer' },
} as const;

let database: OwnPostgres;
let wire: TcpProxy;
let server: LccServer;
let key = '';
let restarts: number[] = [];

test.beforeAll(async () => {
  wire = await TcpProxy.open();
  database = await OwnPostgres.create();
  wire.leadTo({ host: '127.0.0.1', port: database.port });
  server = await LccServer.create({ DATABASE_URL: database.url(wire.port), LCC_DEMO: 'off' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  key = (await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest'])).key;
});
test.afterAll(async () => {
  await server.remove();
  await database.remove();
  await wire.close();
});

/** Kills the server at a step of the transaction that writes facts; resolves when it is dead. */
function killAt({ sees, act }: (typeof STEPS)[keyof typeof STEPS]): Promise<void> {
  return new Promise((done) => {
    const writes = new Set<object>();
    const kill = () => void server.end('SIGKILL').then(() => done());
    const tap: Tap = (piece, pair) => {
      const text = piece.toString('latin1');
      if (/COPY fact|INSERT INTO import_run/.test(text)) writes.add(pair);
      if (!writes.has(pair) || !sees.test(text)) return true;
      wire.tap = null;
      if (act === 'let through and kill') {
        pair.far.pause();
        setTimeout(kill, 300);
      } else if (act === 'kill after the answer') pair.far.once('data', kill);
      else kill();
      return act !== 'kill';
    };
    wire.tap = tap;
  });
}

async function send(file: string): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([await readFile(file)]), basename(file));
  const answer = await fetch(`${server.origin}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  return answer.status;
}

const realization = async (): Promise<number> => {
  const { totals } = await server.lcc<{ totals: { realization: string | null } }>(['board']);
  return Number((totals.realization ?? '0').replace('.', ''));
};

test('F5: the server is killed at each step of a file @slow', async () => {
  test.setTimeout(600_000);
  let files = 0;
  let wrong = 0;
  for (const [step, where] of Object.entries(STEPS)) {
    const file = await paymentsFile(server.dataDir, `sp2d-${files}.json`, ROWS, 1 + files * ROWS);
    await server.start();
    const dead = killAt(where);
    const answer = send(file).catch(() => 0);
    await dead;
    const status = await answer;
    const began = performance.now();
    await server.start();
    restarts = [...restarts, secondsSince(began)];
    // What was taken with 202 is finished by the next process; what was not is sent again, as whoever got no answer would.
    if (status !== 202) expect([step, await send(file)]).toEqual([step, 202]);
    files++;
    await until(`the file is applied: ${step}`, async () => (await realization()) === files * SEN, 60, 300).catch(() => wrong++);
    expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
    await sleep(200);
    await server.end('SIGKILL');
  }
  figure('steps after which a file was lost, halved or doubled', wrong, 0);
  figure('slowest start', Math.max(...restarts), 5, 's');
});
