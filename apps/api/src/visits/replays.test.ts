import { events, guestReplaySchema, REPLAY_SECONDS, type Replay, type ReplayFrame, replayFrameSchema, replaysSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { pairedScreen } from './paired-screen.testing.js';

const test = withTestApp({ LCC_DEMO: 'on' });
const sockets: Socket[] = [];
let presenter: Person;
let year = 0;

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;
const read = async () => replaysSchema.parse(await json(presenter.ask('GET', '/api/v1/replays')));
const start = (body: object) => presenter.ask('POST', '/api/v1/replays', body);
const auditOf = async (id: string): Promise<unknown> =>
  test.database.dataSource.query('SELECT action, actor FROM audit_entry WHERE object = $1 ORDER BY seq', [`replay:${id}`]);

/** A socket and the frames of replays that it was told, in order. */
function connect(namespace: string, cookie = '', auth: object = {}) {
  const extraHeaders = { origin: test.origin, ...(cookie ? { cookie } : {}) };
  const socket = io(test.origin + namespace, { transports: ['websocket'], extraHeaders, auth, reconnection: false, forceNew: true });
  sockets.push(socket);
  const told: (ReplayFrame | null)[] = [];
  const phone: unknown[] = [];
  socket.on(events.replay, (frame: unknown) => told.push(replayFrameSchema.parse(frame)));
  socket.on(events.guestReplay, (frame: unknown) => phone.push(guestReplaySchema.parse(frame)));
  return { told, phone, days: () => told.map((frame) => frame?.day ?? null) };
}

/** Reports of a year on the way: a quarter spent by the end of March, half by the end of June. */
async function fill(scope: 'real' | 'demo', of: number): Promise<void> {
  const { token } = await test.app.get(KeyRegistry).add('ingest', scope, false);
  const push = async (connector: string, rows: object[]) =>
    expect((await test.ask('', 'POST', `/api/v1/ingest/${connector}`, rows, { authorization: `Bearer ${token}` })).status).toBe(200);
  await push('roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Contoh', tahun: String(of) }]);
  const lra = { tahun: of, kode_skpd: UNIT, kode_rekening: '5.1.01', anggaran: '1000.00' };
  await push('lra', [{ ...lra, sampai_tanggal: `${of}-03-31`, realisasi: '250.00' }]);
  await push('lra', [{ ...lra, sampai_tanggal: `${of}-06-30`, realisasi: '500.00' }]);
}

beforeAll(async () => {
  presenter = await test.person('presenter');
  year = new Date(test.clock.now()).getUTCFullYear() - 1;
  await fill('real', year);
  await fill('demo', year);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  const { running } = await read();
  if (running) await presenter.ask('DELETE', `/api/v1/replays/${running.id}`);
});

describe('a replay of the regency', () => {
  it('shows the boards of its days on the chosen screens, marked as recorded, and ends by itself', async () => {
    const [chosen, other] = [await pairedScreen(test, 'Dinding'), await pairedScreen(test, 'Lobi')];
    const [wall, lobby, demo] = [connect('/live', chosen.cookie), connect('/live', other.cookie), connect('/demo')];
    const channel = `12.05-${year}`;
    await expect.poll(async () => (await read()).screens.filter(({ connected }) => connected).length).toBe(2);
    const replay = await json<Replay>(start({ channel, from: `${year}-01-01`, to: `${year}-06-30`, screens: [chosen.id] }));
    await expect.poll(wall.days).toEqual([`${year}-01-01`]);
    expect((await start({ channel, from: `${year}-01-01`, to: `${year}-06-30`, screens: [chosen.id] })).status).toBe(409);
    test.clock.advance(35_000);
    await expect.poll(() => wall.told.length).toBe(2);
    test.clock.advance(24_500);
    await expect.poll(() => wall.told.length).toBe(3);
    const [first, second, third] = wall.told;
    expect([first, second, third].map((frame) => frame?.snapshot.nature)).toEqual(['REKAMAN', 'REKAMAN', 'REKAMAN']);
    expect([first, second, third].map((frame) => frame?.day)).toEqual([first, second, third].map((frame) => frame?.snapshot.board.asOf));
    expect(first?.snapshot.board.totals.realization).toBeNull();
    expect(second?.snapshot.board.totals.realization).toBe('250.00');
    expect([third?.day, third?.snapshot.board.totals.realization]).toEqual([`${year}-06-30`, '500.00']);
    const dated = await json<{ board: object }>(presenter.ask('GET', `/api/v1/boards/${channel}?asOf=${year}-06-30`));
    expect(third?.snapshot.board).toEqual(dated.board);

    test.clock.advance(1_000);
    await expect.poll(() => wall.told.at(-1)).toBeNull();
    await expect.poll(async () => (await read()).running).toBeNull();
    expect([lobby.told, demo.told]).toEqual([[], []]);
    expect(await auditOf(replay.id)).toEqual([
      { action: 'replay.started', actor: presenter.id },
      { action: 'replay.ended', actor: 'sistem' },
    ]);
  });

  it('is shown by a screen that comes late, and stops when it is told to', async () => {
    const { id: screen, cookie } = await pairedScreen(test, 'Aula');
    const { id } = await json<Replay>(start({ channel: `12.05-${year}`, from: `${year}-02-01`, to: `${year}-03-31`, screens: [screen] }));
    test.clock.advance((REPLAY_SECONDS - 1) * 1_000);
    const wall = connect('/live', cookie);
    await expect.poll(wall.days).toEqual([`${year}-03-31`]);
    expect((await presenter.ask('DELETE', `/api/v1/replays/${id}`)).status).toBe(204);
    await expect.poll(wall.days).toEqual([`${year}-03-31`, null]);
    expect((await presenter.ask('DELETE', `/api/v1/replays/${id}`)).status).toBe(404);
  });

  it('is refused for what cannot be shown, and to who may not present', async () => {
    const { id } = await pairedScreen(test, 'Ruang rapat');
    const good = { channel: `12.05-${year}`, from: `${year}-01-01`, to: `${year}-03-31`, screens: [id] };
    for (const part of [
      { channel: '12.05-1999' },
      { from: `${year - 1}-12-31` },
      { to: `${year}-01-06` },
      { from: `${year}-04-01` },
      { screens: [] },
      { screens: ['layar_lain'] },
      { channel: `demo-${year}` },
      { from: 'kemarin' },
    ])
      expect([part, (await start({ ...good, ...part })).status]).toEqual([part, 422]);
    const viewer = await test.person('viewer');
    expect((await viewer.ask('POST', '/api/v1/replays', good)).status).toBe(403);
    expect((await read()).running).toBeNull();
  });
});

describe('a replay of the demo', () => {
  it('goes to its walls and to the phones of its guests, and to no screen of the regency', async () => {
    const real = connect('/live', (await pairedScreen(test, 'Dinding kedua')).cookie);
    const wall = connect('/demo');
    const { code, id } = await json<{ code: string; id: string }>(
      presenter.ask('POST', '/api/v1/visits', { remote: '7b8a1f52-3f0e-4b53-8a3e-0d9a3c7a5f10' }),
    );
    const { token } = await json<{ token: string }>(test.ask('', 'POST', '/api/v1/guests', { code }));
    const guest = connect('/guest', '', { token });
    await json<Replay>(start({ channel: `demo-${year}`, from: `${year}-01-01`, to: `${year}-03-31` }));
    test.clock.advance(59_500);
    await expect.poll(() => wall.days().at(-1)).toBe(`${year}-03-31`);
    await expect.poll(() => guest.phone.at(-1)).toMatchObject({ day: `${year}-03-31` });
    expect(guest.phone.at(-1)).toMatchObject({
      figures: expect.arrayContaining([expect.objectContaining({ metric: 'absorption', value: 0.25 })]),
    });
    test.clock.advance(1_000);
    await expect.poll(() => [wall.told.at(-1), guest.phone.at(-1)]).toEqual([null, null]);
    expect([real.told, guest.told]).toEqual([[], []]);
    await presenter.ask('DELETE', `/api/v1/visits/${id}`);
  });
});
