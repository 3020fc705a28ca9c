import {
  events,
  type GuestJoined,
  MOST_GUESTS,
  type Painted,
  type Stage,
  type Visit,
  type VisitFigures,
  type VisitState,
  visitsSchema,
} from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { beats } from './beats/index.js';

const test = withTestApp({ LCC_DEMO: 'on' });
const sockets: Socket[] = [];
let presenter: Person;

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;
const open = (body: object = {}) => json<Visit>(presenter.ask('POST', '/api/v1/visits', body));
const read = async () => visitsSchema.parse(await json(presenter.ask('GET', '/api/v1/visits')));
const move = (id: string, body: object) => presenter.ask('POST', `/api/v1/visits/${id}/moves`, body);
const join = (code: string) => test.ask('', 'POST', '/api/v1/guests', { code });
const joined = (code: string) => json<GuestJoined>(join(code));
const asGuest = (token: string, method: string, path: string, body?: object) =>
  test.ask('', method, `/api/v1/guests/${path}`, body, { 'x-lcc-guest': token });

/** A socket and everything it is told, in order. */
function connect(namespace: string, auth: object = {}) {
  const socket = io(test.origin + namespace, {
    transports: ['websocket'],
    extraHeaders: { origin: test.origin },
    auth,
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  const told: unknown[] = [];
  let end = '';
  socket.on(events.visit, (frame: VisitState) => told.push(frame.beat));
  socket.on(events.stage, (frame: Stage) => told.push(frame));
  socket.on(events.visitOver, () => told.push('over'));
  socket.on('disconnect', (reason) => {
    end = reason;
  });
  socket.on('connect_error', (error) => {
    end = error.message;
  });
  return { socket, told, end: () => end };
}

beforeAll(async () => {
  presenter = await test.person('presenter');
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  const { visit } = await read();
  if (visit) await presenter.ask('DELETE', `/api/v1/visits/${visit.id}`);
});

describe('a visit', () => {
  it('is opened once at a time, with a code and an address for phones, by who may present', async () => {
    const visit = await open();
    expect(visit.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    expect(visit.address).toBe(`${test.origin}/guest/${visit.code}`);
    expect(visit).toMatchObject({ beat: beats[0]?.id, held: false, guests: 0, walls: 0, staged: [] });
    expect((await presenter.ask('POST', '/api/v1/visits', {})).status).toBe(409);
    for (const role of ['viewer', 'regent', 'inspector'] as const)
      expect((await (await test.person(role)).ask('GET', '/api/v1/visits')).status).toBe(403);
    expect((await read()).visit?.id).toBe(visit.id);
  });

  it('is told in the audit trail when it opens and ends', async () => {
    const { id } = await open();
    expect((await presenter.ask('DELETE', `/api/v1/visits/${id}`)).status).toBe(204);
    expect((await presenter.ask('DELETE', `/api/v1/visits/${id}`)).status).toBe(404);
    const rows: unknown = await test.database.dataSource.query('SELECT action, actor FROM audit_entry WHERE object = $1 ORDER BY seq', [
      `visit:${id}`,
    ]);
    expect(rows).toEqual([
      { action: 'visit.opened', actor: presenter.id },
      { action: 'visit.ended', actor: presenter.id },
    ]);
  });

  it('ends by its time, and nothing of it goes on', async () => {
    const visit = await open({ minutes: 10 });
    const { token } = await joined(visit.code);
    const phone = connect('/guest', { token });
    await expect.poll(() => phone.told).toEqual([beats[0]?.id]);
    test.clock.advance(10 * 60_000);
    await expect.poll(() => phone.told.at(-1), { timeout: 5_000 }).toBe('over');
    expect((await read()).visit).toBeNull();
    expect((await join(visit.code)).status).toBe(410);
    expect((await move(visit.id, { move: 'next' })).status).toBe(404);
    presenter = await test.person('presenter'); // the clock has gone on, and their session with it
  });

  it('refuses a beat that is not in its list, and moves of a visit that does not run', async () => {
    const { id } = await open();
    expect((await move(id, { move: 'jump', beat: 'tidak-ada' })).status).toBe(422);
    expect((await move(id, { move: 'dance' })).status).toBe(422);
    expect((await move('kunjungan_lain', { move: 'next' })).status).toBe(404);
  });
});

describe('phones of guests', () => {
  it('follow the presenter over a socket, and are cut off with the end', async () => {
    const { id, code } = await open();
    const { token, beats: told, state } = await joined(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
    expect([told.length, state.beat]).toEqual([beats.length, beats[0]?.id]);
    expect(JSON.stringify(told)).not.toContain('cues'); // what the presenter says stays with them
    const phone = connect('/guest', { token });
    await expect.poll(() => phone.told).toEqual([beats[0]?.id]);
    expect((await read()).visit?.guests).toBe(1);
    await move(id, { move: 'next' });
    await move(id, { move: 'jump', beat: 'sumber' });
    await move(id, { move: 'back' });
    await move(id, { move: 'reset' });
    await expect.poll(() => phone.told).toEqual(['rencana', 'opd', 'sumber', 'janji', 'rencana']);
    await presenter.ask('DELETE', `/api/v1/visits/${id}`);
    await expect.poll(() => [phone.told.at(-1), phone.end()]).toEqual(['over', 'io server disconnect']);
    const again = connect('/guest', { token });
    await expect.poll(again.end).toBe('kunjungan-selesai');
    expect((await asGuest(token, 'GET', 'figures?beat=rencana')).status).toBe(410);
    expect((await asGuest(token, 'POST', 'questions', { beat: 'rencana', text: 'Masih ada?' })).status).toBe(410);
  });

  it('come in by the code alone', async () => {
    await open();
    expect((await join('AAAAAA')).status).toBe(404);
    expect((await join('salah')).status).toBe(422);
    for (const token of ['', 'a'.repeat(43)]) {
      const stranger = connect('/guest', { token });
      await expect.poll(stranger.end).toBe('kunjungan-selesai');
      expect((await asGuest(token, 'GET', 'figures?beat=rencana')).status).toBe(410);
    }
    expect((await test.ask('', 'GET', '/api/v1/guests/figures?beat=rencana')).status).toBe(410);
  });

  it('get nothing of the real tenant, and no board by their token', async () => {
    const { code } = await open();
    const { token } = await joined(code);
    const other = connect('/live', { token });
    await expect.poll(other.end).toBe('tidak-berizin');
    expect((await test.ask('', 'GET', '/api/v1/boards/12.05-2026', undefined, { 'x-lcc-guest': token })).status).toBe(404);
    expect((await test.ask('', 'GET', '/api/v1/visits', undefined, { 'x-lcc-guest': token })).status).toBe(401);
  });

  it('are so many and no more', async () => {
    const { code } = await open();
    const phones = [];
    for (let i = 0; i < MOST_GUESTS; i += 3) {
      const { token } = await joined(code);
      for (let tab = 0; tab < 3; tab++) phones.push(connect('/guest', { token }));
    }
    await expect.poll(async () => (await read()).visit?.guests, { timeout: 15_000 }).toBe(MOST_GUESTS);
    const late = connect('/guest', { token: (await joined(code)).token });
    await expect.poll(late.end).toBe('ruang-penuh');
  }, 30_000);

  it('read the figures of the demo with its day, exact as its board', async () => {
    const { token: key } = await test.app.get(KeyRegistry).add('ingest', 'demo', false);
    const year = new Date(test.clock.now() + 7 * 3_600_000).getUTCFullYear();
    const push = async (connector: string, rows: object[]) =>
      expect((await test.ask('', 'POST', `/api/v1/ingest/${connector}`, rows, { authorization: `Bearer ${key}` })).status).toBe(200);
    await push('roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Contoh', tahun: String(year) }]);
    await push('lra', [
      { tahun: year, kode_skpd: UNIT, sampai_tanggal: `${year}-01-01`, kode_rekening: '5.1.01', anggaran: '1000.00', realisasi: '250.00' },
    ]);
    const { code } = await open();
    const { token } = await joined(code);
    const figures = () => json<VisitFigures>(asGuest(token, 'GET', 'figures?beat=rencana'));
    await expect.poll(async () => (await figures()).figures.find(({ metric }) => metric === 'absorption')?.value).toBe(0.25);
    const { asOf, nature, figures: told } = await figures();
    const { board } = await json<{ board: { asOf: string; totals: { realization: string; absent: { cashPlan: string } } } }>(
      test.ask('', 'GET', `/api/v1/boards/demo-${year}`),
    );
    expect([nature, asOf]).toEqual(['SIMULASI', board.asOf]);
    expect(told.find(({ metric }) => metric === 'realization')?.value).toBe(board.totals.realization);
    expect(told.find(({ metric }) => metric === 'gap')).toMatchObject({ value: null, absent: board.totals.absent.cashPlan });
    expect((await asGuest(token, 'GET', 'figures?beat=lain')).status).toBe(404);
  });
});

describe('what a tour stages', () => {
  it('is named with its beat, waits where the demo has nothing to work with, and is wanted no more after a reset', async () => {
    const { id, code } = await open();
    await move(id, { move: 'jump', beat: 'anomali' });
    const acts = async () => (await read()).visit?.staged.map(({ act, isDone }) => [act, isDone]);
    expect(await acts()).toEqual([
      ['mundur', false],
      ['janggal', false],
    ]);
    const { token } = await joined(code);
    const { staged } = await json<VisitFigures>(asGuest(token, 'GET', 'figures?beat=anomali'));
    expect(staged).toMatchObject({ act: 'janggal', isDone: false, words: { id: expect.stringContaining('menunggu') } });
    await move(id, { move: 'reset' });
    expect(await acts()).toEqual([]);
  });
});

describe('questions of guests', () => {
  it('reach the presenter, one in ten seconds, with the beat they were asked at', async () => {
    const { code } = await open();
    const { token } = await joined(code);
    const ask = (text: string, beat = 'opd') => asGuest(token, 'POST', 'questions', { beat, text }).then(({ status }) => status);
    expect(await ask('  Mengapa\n ini <b>tertinggal</b>? ')).toBe(204);
    expect(await ask('Lagi?')).toBe(429);
    test.clock.advance(10_000);
    expect(await ask('Yang kedua?', 'rencana')).toBe(204);
    expect(await ask('Salah langkah', 'lain')).toBe(422);
    expect((await read()).questions.map(({ beat, text }) => [beat, text])).toEqual([
      ['rencana', 'Yang kedua?'],
      ['opd', 'Mengapa ini <b>tertinggal</b>?'],
    ]);
  });

  it('are short, plain, and ten at most', async () => {
    const { code } = await open();
    const { token } = await joined(code);
    const ask = (text: string) => asGuest(token, 'POST', 'questions', { beat: 'opd', text }).then(({ status }) => status);
    expect([await ask('a'), await ask('a'.repeat(281)), await ask('nol \u0000 di sini')]).toEqual([422, 422, 422]);
    const tried: number[] = [];
    for (let i = 0; i < 11; i++) {
      test.clock.advance(10_000);
      tried.push(await ask(`Pertanyaan ${i}`));
    }
    expect(tried).toEqual([...Array<number>(10).fill(204), 429]);
  });

  it('stay readable after the end, until the next visit', async () => {
    const { id, code } = await open();
    await asGuest((await joined(code)).token, 'POST', 'questions', { beat: 'opd', text: 'Sempat dijawab?' });
    await presenter.ask('DELETE', `/api/v1/visits/${id}`);
    expect((await read()).questions.map(({ text }) => text)).toEqual(['Sempat dijawab?']);
    await open();
    expect((await read()).questions).toEqual([]);
  });

  it('are forgotten with their visit after a week', async () => {
    const { id, code } = await open();
    await asGuest((await joined(code)).token, 'POST', 'questions', { beat: 'opd', text: 'Masih tersimpan?' });
    await presenter.ask('DELETE', `/api/v1/visits/${id}`);
    test.clock.advance(8 * 86_400_000);
    presenter = await test.person('presenter');
    await expect.poll(async () => (await read()).questions, { timeout: 5_000 }).toEqual([]);
    expect((await join(code)).status).toBe(404);
  });
});

describe('the walls of the demo', () => {
  it('are told the scene of the beat and whether it is held, and to go their own way when it ends', async () => {
    const wall = connect('/demo');
    await expect.poll(() => wall.told).toEqual([null]);
    const { id, code, address } = await open();
    await move(id, { move: 'next' });
    await move(id, { move: 'hold' });
    await presenter.ask('DELETE', `/api/v1/visits/${id}`);
    await expect
      .poll(() => wall.told)
      .toEqual([
        null,
        expect.objectContaining({ scene: 'ringkas', held: false, step: 1, of: beats.length, code, address, staged: null, trial: null }),
        expect.objectContaining({ scene: 'papan-opd', held: false, step: 2 }),
        expect.objectContaining({ scene: 'papan-opd', held: true, step: 2 }),
        null,
      ]);
  });

  it('follow also when they come late, and say what they have painted', async () => {
    const { id } = await open();
    await move(id, { move: 'next' });
    const wall = connect('/demo');
    await expect.poll(() => wall.told).toEqual([expect.objectContaining({ scene: 'papan-opd', held: false })]);
    expect((await read()).visit?.walls).toBe(0);
    const painted: Painted = { order: null, scene: 'papan-opd', page: 1, pages: 1, channel: null, revision: null, mode: 'normal' };
    wall.socket.emit(events.painted, painted);
    await expect.poll(async () => (await read()).visit?.walls).toBe(1);
    await move(id, { move: 'next' });
    expect((await read()).visit?.walls).toBe(0);
  });

  it('are those of the demo: a socket of the real tenant is told nothing', async () => {
    const { cookie } = await test.person('viewer');
    const socket = io(`${test.origin}/live`, {
      transports: ['websocket'],
      extraHeaders: { origin: test.origin, cookie: cookie() },
      reconnection: false,
      forceNew: true,
    });
    sockets.push(socket);
    const told: string[] = [];
    socket.onAny((name: string) => told.push(name));
    await expect.poll(() => socket.connected).toBe(true);
    const { id } = await open();
    await move(id, { move: 'next' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).not.toContain(events.stage);
  });
});
