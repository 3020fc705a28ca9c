import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { payment, rosterFile, UNITS } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';

interface RawSocket {
  readonly connected: boolean;
  onAny(listener: (event: string, ...args: unknown[]) => void): void;
  on(event: string, listener: (value: never) => void): void;
  emit(event: string, ...message: unknown[]): void;
  timeout(ms: number): { emitWithAck(event: string, message: unknown): Promise<unknown> };
  disconnect(): void;
}
const { io } = createRequire(resolve('apps/web/package.json'))('socket.io-client') as { io: (url: string, options: object) => RawSocket };

/** Texts and an amount that stand nowhere but in the real tenant. */
const CANARY = { amount: '987654321012.34', text: 'Kenari Rahasia Nyata', number: 'KENARI/0001' };
let server: LccServer;

test.describe.configure({ timeout: 600_000 });
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'on', LCC_DEMO_PACE: '0' });
  await server.start();
  await server.lcc(['import', await rosterFile(server.dataDir)]);
});
test.afterAll(() => server.remove());

interface Key {
  readonly id: string;
  readonly key: string;
  readonly signingSecret: string;
}

const board = () => server.lcc<{ revision: number; totals: { realization: string | null } }>(['board']);

function push(body: string, key: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.origin}/api/v1/ingest/sp2d`, { method: 'POST', headers: { authorization: `Bearer ${key}`, ...headers }, body });
}

function signed(
  body: string,
  { signingSecret }: Key,
  at = Math.floor(Date.now() / 1_000),
  nonce = randomBytes(12).toString('hex'),
): Record<string, string> {
  const lines = ['POST', '/api/v1/ingest/sp2d', createHash('sha256').update(body).digest('hex'), String(at), nonce];
  const signature = createHmac('sha256', signingSecret).update(lines.join('\n')).digest('hex');
  return { 'x-lcc-timestamp': String(at), 'x-lcc-nonce': nonce, 'x-lcc-signature': signature };
}

test('F29: a captured push is sent again a hundred times, late, and with another body', async () => {
  const { key } = await server.lcc<Key>(['key', 'add', '--scope', 'ingest']);
  const body = JSON.stringify([payment('ulang-1', '10.00')]);
  const first = (await (await push(body, key, { 'idempotency-key': 'a' })).json()) as object;
  expect(first).toMatchObject({ accepted: 1 });
  const before = await board();
  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => (await push(body, key, { 'idempotency-key': 'a' })).json() as Promise<object>),
  );
  for (const answer of answers) expect(answer).toEqual(first);
  expect(await (await push(body, key)).json()).toMatchObject({ accepted: 0, duplicates: 1 });
  expect((await push(JSON.stringify([payment('ulang-2', '11.00')]), key, { 'idempotency-key': 'a' })).status).toBe(422);
  const own = await server.lcc<Key>(['key', 'add', '--scope', 'ingest', '--signed']);
  const next = JSON.stringify([payment('ulang-3', '12.00')]);
  const captured = signed(next, own);
  expect((await push(next, own.key, captured)).status).toBe(200);
  expect((await push(next, own.key, captured)).status).toBe(401);
  expect((await push(JSON.stringify([payment('ulang-4', '13.00')]), own.key, captured)).status).toBe(401);
  const old = signed(next, own, Math.floor(Date.now() / 1_000) - 301);
  expect((await push(next, own.key, old)).status).toBe(401);
  expect((await push(next, own.key)).status).toBe(401);
  figure('revisions beside the two that are right', (await board()).revision - before.revision - 1, 0);
});

test('F30, N9, N10: a screen is revoked, and its credential is tried elsewhere', async ({ page, browser }) => {
  await push(JSON.stringify([payment('layar-1', '10.00')]), (await server.lcc<Key>(['key', 'add', '--scope', 'ingest'])).key);
  const { url, screen } = await server.lcc<{ url: string; screen: { id: string } }>(['screen', 'add', 'Dicuri']);
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('data-tenant', 'real');
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect(page.locator('[data-metric="realization"][data-scope="region"]').first()).toHaveAttribute('data-value', /\d/);
  const cookies = await page.context().cookies();
  await server.lcc(['screen', 'revoke', screen.id]);
  const revoked = performance.now();
  await expect(page.locator('[data-denied]')).toBeVisible();
  figure('dark after', secondsSince(revoked), 5, 's');
  expect(await page.locator('[data-metric]').count()).toBe(0);
  expect(await page.locator('input[type="password"]').count()).toBe(0);
  const thief = await browser.newContext();
  await thief.addCookies(cookies);
  const elsewhere = await thief.newPage();
  await elsewhere.goto(`${server.origin}/wall`);
  await sleep(2_000);
  expect(await elsewhere.locator('html').getAttribute('data-tenant')).not.toBe('real');
  await thief.close();
});

test('F31: a guest looks for what is in the real tenant alone', async () => {
  const { key } = await server.lcc<Key>(['key', 'add', '--scope', 'ingest']);
  const row = { ...payment(CANARY.number, CANARY.amount, UNITS[1]), keterangan_sp_2_d: CANARY.text };
  expect(await (await push(JSON.stringify([row]), key)).json()).toMatchObject({ accepted: 1 });
  const api = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
  const year = new Date().getFullYear();
  const channels = ['main', 'beside', `demo-${year}`, `12.05-${year}`, '12.05-1999', '../12.05'];
  let seen = '';
  for (const [path, methods] of Object.entries(api.paths)) {
    if (!('get' in methods)) continue;
    for (const channel of path.includes('{channel}') ? channels : ['']) {
      const address = path.replace('{channel}', channel).replaceAll(/\{[^}]+\}/g, encodeURIComponent(CANARY.number));
      seen += await (await fetch(server.origin + address)).text();
    }
  }
  for (const path of [
    '/',
    '/wall',
    '/regent',
    '/public',
    '/guest/ABCDEF',
    '/api/session',
    '/api/v1/boards/main?by=programme',
    '/api/health/ready',
  ])
    seen += await (await fetch(server.origin + path)).text();
  for (const namespace of ['/demo', '/live', '/guest']) {
    const socket = io(`${server.origin}${namespace}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: server.origin },
    });
    socket.onAny((event, ...args) => {
      seen += event + JSON.stringify(args);
    });
    await sleep(1_000);
    for (const channel of socket.connected ? channels : []) {
      const hello = { v: 1, build: 'uji', channels: [{ channel }] };
      seen += JSON.stringify(
        await socket
          .timeout(5_000)
          .emitWithAck('board.hello', hello)
          .catch(() => ''),
      );
      await sleep(400);
    }
    socket.disconnect();
  }
  expect(seen.length).toBeGreaterThan(100_000);
  const hits = [CANARY.text, CANARY.amount, CANARY.number, CANARY.amount.slice(0, 12)].filter((secret) => seen.includes(secret));
  figure('of four secrets seen', hits.length, 0);
  expect(JSON.stringify(await board())).toContain(CANARY.amount.slice(0, 5));
});

/** Things a socket may be told that nobody should tell it. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1e308,
  '',
  'x'.repeat(15_000),
  '__proto__',
  [],
  [[[[[]]]]],
  {},
  { v: 1 },
  { v: 1, build: 'x', channels: [] },
  { v: -1, build: 'x', channels: [{ channel: 'main' }] },
  { v: 1, build: 'x', channels: Array.from({ length: 17 }, () => ({ channel: 'main' })) },
  { v: 1, build: 'x', channels: [{ channel: '12.05-2026; DROP TABLE fact' }] },
  { v: 1, build: 'x', channels: [{ channel: 'main', epoch: 'y'.repeat(65) }] },
  { v: 1, build: 'x', channels: [{ channel: 'main' }], role: 'admin' },
  JSON.parse('{"__proto__":{"isAdmin":true},"v":1,"build":"x","channels":[{"channel":"main"}]}'),
];
const EVENTS = [
  'board.hello',
  'screen.painted',
  'screen.order',
  'visit.stage',
  'visit.state',
  'board.changed',
  'link.closing',
  'join',
  'subscribe',
  'message',
  'error',
  'connect',
  'newListener',
  '__proto__',
  '',
];

test('N14: strangers, guests and a wall say everything to the sockets that may not be said', async () => {
  const memory = async (): Promise<number> =>
    Number(/^process_resident_memory_bytes (\S+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1]) / 2 ** 20;
  const [before, used] = [await board(), await memory()];
  const pid = server.pid;
  let said = 0;
  for (const namespace of ['/demo', '/guest', '/live', '/tidak-ada']) {
    for (const auth of [{}, { token: 'x'.repeat(43) }, { token: { $ne: null } }]) {
      const options = { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders: { origin: server.origin } };
      const socket = io(`${server.origin}${namespace}`, options);
      await until('it is in or out', () => socket.connected, 1).catch(() => 0);
      for (const event of 'token' in auth ? EVENTS.slice(0, 2) : EVENTS)
        for (const message of ODD) {
          try {
            socket.emit(event, message, () => undefined);
            said++;
          } catch {
            // The client library keeps some names for itself.
          }
        }
      await sleep(300);
      socket.disconnect();
    }
  }
  expect(said).toBeGreaterThan(1_000);
  expect(server.pid).toBe(pid);
  expect((await fetch(`${server.origin}/api/health/ready`)).status).toBe(200);
  figure('revisions', (await board()).revision - before.revision, 0);
  figure('memory beside before', (await memory()) - used, 64, 'MB');
  expect(server.printed).not.toMatch(/Unhandled|Uncaught/);
});

test('no secret of a run stands in anything the server prints', async () => {
  const secrets: string[] = [];
  const own = await server.lcc<Key>(['key', 'add', '--scope', 'ingest', '--signed']);
  const { password } = await server.lcc<{ password: string }>(['user', 'add', 'bocor', '--name', 'Bocor', '--role', 'viewer']);
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Bocor']);
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie') ?? '';
  secrets.push(own.key, own.signingSecret, password, /[^=]+=([^;]+)/.exec(cookie)?.[1] ?? '', url.split('/').at(-1) ?? '');
  const page = { origin: server.origin, 'x-lcc-page': 'uji', 'content-type': 'application/json' };
  const sent = (path: string, init: RequestInit) => fetch(server.origin + path, init);
  const signIn = await sent('/api/v1/sign-in', { method: 'POST', headers: page, body: JSON.stringify({ login: 'bocor', password }) });
  const session = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  secrets.push(session.split('=')[1] ?? '');
  await sent('/api/v1/sign-in', { method: 'POST', headers: page, body: JSON.stringify({ login: 'bocor', password: `${password}-salah` }) });
  await sent('/api/v1/me', { headers: { cookie: `${session}; ${cookie}` } });
  await sent(`/pasang/${secrets[4]}`, { redirect: 'manual' });
  await push('{', own.key, signed('{', own));
  await push('[]', `${own.key}x`);
  await push(JSON.stringify([payment('bocor-1', 'bukan angka')]), own.key, signed('x', own));
  const nik = '1205140101800001';
  await push(JSON.stringify([{ ...payment('bocor-2', '1.00'), keterangan_sp_2_d: nik, tanggal_sp_2_d: 'x' }]), own.key);
  await sleep(500);
  expect(secrets.every((secret) => secret.length >= 8)).toBe(true);
  expect([...secrets, nik].filter((secret) => server.printed.includes(secret))).toEqual([]);
});
