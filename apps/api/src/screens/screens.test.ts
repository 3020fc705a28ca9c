import { events, type Order, type Painted, type Pairing, type ScreenReceipt, screenListSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';

const test = withTestApp();
const PLAIN = {
  name: 'Dinding Utama',
  place: 'Ruang komando',
  scenes: ['ringkas', 'peta'],
  dwell: { peta: 40 },
  schedule: [{ from: '18.00', to: '06.00', days: 'all', season: 'always', shows: 'night' }],
  diagonalInch: 86,
  seatM: 6,
  orientation: 'landscape',
  room: 'dark',
  smallTextReason: null,
};
const sockets: Socket[] = [];
let admin: Person;

beforeAll(async () => {
  admin = await test.person('administrator');
});
afterAll(() => {
  for (const socket of sockets) socket.disconnect();
});

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;
const open = () => json<Pairing>(test.ask('', 'POST', '/api/v1/pairings'));
const claim = (secret: string) => test.ask('', 'POST', '/api/v1/pairings/claim', { secret });
const list = async () => screenListSchema.parse(await json(admin.ask('GET', '/api/v1/screens'))).screens;
const commandOf = (id: string, body: object) => admin.ask('POST', `/api/v1/screens/${id}/commands`, body);

/** A browser that has become a screen: its id and cookie. */
async function paired(said: object = PLAIN): Promise<{ id: string; cookie: string }> {
  const { code, secret } = await open();
  const { id } = await json<{ id: string }>(admin.ask('POST', '/api/v1/screens', { ...said, code }));
  const answer = await claim(secret);
  return { id, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

async function connect(cookie: string): Promise<Socket> {
  const socket = io(`${test.origin}/live`, { transports: ['websocket'], extraHeaders: { cookie, origin: test.origin }, forceNew: true });
  sockets.push(socket);
  await new Promise<void>((done, fail) => socket.once('connect', done).once('connect_error', fail));
  return socket;
}

describe('pairing by code', () => {
  it('gives the credential only after somebody has let the code in, and only once', async () => {
    const { code, secret } = await open();
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    expect((await claim(secret)).headers.get('set-cookie')).toBeNull();
    expect((await admin.ask('POST', '/api/v1/screens/code', { code: `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}` })).status).toBe(
      204,
    );
    const { id } = await json<{ id: string }>(admin.ask('POST', '/api/v1/screens', { ...PLAIN, code }));
    const let_in = await claim(secret);
    const cookie = let_in.headers.get('set-cookie') ?? '';
    expect(await let_in.json()).toEqual({ state: 'paired' });
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await json(claim(secret))).toEqual({ state: 'gone' });
    const session = await json<{ screen: object }>(
      fetch(`${test.origin}/api/session`, { headers: { cookie: cookie.split(';')[0] ?? '' } }),
    );
    const { smallTextReason: _, ...told } = PLAIN;
    expect(session.screen).toEqual({ id, mode: 'normal', ...told });
    expect((await admin.ask('POST', '/api/v1/screens', { ...PLAIN, code })).status).toBe(422);
  });

  it('lasts ten minutes', async () => {
    const { code, secret } = await open();
    test.clock.advance(10 * 60_000);
    expect(await json(claim(secret))).toEqual({ state: 'gone' });
    expect((await admin.ask('POST', '/api/v1/screens/code', { code })).status).toBe(422);
  });

  it('allows five wrong codes in ten minutes, then not even the right one', async () => {
    const guesser = await test.person('administrator');
    const { code } = await open();
    const wrong = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
    const tried: number[] = [];
    for (let i = 0; i < 6; i += 1) tried.push((await guesser.ask('POST', '/api/v1/screens/code', { code: wrong })).status);
    expect(tried).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await guesser.ask('POST', '/api/v1/screens', { ...PLAIN, code })).status).toBe(429);
    test.clock.advance(10 * 60_000);
    expect((await guesser.ask('POST', '/api/v1/screens/code', { code: (await open()).code })).status).toBe(204);
  });

  it('refuses text the farthest seat cannot read unless a reason is given, and names the field', async () => {
    const { code } = await open();
    const far = { ...PLAIN, diagonalInch: 43, seatM: 7, code };
    const refused = await json<{ issues: object[] }>(admin.ask('POST', '/api/v1/screens', far));
    expect(refused.issues).toEqual([
      expect.objectContaining({ field: 'smallTextReason', message: expect.stringContaining('dekatkan kursi') }),
    ]);
    expect((await admin.ask('POST', '/api/v1/screens', { ...far, smallTextReason: 'menunggu layar baru' })).status).toBe(201);
  });
});

describe('a screen that is connected', () => {
  it('gets a command over its socket, and the command is done when the screen says that it is painted', async () => {
    const { id, cookie } = await paired();
    expect((await commandOf(id, { kind: 'identify' })).status).toBe(409); // not connected: nothing is promised
    const socket = await connect(cookie);
    const ordered = new Promise<Order>((done) => socket.once(events.order, done));
    const sent = await json<ScreenReceipt>(commandOf(id, { kind: 'show', scene: 'peta' }));
    expect(sent).toMatchObject({ kind: 'show', scene: 'peta', painted: null });
    const order = await ordered;
    expect(order).toEqual({ id: sent.id, kind: 'show', scene: 'peta' });

    test.clock.advance(400);
    const painted: Painted = { order: order.id, scene: 'peta', page: 1, pages: 2, channel: '12.05-2026', revision: 7, mode: 'normal' };
    socket.emit(events.painted, painted);
    const read = () => json<{ receipts: ScreenReceipt[] }>(admin.ask('GET', `/api/v1/screens/${id}/commands`));
    await expect.poll(async () => (await read()).receipts[0]?.painted).not.toBeNull();
    const [receipt] = (await read()).receipts;
    expect(Date.parse(receipt?.painted ?? '') - Date.parse(receipt?.sent ?? '')).toBe(400);
    expect((await list()).find((screen) => screen.id === id)).toMatchObject({ connected: true, painting: { scene: 'peta', revision: 7 } });
  });

  it('keeps freeze and night in its record, so that they also hold after a cut', async () => {
    const { id, cookie } = await paired();
    await connect(cookie);
    for (const [kind, mode] of [
      ['freeze', 'frozen'],
      ['thaw', 'normal'],
      ['night', 'night'],
      ['wake', 'normal'],
    ] as const) {
      expect((await commandOf(id, { kind })).status).toBe(201);
      expect((await list()).find((screen) => screen.id === id)?.mode).toBe(mode);
    }
  });

  it('cannot be told to show what it was not given, nor report for another screen or in another shape', async () => {
    const { id, cookie } = await paired();
    const other = await paired();
    const socket = await connect(cookie);
    await connect(other.cookie);
    expect((await commandOf(id, { kind: 'show', scene: 'papan-opd' })).status).toBe(422);
    const sent = await json<ScreenReceipt>(commandOf(other.id, { kind: 'identify' }));
    const foreign: Painted = { order: sent.id, scene: 'ringkas', page: 1, pages: 1, channel: null, revision: null, mode: 'normal' };
    socket.emit(events.painted, { ...foreign, extra: 1 });
    socket.emit(events.painted, foreign);
    await expect.poll(async () => (await list()).find((screen) => screen.id === id)?.painting?.scene).toBe('ringkas');
    const { receipts } = await json<{ receipts: ScreenReceipt[] }>(admin.ask('GET', `/api/v1/screens/${other.id}/commands`));
    expect(receipts[0]?.painted).toBeNull();
  });

  it('answers what it showed at a given time', async () => {
    const { id, cookie } = await paired();
    const socket = await connect(cookie);
    const tell = async (scene: string, revision: number) => {
      socket.emit(events.painted, { order: null, scene, page: 1, pages: 1, channel: '12.05-2026', revision, mode: 'normal' });
      await expect.poll(async () => (await list()).find((screen) => screen.id === id)?.painting?.scene).toBe(scene);
    };
    const at = (ms: number) =>
      json<{ painting: { scene: string; revision: number } | null }>(
        admin.ask('GET', `/api/v1/screens/${id}/painting?at=${new Date(ms).toISOString()}`),
      );
    const start = test.clock.now();
    await tell('ringkas', 1);
    test.clock.advance(20_000);
    await tell('peta', 2);
    await expect.poll(async () => (await at(start + 20_000)).painting?.scene).toBe('peta');
    expect((await at(start + 19_999)).painting).toMatchObject({ scene: 'ringkas', revision: 1 });
    expect((await at(start - 1)).painting).toBeNull();
  });

  it('is cut when it is revoked, and its commands go nowhere', async () => {
    const { id, cookie } = await paired();
    const socket = await connect(cookie);
    const gone = new Promise<void>((done) => socket.once('disconnect', () => done()));
    expect((await admin.ask('DELETE', `/api/v1/screens/${id}`)).status).toBe(204);
    await gone;
    expect((await commandOf(id, { kind: 'reload' })).status).toBe(404);
  });
});
