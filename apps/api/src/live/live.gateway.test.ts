import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delta, deltaSchema, events, type HelloAck, helloAckSchema, type Snapshot, snapshotSchema } from '@lcc/contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../create-app.js';
import { migrations } from '../migrations.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { plainScreen, ScreenRegistry } from '../platform/access/screen-registry.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { allowedOrigins } from '../platform/http/security.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { LiveGateway } from './live.gateway.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const database = withTestDatabase(migrations.real);
const sockets: Socket[] = [];
let app: NestExpressApplication;
let folder = '';
let origin = '';
let cookie = '';
let key = '';
let year = 2026;
let numbers = 0;
let hasEnded = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-langsung-'));
  const config = { ...loadConfig({ LCC_DEMO: 'off' }), dataDir: folder };
  const tenants = new Tenants([new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'))]);
  const clock = new SystemClock();
  year = Number(clock.today().slice(0, 4));
  app = await createApp({ config, clock, logger: createLogger('silent'), database: database.handle, tenants, build: 'uji' });
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  app.get(LiveGateway).attach(server, allowedOrigins(config, port), () => false);
  key = (await app.get(KeyRegistry).add('ingest', 'real', false)).token;
  cookie = await pair();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  if (!hasEnded) await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function pair(): Promise<string> {
  const { pairing } = await app.get(ScreenRegistry).add(plainScreen('Uji'));
  const response = await fetch(`${origin}/pasang/${pairing}`, { redirect: 'manual' });
  expect(response.headers.get('location')).toBe('/wall');
  return (response.headers.get('set-cookie') ?? '').split(';')[0] as string;
}

function connect(headers: Record<string, string> = { cookie, origin }): Socket {
  const socket = io(`${origin}/live`, { transports: ['websocket'], extraHeaders: headers, reconnection: false, forceNew: true });
  sockets.push(socket);
  return socket;
}

const outcome = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve('connect'));
    socket.once('connect_error', (error) => resolve(error.message));
  });

async function hello(socket: Socket, channel = `12.05-${year}`): Promise<HelloAck['channels'][string]> {
  const ack: unknown = await socket.timeout(5_000).emitWithAck(events.hello, { v: 1, build: 'uji', channels: [{ channel }] });
  return helloAckSchema.parse(ack).channels[channel] as HelloAck['channels'][string];
}

async function push(amount: string): Promise<{ revision: number }> {
  const row = {
    nomor_sp_2_d: `uji-${++numbers}`,
    tanggal_sp_2_d: `${year}-01-05`,
    jenis_sp_2_d: 'LS',
    nilai_sp_2_d: amount,
    kode_sub_skpd: UNIT,
    detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: amount }],
  };
  const response = await fetch(`${origin}/api/v1/ingest/sp2d`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([row]),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { revision: number };
}

const next = (socket: Socket): Promise<Delta> =>
  new Promise((resolve) => socket.once(events.delta, (delta: unknown) => resolve(deltaSchema.parse(delta))));

describe('who may connect', () => {
  it('gives a paired browser its cookie anew whenever it asks who it is, and a stranger none', async () => {
    const ask = async (headers: Record<string, string>) => (await fetch(`${origin}/api/session`, { headers })).headers.get('set-cookie');
    expect(await ask({ cookie })).toMatch(new RegExp(`^${cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000$`));
    expect(await ask({})).toBeNull();
    expect(await ask({ cookie: 'lcc-layar=karangan' })).toBeNull();
  });

  it('refuses a foreign, a missing and a null origin before the upgrade, and a browser that is not paired', async () => {
    expect(await outcome(connect({ cookie, origin: 'http://jahat.example' }))).not.toBe('connect');
    expect(await outcome(connect({ cookie, origin: 'null' }))).not.toBe('connect');
    expect(await outcome(connect({}))).not.toBe('connect');
    expect(await outcome(connect({ origin }))).toBe('tidak-berizin');
    expect(await outcome(connect())).toBe('connect');
  });

  it('answers hello only in its own shape, and only for its own tenant', async () => {
    const socket = connect();
    expect(
      await socket.timeout(5_000).emitWithAck(events.hello, { v: 1, build: 'uji', channels: [{ channel: 'main' }], role: 'admin' }),
    ).toHaveProperty('error');
    expect(await hello(socket, `demo-${year}`)).toEqual({ refused: 'not-granted' });
    expect(await hello(socket, '12.05-1999')).toEqual({ refused: 'unknown-channel' });
  });

  it('a pairing link works once; a revoked screen is off within five seconds', async () => {
    const { screen, pairing } = await app.get(ScreenRegistry).add(plainScreen('Sekali'));
    const first = await fetch(`${origin}/pasang/${pairing}`, { redirect: 'manual' });
    const mine = (first.headers.get('set-cookie') ?? '').split(';')[0] as string;
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect((await fetch(`${origin}/pasang/${pairing}`, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull();
    const socket = connect({ cookie: mine, origin });
    await outcome(socket);
    const bye = new Promise((resolve) => socket.once(events.bye, resolve));
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    await app.get(ScreenRegistry).revoke(screen.id);
    expect(await bye).toEqual({ code: 'revoked' });
    await closed;
    expect(await outcome(connect({ cookie: mine, origin }))).not.toBe('connect');
  });

  it('tells a screen within five seconds that something else is said of it', async () => {
    const { screen, pairing } = await app.get(ScreenRegistry).add(plainScreen('Pindah'));
    const paired = await fetch(`${origin}/pasang/${pairing}`, { redirect: 'manual' });
    const mine = (paired.headers.get('set-cookie') ?? '').split(';')[0] as string;
    await push('1.00');
    const socket = connect({ cookie: mine, origin });
    await hello(socket);
    const told = new Promise((resolve) => socket.once(events.resync, resolve));
    const settings = {
      ...plainScreen('Pindah'),
      scenes: ['peta', 'ringkas'],
      diagonalInch: 65,
      seatM: 4.5,
      orientation: 'portrait',
      room: 'light',
    } as const;
    await app.get(ScreenRegistry).set(screen.id, () => ({ ...settings, scenes: [...settings.scenes] }));
    expect(await told).toEqual({ channel: `12.05-${year}`, reason: 'screen-changed' });
    const ack: unknown = await socket.timeout(5_000).emitWithAck(events.hello, { v: 1, build: 'uji', channels: [{ channel: 'main' }] });
    const { smallTextReason: _, ...said } = settings;
    expect(helloAckSchema.parse(ack).screen).toEqual({ id: screen.id, mode: 'normal', ...said });
    expect((await (await fetch(`${origin}/api/session`, { headers: { cookie: mine } })).json()) as object).toMatchObject({ screen: said });
    await app.get(ScreenRegistry).revoke(screen.id);
    expect(await app.get(ScreenRegistry).set(screen.id, (now) => now)).toBeNull();
  });
});

describe('delivery', () => {
  it('gives a snapshot, then what changed, with absolute values that add up to the next snapshot', async () => {
    await push('100.00');
    const socket = connect();
    const snapshot = snapshotSchema.parse(await hello(socket));
    const arriving = next(socket);
    const { revision } = await push('50.25');
    const delta = await arriving;
    expect(delta).toMatchObject({ channel: snapshot.channel, epoch: snapshot.epoch, revision, nature: 'NYATA' });
    expect(delta.from).toBeLessThanOrEqual(snapshot.revision + 1);
    const after = snapshotSchema.parse(await hello(connect()));
    expect(delta.set.totals).toEqual(after.board.totals);
    expect(after.board.totals.realization).not.toBe(snapshot.board.totals.realization);
  });

  it('gives a snapshot to a reader of another epoch or of the future', async () => {
    await push('1.00');
    const socket = connect();
    const ack: unknown = await socket
      .timeout(5_000)
      .emitWithAck(events.hello, { v: 1, build: 'uji', channels: [{ channel: 'main', epoch: 'lain', revision: 999_999 }] });
    const given = helloAckSchema.parse(ack).channels.main as Snapshot;
    expect(given).toMatchObject({ channel: `12.05-${year}`, epoch: expect.any(String), board: { regionName: 'Kabupaten Langkat' } });
    expect(given.epoch).not.toBe('lain');
  });

  it('folds a burst into few frames whose last one is the truth', async () => {
    const socket = connect();
    await hello(socket);
    const frames: Delta[] = [];
    socket.on(events.delta, (frame: unknown) => frames.push(deltaSchema.parse(frame)));
    const revisions: number[] = [];
    for (let i = 0; i < 30; i++) revisions.push((await push('1.00')).revision);
    const last = revisions.at(-1);
    await expect.poll(() => frames.at(-1)?.revision, { timeout: 5_000 }).toBe(last);
    expect(frames.length).toBeLessThan(30);
    for (const [i, frame] of frames.entries()) if (i > 0) expect(frame.from).toBe((frames[i - 1] as Delta).revision + 1);
  });

  it('reads the same board over HTTP with the screen, and denies it to anyone else', async () => {
    const answer = await fetch(`${origin}/api/v1/boards/12.05-${year}`, { headers: { cookie } });
    expect(snapshotSchema.parse(await answer.json())).toEqual(snapshotSchema.parse(await hello(connect())));
    const denied = await fetch(`${origin}/api/v1/boards/12.05-${year}`);
    expect(denied.status).toBe(404);
    expect(denied.headers.get('content-type')).toContain('application/problem+json');
    expect(await denied.json()).toHaveProperty('correlationId');
  });

  it('refuses pushes without a right key, too large ones and too many rows', async () => {
    const post = (body: string, token = key) =>
      fetch(`${origin}/api/v1/ingest/sp2d`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
    expect((await post('[]', 'kunci_x.salah')).status).toBe(401);
    expect((await post(JSON.stringify(Array.from({ length: 1_001 }, () => ({}))))).status).toBe(413);
    expect((await post(`["${'x'.repeat(1_100_000)}"]`)).status).toBe(413);
    expect((await post('[{"nomor_sp_2_d":"a"}]')).status).toBe(422);
    expect((await post('{bukan json')).status).toBe(422);
  });
});

describe('the end of the server', () => {
  it('comes while screens are connected, and they are told', async () => {
    const socket = connect();
    expect(await outcome(socket)).toBe('connect');
    const bye = new Promise<{ code: string }>((resolve) => socket.once(events.bye, resolve));
    hasEnded = true;
    await app.close();
    expect(await bye).toMatchObject({ code: 'shutdown' });
  });
});
