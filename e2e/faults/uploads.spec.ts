import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { paymentsFile, rosterFile, UNITS, YEAR } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';
import { Screens } from './stage/screens.js';

let server: LccServer;
let key = '';

test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'off' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  await server.start();
  key = (await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest'])).key;
});
test.afterAll(() => server.remove());

const revision = async (): Promise<number> => (await server.lcc<{ revision: number }>(['board'])).revision;
const memory = async (): Promise<number> =>
  Number(/^process_resident_memory_bytes (\S+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1]) / 2 ** 20;

/** Every file below the data folder that an upload could have left: not the database, nor what the audit trail writes beside it. */
async function files(): Promise<string[]> {
  const all = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
  return all.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name).slice(server.dataDir.length);
    return entry.isFile() && !/^\/(audit|database|sp2d|roster|runtime|besar)/.test(path) ? [path] : [];
  });
}

/** Sends the first `bytes` of a form and then breaks the connection, as a phone that leaves the building. */
function breakOff(head: string, body: Buffer, bytes: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('close', () => done());
    socket.write(head);
    socket.write(body.subarray(0, bytes), () => setTimeout(() => socket.resetAndDestroy(), 20));
  });
}

test('F9: an upload is cut at fifty points', async () => {
  const [before, files0] = [await revision(), await files()];
  const form = Buffer.from(
    `--x\r\nContent-Disposition: form-data; name="file"; filename="lra.csv"\r\nContent-Type: text/csv\r\n\r\ntahun;kode_skpd;sampai_tanggal;kode_rekening;anggaran;realisasi\n${`${YEAR};${UNITS[0]};${YEAR}-01-31;5.1;100,00;25,00\n`.repeat(2_000)}\r\n--x--\r\n`,
  );
  const head = `POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${form.length}\r\n\r\n`;
  for (let i = 0; i < 50; i++) await breakOff(head, form, Math.floor((form.length * i) / 50));
  const tidy = await until('nothing is left of them', async () => (await files()).length <= files0.length, 40, 250);
  figure('files left after', tidy, 60, 's');
  figure('revisions', (await revision()) - before, 0);
});

test('F11: a file of 200 thousand rows is read under screens @slow', async () => {
  test.setTimeout(600_000);
  const screens = await Screens.of(server, { paired: true });
  try {
    await server.lcc(['import', await paymentsFile(server.dataDir, 'sp2d-klein.json', 3)]);
    screens.join(5);
    await until('screens are current', () => screens.current() === 5);
    const file = await paymentsFile(server.dataDir, 'besar.json', 200_000, 100);
    const before = await memory();
    let most = before;
    const form = new FormData();
    form.append('file', await (await import('node:fs')).openAsBlob(file), 'besar.json');
    const began = performance.now();
    const answer = await fetch(`${server.origin}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    expect(answer.status).toBe(202);
    const place = answer.headers.get('location') ?? '';
    let state = '';
    let delayed = 0;
    while (state !== 'done' && secondsSince(began) < 500) {
      state = (
        (await (await fetch(`${server.origin}${place}`, { headers: { authorization: `Bearer ${key}` } })).json()) as { state: string }
      ).state;
      most = Math.max(most, await memory());
      if (screens.links().some((link) => link !== 'live')) delayed++;
      await sleep(250);
    }
    figure('applied after', secondsSince(began), 60, 's');
    figure('memory of the server beside before', most - before, 50, 'MB');
    figure('moments in which a screen was not live', delayed, 0);
    const { totals } = await server.lcc<{ totals: { realization: string } }>(['board']);
    await until('screens have it', () => JSON.stringify(screens.all[0]?.store.get().board).includes(totals.realization), 30);
  } finally {
    screens.stop();
  }
});
