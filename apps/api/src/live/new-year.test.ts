import { type Board, events, helloAckSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { plainScreen, ScreenRegistry } from '../platform/access/screen-registry.js';

const setting = withTestApp();
const at = (text: string): number => Date.parse(`${text}+07:00`);
let socket: Socket;
let key = '';
/** What the server told the screen to ask for again. */
const told = new Set<string>();

beforeAll(async () => {
  setting.clock.set(at('2026-12-31T22:00:00'));
  key = (await setting.app.get(KeyRegistry).add('ingest', 'real', false)).token;
  await push('roster', { kode_skpd: UNIT, nama_skpd: 'Dinas PUTR', berlaku_dari: '2026-01-01' });
  await fill(2026);
  const { pairing } = await setting.app.get(ScreenRegistry).add(plainScreen('Uji'));
  const paired = await setting.ask('', 'GET', `/pasang/${pairing}`);
  const cookie = (paired.headers.get('set-cookie') ?? '').split(';')[0] as string;
  socket = io(`${setting.origin}/live`, { transports: ['websocket'], extraHeaders: { cookie, origin: setting.origin }, forceNew: true });
  socket.on(events.resync, ({ channel }: { channel: string }) => told.add(channel));
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
});
afterAll(() => socket.disconnect());

async function push(connector: string, row: object): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  expect((await setting.ask('', 'POST', `/api/v1/ingest/${connector}`, [row], headers)).status).toBe(200);
}

/** A budget, a plan and a payment of a year. */
async function fill(year: number): Promise<void> {
  const unit = { tahun: year, kode_skpd: UNIT };
  await push('budget-lines', { ...unit, kode_sub_unit: UNIT, kode_rekening: '5.2.04.01.01.0003', pagu: '1200.00' });
  await push('cash-plan', {
    ...{ ...unit, jenis: 'belanja' },
    ...Object.fromEntries(Array.from({ length: 12 }, (_, m) => [`bulan_${m + 1}`, '100.00'])),
  });
  await push('sp2d', {
    ...{ nomor_sp_2_d: `n-${year}`, tanggal_sp_2_d: `${year}-01-02`, jenis_sp_2_d: 'LS', nilai_sp_2_d: '50.00', kode_sub_skpd: UNIT },
    detail: [{ kode_rekening: '5.2.04.01.01.0003', jumlah: '50.00' }],
  });
}

/** The boards of both years as a screen is given them; the reason where there is none. */
async function bothYears(): Promise<{ main: Board | string; beside: Board | string }> {
  const channels = [{ channel: 'main' }, { channel: 'beside' }];
  const ack = helloAckSchema.parse(await socket.timeout(5_000).emitWithAck(events.hello, { v: 1, build: 'uji', channels }));
  const of = (name: string): Board | string => {
    const answer = ack.channels[name];
    return answer === undefined ? 'missing' : 'board' in answer ? answer.board : answer.refused;
  };
  return { main: of('main'), beside: of('beside') };
}

/** Waits until the server has told the screen that one of its channels is another one now. */
const toldOf = (channel: string) => expect.poll(() => told.delete(channel), { timeout: 15_000 }).toBe(true);

describe('1 January, 00.00 WIB', () => {
  it('is an ordinary evening before', async () => {
    expect(await bothYears()).toMatchObject({ main: { year: 2026, asOf: '2026-12-31' }, beside: 'empty' });
  });

  it('puts the new year with its roster beside the old one, and nothing of it at nought or red', async () => {
    setting.clock.set(at('2027-01-01T00:00:00'));
    await toldOf('beside');
    await expect.poll(async () => (await bothYears()).main, { timeout: 10_000 }).toMatchObject({ year: 2026, asOf: '2027-01-01' });
    const { main, beside } = await bothYears();
    expect(main).toMatchObject({ totals: { ceiling: '1200.00', realization: '50.00' } });
    expect(beside).toMatchObject({
      year: 2027,
      asOf: '2027-01-01',
      totals: { ceiling: null, realization: null, absorption: null },
      summary: { state: 'unknown', silent: 0, rosterSize: 1 },
      rows: [{ name: 'Dinas PUTR', realization: null, absorption: null, state: 'unknown', reporting: { state: 'belum-jatuh-tempo' } }],
    });
  });

  it('turns to the new year with its first figure, and keeps the old one beside it until March', async () => {
    setting.clock.set(at('2027-01-04T09:00:00'));
    await fill(2027);
    await toldOf('main');
    expect(await bothYears()).toMatchObject({
      main: { year: 2027, totals: { realization: '50.00' }, summary: { state: 'sesuai' } },
      beside: { year: 2026, totals: { realization: '50.00' } },
    });
    const overHttp = await setting.ask('', 'GET', '/api/v1/boards/beside', undefined, { authorization: `Bearer ${key}` });
    expect(await overHttp.json()).toMatchObject({ channel: '12.05-2026' });
    told.clear();
    setting.clock.set(at('2027-03-01T00:00:00'));
    await toldOf('beside');
    expect(await bothYears()).toMatchObject({ main: { year: 2027 }, beside: 'empty' });
    expect((await setting.ask('', 'GET', '/api/v1/boards/beside', undefined, { authorization: `Bearer ${key}` })).status).toBe(404);
  });

  it('answers for another day with the year of that day', async () => {
    const of = async (query: string): Promise<unknown> =>
      (await setting.ask('', 'GET', `/api/v1/boards/main?${query}`, undefined, { authorization: `Bearer ${key}` })).json();
    expect(await of('asOf=2026-06-30')).toMatchObject({ channel: '12.05-2026' });
    expect(await of('knownAt=2026-12-31T22:30:00%2B07:00')).toMatchObject({ channel: '12.05-2026', board: { asOf: '2026-12-31' } });
    expect(await of('knownAt=2026-12-31T22:30:00+07:00')).toMatchObject({ channel: '12.05-2026' });
    expect(await of('asOf=2027-02-01')).toMatchObject({ channel: '12.05-2027' });
    expect(await of('asOf=kemarin')).toMatchObject({ status: 422, detail: 'asOf: tanggal ditulis YYYY-MM-DD' });
  });
});
