import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Cluster, hasNginx, watchLink } from './support/cluster.js';
import { enter } from './support/console.js';
import { payment, paymentsFile, rosterFile, YEAR } from './support/files.js';
import type { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
let cluster: Cluster;
let desk: BrowserContext;
let walls: readonly { readonly id: string; readonly page: Page }[] = [];
let keys: { readonly read: string; readonly ingest: string; readonly metrics: string };

test.describe.configure({ mode: 'serial' });
test.skip(!hasNginx(), 'nginx is not installed');
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  test.setTimeout(240_000);
  cluster = await Cluster.start(3, { LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: FIRST });
  const { dataDir } = first();
  await first().lcc(['import', await rosterFile(dataDir), await paymentsFile(dataDir, 'sp2d.json', 5)]);
  const keyOf = async (scope: string) => (await first().lcc<{ key: string }>(['key', 'add', '--scope', scope])).key;
  keys = { read: await keyOf('read'), ingest: await keyOf('ingest'), metrics: await keyOf('metrics') };
  desk = await browser.newContext({ ignoreHTTPSErrors: true });
  walls = await Promise.all(['Satu', 'Dua', 'Tiga'].map((name) => cluster.hang(browser, name)));
});
test.afterAll(() => cluster?.remove());

const first = (): LccServer => cluster.instances[0] as LccServer;
const living = (): readonly LccServer[] => cluster.instances.filter((instance) => instance.isRunning);

const withKey = async (instance: LccServer, path: string, key: string): Promise<Response> =>
  fetch(instance.origin + path, { headers: { authorization: `Bearer ${key}` } });

interface Shown {
  readonly epoch: string;
  readonly revision: number;
  readonly hash: string;
}
async function boards(): Promise<Shown[]> {
  const answers = await Promise.all(living().map(async (each) => (await withKey(each, '/api/v1/boards/main', keys.read)).json()));
  return (answers as Shown[]).map(({ epoch, revision, hash }) => ({ epoch, revision, hash }));
}
async function push(number: string): Promise<number> {
  const answer = await fetch(`${living()[0]?.origin}/api/v1/ingest/sp2d`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.ingest}`, 'content-type': 'application/json' },
    body: JSON.stringify([payment(number, '125.00')]),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { revision: number }).revision;
}
/** Who holds which duties, by the port of the instance. */
async function duties(): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  for (const instance of living())
    for (const [, name = ''] of (await (await withKey(instance, '/metrics', keys.metrics)).text()).matchAll(
      /^lcc_lease_held\{name="([^"]+)"\} 1$/gm,
    ))
      held.set(name, instance.port);
  return held;
}
const sockets = async (instance: LccServer): Promise<number> =>
  Number(/^lcc_sockets (\d+)$/m.exec(await (await withKey(instance, '/metrics', keys.metrics)).text())?.[1]);

test('three instances that start at once on an empty database show one board', async () => {
  const revision = await push('bersama-1');
  await expect.poll(async () => (await boards()).map((board) => board.revision)).toEqual([revision, revision, revision]);
  expect(new Set((await boards()).map((board) => JSON.stringify(board))).size).toBe(1);
  for (const { page } of walls) await expect(page.locator('html')).toHaveAttribute('data-revision', String(revision));
  const counts = await Promise.all(living().map(sockets));
  expect(counts.toSorted()).toEqual([1, 1, 1]); // nginx gave each instance one screen
  const held = async () => [...(await duties()).keys()];
  await expect.poll(held).toEqual(expect.arrayContaining(['drop-folder', 'imports', 'judge', 'messages']));
});

test('a session is valid on each, and a command reaches a screen that hangs on another', async () => {
  await enter(await desk.newPage(), cluster, 'admin', FIRST);
  const cookie = (await desk.cookies(cluster.origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: cluster.origin, 'x-lcc-page': 'uji', 'content-type': 'application/json' };
  for (const instance of living()) {
    expect((await fetch(`${instance.origin}/api/v1/me`, { headers })).status).toBe(200);
    for (const { id } of walls) {
      const command = await fetch(`${instance.origin}/api/v1/screens/${id}/commands`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ kind: 'identify' }),
      });
      expect(command.status).toBe(201);
    }
  }
  for (const instance of living())
    for (const { id } of walls) {
      const unpainted = async () => {
        const { receipts } = (await (await fetch(`${instance.origin}/api/v1/screens/${id}/commands`, { headers })).json()) as {
          receipts: { painted: string | null }[];
        };
        return [receipts.length, receipts.filter(({ painted }) => painted === null).length];
      };
      await expect.poll(unpainted).toEqual([3, 0]);
    }
});

test('a browser is let in at one instance by the code it got from another', async () => {
  const [one, two, three] = living();
  const cookie = (await desk.cookies(cluster.origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: cluster.origin, 'x-lcc-page': 'uji', 'content-type': 'application/json' };
  const ask = async (at: LccServer | undefined, path: string, body: object) =>
    fetch(`${at?.origin}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { code, secret } = (await (await ask(one, 'pairings', {})).json()) as { code: string; secret: string };
  expect((await ask(two, 'screens/code', { code })).status).toBe(204);
  const said = { name: 'Dinding Empat', scenes: null, diagonalInch: null, seatM: null, orientation: null, room: 'dark', place: null };
  expect((await ask(two, 'screens', { code, ...said, dwell: {}, schedule: [], smallTextReason: null })).status).toBe(201);
  expect(await (await ask(three, 'pairings/claim', { secret })).json()).toEqual({ state: 'paired' });
});

test('a file that one instance took is imported by who has the duty, and each tells of it', async () => {
  for (const [i, instance] of living().entries()) {
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify([payment(`berkas-${i}`, '10.00')])]), `sp2d-${i}.json`);
    const headers = { authorization: `Bearer ${keys.ingest}` };
    const taken = await fetch(`${instance.origin}/api/v1/imports`, { method: 'POST', headers, body: form });
    expect(taken.status).toBe(202);
    const { id } = (await taken.json()) as { id: string };
    for (const other of living())
      await expect
        .poll(async () => ((await (await withKey(other, `/api/v1/imports/${id}`, keys.ingest)).json()) as { state: string }).state)
        .toBe('done');
  }
});

test('the instance with the duties is killed: no screen is seen to stop, and the duties move', async () => {
  const before = await boards();
  const held = await duties();
  const victim = living().find((instance) => instance.port === held.get('drop-folder')) as LccServer;
  const lost = [...held].flatMap(([name, port]) => (port === victim.port ? [name] : []));
  expect([await sockets(victim), lost.length > 0]).toEqual([1, true]);
  const links = await Promise.all(walls.map(({ page }) => watchLink(page)));
  await victim.end('SIGKILL');
  const killed = Date.now();

  const revision = await push('sesudah-mati');
  for (const { page } of walls) await expect(page.locator('html')).toHaveAttribute('data-revision', String(revision));
  console.log(`every screen has the next revision ${Date.now() - killed} ms after the kill`);
  expect((await boards()).map(({ epoch }) => epoch)).toEqual([before[0]?.epoch, before[0]?.epoch]);

  const orphaned = async () => {
    const now = await duties();
    return lost.filter((name) => !now.has(name));
  };
  await expect.poll(orphaned, { intervals: [200] }).toEqual([]);
  console.log(`every duty has moved ${Date.now() - killed} ms after the kill`);

  // Another instance watches the folder now.
  const folder = join(first().dataDir, 'drop', '12.05', String(YEAR));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.sp2d.json'), JSON.stringify([payment('titipan-1', '77.00')]));
  await rename(join(folder, '.sp2d.json'), join(folder, 'sp2d.json'));
  for (const { page } of walls) await expect(page.locator('html')).toHaveAttribute('data-revision', String(revision + 1));
  expect((await Promise.all(links.map((said) => said()))).flat()).toEqual([]);
  expect(new Set((await boards()).map(({ hash }) => hash)).size).toBe(1);
});
