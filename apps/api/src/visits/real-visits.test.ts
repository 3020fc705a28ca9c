import { events, type GuestsFrame, guestsFrameSchema, type RealVisit, realVisitsSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { pairedScreen } from './paired-screen.testing.js';

const test = withTestApp({});
const PIN = '739251';
const CANARY = 'Kenari';
const sockets: Socket[] = [];
let presenter: Person;

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;
const read = async (person: Person = presenter) => realVisitsSchema.parse(await json(person.ask('GET', '/api/v1/real-visits')));
const open = (body: object, person: Person = presenter) =>
  person.ask('POST', '/api/v1/real-visits', { minutes: 15, screens: [], pin: PIN, ...body });
const setPin = (pin: string, person: Person = presenter) => person.ask('PUT', '/api/v1/real-visits/pin', { pin });
const page = (address: string, lang = 'id') => fetch(`${test.origin}${new URL(address).pathname}?lang=${lang}`);
const auditOf = async (object: string): Promise<string[]> =>
  (
    (await test.database.dataSource.query('SELECT action FROM audit_entry WHERE object = $1 ORDER BY seq', [object])) as {
      action: string;
    }[]
  ).map(({ action }) => action);

/** What a screen is told while guests stand before it, in order. */
function wall(cookie: string): (GuestsFrame | null)[] {
  const extraHeaders = { origin: test.origin, cookie };
  const socket = io(`${test.origin}/live`, { transports: ['websocket'], extraHeaders, reconnection: false, forceNew: true });
  sockets.push(socket);
  const told: (GuestsFrame | null)[] = [];
  socket.on(events.guests, (frame: unknown) => told.push(guestsFrameSchema.parse(frame)));
  return told;
}

/** A year with figures, and beside them what no guest may see, each with the canary in its name. */
async function fill(): Promise<void> {
  const { token } = await test.app.get(KeyRegistry).add('ingest', 'real', false);
  const push = async (connector: string, rows: object[]) => {
    const answer = await test.ask('', 'POST', `/api/v1/ingest/${connector}`, rows, { authorization: `Bearer ${token}` });
    expect([connector, answer.status, await answer.text()]).toEqual([connector, 200, expect.stringContaining('"rejected":[]')]);
  };
  const year = Number(test.clock.today().slice(0, 4));
  await push('roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Contoh', tahun: String(year) }]);
  await push('lra', [
    { tahun: year, kode_skpd: UNIT, kode_rekening: '5.1.01', anggaran: '1000.00', sampai_tanggal: `${year}-01-31`, realisasi: '250.00' },
  ]);
  await push('indicator', [
    { application: `${CANARY} A`, name: `${CANARY} N`, unit: 'x', value: '1', time: `${year}-01-01`, owner: `${CANARY} O` },
  ]);
  const action = {
    tahun: year,
    rencana: `${CANARY} R`,
    kode: '1',
    aksi: `${CANARY} A`,
    tonggak: `${CANARY} T`,
    tenggat: `${year}-01-02`,
    kode_skpd: UNIT,
  };
  await push('action-plan', [action]);
  await push('prevention-values', [
    { indeks: 'MCP', tahun_nilai: year - 1, nilai: '71', tanggal: `${year}-01-02`, sumber: `${CANARY} S`, lingkup: 'kabupaten' },
    { indeks: 'SPI', tahun_nilai: year - 1, nilai: '70', tanggal: `${year}-01-02`, sumber: `${CANARY} S`, lingkup: 'kabupaten' },
  ]);
  const item = { tahun: year, metode: 'BOBOT_DOKUMEN', kode_skpd: UNIT };
  await push('prevention-catalogue', [
    { ...item, tingkat: 'area', kode: '1', nama: 'Perencanaan' },
    { ...item, tingkat: 'indikator', kode: '1.1', nama: 'Pokir', induk: '1' },
    { ...item, tingkat: 'dokumen', kode: '1.1.1', nama: `${CANARY} D`, induk: '1.1', tenggat: `${year}-01-02` },
  ]);
}

beforeAll(async () => {
  presenter = await test.person('presenter');
  await fill();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  const { running } = await read();
  if (running) await presenter.ask('DELETE', `/api/v1/real-visits/${running.id}`);
});

describe('the PIN for visits', () => {
  it('is needed, is not a guess, and is void after five wrong ones in a row, also at once', async () => {
    const other = await test.person('presenter');
    expect((await open({}, other)).status).toBe(409);
    expect((await setPin('111111', other)).status).toBe(422);
    expect((await setPin('654321', other)).status).toBe(422);
    expect((await setPin('12345', other)).status).toBe(422);
    expect((await setPin(PIN, other)).status).toBe(204);
    expect((await read(other)).pin).toBe('set');
    const tries = await Promise.all(Array.from({ length: 8 }, () => open({ pin: '000001' }, other)));
    expect(tries.map(({ status }) => status).sort()).toEqual([409, 409, 409, 422, 422, 422, 422, 422]);
    expect((await read(other)).pin).toBe('void');
    expect((await open({}, other)).status).toBe(409);
    expect((await setPin('402817', other)).status).toBe(204);
    expect((await read(other)).pin).toBe('set');
    const { rows } = { rows: await test.database.dataSource.query('SELECT hash FROM visit_pin') };
    expect(JSON.stringify(rows)).not.toContain('402817');
  });

  it('is of presenters and administrators alone', async () => {
    for (const role of ['viewer', 'inspector', 'unit-operator'] as const) {
      const person = await test.person(role);
      expect([role, (await setPin(PIN, person)).status, (await open({}, person)).status]).toEqual([role, 403, 403]);
    }
    expect((await test.ask('', 'GET', '/api/v1/real-visits')).status).toBe(401);
  });
});

describe('a visit with real figures', () => {
  beforeAll(async () => expect((await setPin(PIN)).status).toBe(204));

  it('shows the chosen screen and the phones what guests may see, and nothing else', async () => {
    const [chosen, lobby] = [await pairedScreen(test, 'Dinding'), await pairedScreen(test, 'Lobi')];
    const [told, others] = [wall(chosen.cookie), wall(lobby.cookie)];
    await expect.poll(async () => (await read()).screens.filter(({ connected }) => connected).length).toBe(2);
    const visit = await json<RealVisit>(open({ screens: [chosen.id] }));
    await expect.poll(() => told.length).toBe(1);
    expect(told[0]).toMatchObject({ id: visit.id, endsAt: Date.parse(visit.endsAt), snapshot: { nature: 'TAMU-NYATA' } });
    expect(told[0]?.snapshot.board.totals.realization).toBe('250.00');
    expect(Object.keys(told[0]?.snapshot.board.panels ?? {}).sort()).toEqual(['pencegahan']);
    expect(told[0]?.snapshot.board.panels.pencegahan?.years).toMatchObject([{ index: 'MCP', value: 71, source: '' }]);
    const board = await json(presenter.ask('GET', '/api/v1/boards/main'));
    expect(JSON.stringify(board)).toContain(CANARY); // it is there, and known to officials
    expect(JSON.stringify(told)).not.toContain(CANARY);

    const answer = await page(visit.address);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(text).toContain('TAMU-NYATA');
    expect(text).toContain('Dinas Contoh');
    expect(text).not.toContain(CANARY);
    expect(text.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/^<script src="\/again\.js" data-after="60"/)]);
    expect(text).not.toContain('/api/v1/open-data');
    expect(await (await page(visit.address, 'en')).text()).toContain('real figures, masked');
    expect(others).toEqual([]);
  });

  it('is open under its own code only, and to nobody after its time, on any instance', async () => {
    const visit = await json<RealVisit>(open({ minutes: 30 }));
    expect((await page(visit.address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
    expect((await page(visit.address.toLowerCase())).status).toBe(200);
    test.clock.advance(29 * 60_000);
    expect((await page(visit.address)).status).toBe(200);
    test.clock.advance(61_000);
    const after = await page(visit.address);
    const text = await after.text();
    expect(after.status).toBe(404);
    expect(text).toContain('sudah berakhir');
    expect(text).not.toContain('Dinas Contoh');
    await expect.poll(() => auditOf(`real-visit:${visit.id}`)).toEqual(['real-visit.opened', 'real-visit.ended']);
  });

  it('tells its screens when it is over, and a screen that comes later what is shown', async () => {
    const screen = await pairedScreen(test, 'Aula');
    const visit = await json<RealVisit>(open({ screens: [screen.id] }));
    const told = wall(screen.cookie);
    await expect.poll(() => told.at(-1)?.id).toBe(visit.id);
    expect((await presenter.ask('DELETE', `/api/v1/real-visits/${visit.id}`)).status).toBe(204);
    await expect.poll(() => told.at(-1)).toBeNull();
    expect((await presenter.ask('DELETE', `/api/v1/real-visits/${visit.id}`)).status).toBe(404);
    expect((await presenter.ask('DELETE', '/api/v1/real-visits/%00')).status).toBe(404);
    expect((await page(visit.address)).status).toBe(404);
  });

  it('runs once, and not beside a replay', async () => {
    const visit = await json<RealVisit>(open({}));
    expect((await open({})).status).toBe(409);
    const year = test.clock.today().slice(0, 4);
    const screen = await pairedScreen(test, 'Rapat');
    const replay = { channel: `12.05-${year}`, from: `${year}-01-01`, to: test.clock.today(), screens: [screen.id] };
    expect((await presenter.ask('POST', '/api/v1/replays', replay)).status).toBe(409);
    expect((await presenter.ask('DELETE', `/api/v1/real-visits/${visit.id}`)).status).toBe(204);
    const { id } = await json<{ id: string }>(presenter.ask('POST', '/api/v1/replays', replay));
    expect((await open({})).status).toBe(409);
    expect((await presenter.ask('DELETE', `/api/v1/replays/${id}`)).status).toBe(204);
    const both = await Promise.all([open({}), presenter.ask('POST', '/api/v1/replays', replay)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [first, second] = [await json<{ id?: string }>(both[0]), await json<{ id?: string }>(both[1])];
    if (second.id) expect((await presenter.ask('DELETE', `/api/v1/replays/${second.id}`)).status).toBe(204);
    else expect((await presenter.ask('DELETE', `/api/v1/real-visits/${first.id}`)).status).toBe(204);
  });

  it('ends with the account that opened it', async () => {
    const official = await test.person('presenter');
    expect((await setPin(PIN, official)).status).toBe(204);
    const visit = await json<RealVisit>(open({}, official));
    const accounts = test.app.get(AccountRegistry);
    const row = (await accounts.list()).find(({ login }) => login === official.login);
    await accounts.setDisabled(SYSTEM, row?.id ?? '', true);
    expect((await page(visit.address)).status).toBe(404);
    await expect.poll(() => auditOf(`real-visit:${visit.id}`)).toEqual(['real-visit.opened', 'real-visit.ended']);
  });

  it('takes no screen that is not paired', async () => {
    expect((await open({ screens: ['layar-lain'] })).status).toBe(422);
  });
});
