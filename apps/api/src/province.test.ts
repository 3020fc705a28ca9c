import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { events, helloAckSchema, type ProvinsiPanel, type Role, roles, snapshotSchema } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredRoutes } from './access-matrix.testing.js';
import { appModule } from './app.module.js';
import { type Ask, type Person, peopleOf, UNIT } from './app.testing.js';
import { Sites } from './open-sites.js';
import { KeyRegistry } from './platform/access/key-registry.js';
import { plainScreen, ScreenRegistry } from './platform/access/screen-registry.js';
import { SessionRegistry } from './platform/access/session-registry.js';
import { SYSTEM } from './platform/audit/actor.js';
import { FakeClock } from './platform/clock/index.js';
import { loadConfig } from './platform/config/config.js';
import { sitesOf } from './platform/config/sites.js';
import { withTestDatabase } from './platform/database/testing.js';
import { createLogger } from './platform/log/index.js';
import { ProvinceKeeper } from './province/province-keeper.js';
import { UnitNotes } from './regent/unit-notes.js';

const [PROVINCE, A, B] = ['12.00', '12.05', '12.18'] as const;
const CANARY = 'Kenari Rahasia Tetangga';
const ROADS = '1.03.0.00.0.00.03.0000';
const YEAR = 2026;
const database = withTestDatabase();
const clock = new FakeClock(Date.parse('2026-07-10T03:00:00Z'));
const keys = new Map<string, string>();
const screens = new Map<string, string>();
const sockets: Socket[] = [];
let sites: Sites;
let dataDir = '';
let port = 0;

const appOf = (region: string) => {
  const site = sites.all.find(({ config }) => config.region === region);
  if (!site) throw new Error(region);
  return site.app;
};
const hostOf = (region: string): string => `${region === PROVINCE ? '' : `${region.replace('.', '-')}.`}localhost:${port}`;

/** Asks the one server as a page of a regency would: under its name. `fetch` would not let the name be said. */
const askAt =
  (region: string): Ask =>
  (cookie, method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const host = hostOf(region);
      const call = request({ port, host: '127.0.0.1', method, path, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const heads = new Headers();
          for (const [name, value] of Object.entries(answer.headers)) for (const each of [value].flat()) if (each) heads.append(name, each);
          const status = answer.statusCode ?? 0;
          resolve(new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), { status, headers: heads }));
        });
      });
      call.on('error', reject);
      const said = { host, origin: `http://${host}`, 'x-lcc-page': 'uji', ...(cookie ? { cookie } : {}), ...headers };
      for (const [name, value] of Object.entries(said)) call.setHeader(name, value);
      if (text !== undefined && !('content-type' in headers)) call.setHeader('content-type', 'application/json');
      call.end(text);
    });

const crowds = new Map<string, ReturnType<typeof peopleOf>>();
/** The people of a regency; no login is given twice. */
function peopleAt(region: string): ReturnType<typeof peopleOf> {
  const known = crowds.get(region) ?? peopleOf({ app: () => appOf(region), ask: askAt(region), clock });
  crowds.set(region, known);
  return known;
}

const bearer = (region: string, scope: string) => ({ authorization: `Bearer ${keys.get(`${region}/${scope}`) ?? ''}` });

/** Pushes rows with a key of one regency to the address of another, its own unless told. */
const push = (region: string, connector: string, rows: object[], at = region) =>
  askAt(at)('', 'POST', `/api/v1/ingest/${connector}`, rows, bearer(region, 'ingest'));

const report = (region: string, budget: string, realized: string, until = `${YEAR}-06-30`) =>
  push(region, 'lra', [
    {
      tahun: String(YEAR),
      kode_skpd: ROADS,
      sampai_tanggal: until,
      kode_rekening: '5.1.02.01.01.0024',
      nama_rekening: region === B ? CANARY : 'Belanja bahan',
      anggaran: budget,
      realisasi: realized,
    },
  ]);

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lcc-province-'));
  const config = { ...loadConfig({ LCC_REGIONS: `${A},${B}`, PORT: '0' }), dataDir };
  const logger = createLogger('silent');
  sites = new Sites({ config, clock, logger, database: database.handle, build: 'uji', passwordCost: { memoryKib: 8, passes: 1 } });
  await sites.open(sitesOf(config).map((site) => ({ ...site, schema: `${database.schema}_${site.schema}` })));
  await sites.listen();
  sites.followRegencies();
  port = Number(new URL(sites.all[0]?.origin ?? '').port);
  for (const region of [PROVINCE, A, B]) {
    for (const scope of ['ingest', 'read', 'metrics'] as const)
      keys.set(`${region}/${scope}`, (await appOf(region).get(KeyRegistry).add(scope, 'real', false)).token);
    const { pairing } = await appOf(region).get(ScreenRegistry).add(plainScreen('Dinding'));
    const paired = await askAt(region)('', 'GET', `/pasang/${pairing}`);
    screens.set(region, (paired.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }
}, 120_000);

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await sites.close();
  for (const { config } of sites.all)
    await database.dataSource.query(`DROP SCHEMA "${database.schema}_${config.schema}" CASCADE`).catch(() => undefined);
  await rm(dataDir, { recursive: true, force: true });
});

/** Connects under the name of a regency and resolves to what came of it, and the socket. */
const connect = (region: string, cookie: string, from = region): Promise<{ outcome: string; socket: Socket }> =>
  new Promise((resolve) => {
    const extraHeaders = { cookie, host: hostOf(region), origin: `http://${hostOf(from)}` };
    const socket = io(`http://127.0.0.1:${port}/live`, { transports: ['websocket'], extraHeaders, reconnection: false, forceNew: true });
    sockets.push(socket);
    socket.once('connect', () => resolve({ outcome: 'connect', socket }));
    socket.once('connect_error', (error) => resolve({ outcome: error.message, socket }));
  });

describe('a province with two regencies in one installation', () => {
  it('takes what a regency pushes under its name and with its key, and nowhere else', async () => {
    expect((await report(A, '1000000.00', '400000.00')).status).toBe(200);
    expect((await report(B, '5000000.00', '900000.00')).status).toBe(200);
    expect((await push(A, 'lra', [], B)).status).toBe(401);
    expect((await push(B, 'lra', [], A)).status).toBe(401);
    expect((await push(A, 'lra', [], PROVINCE)).status).toBe(401);
    for (const [region, budget] of [
      [A, '1000000.00'],
      [B, '5000000.00'],
    ] as const) {
      const answer = await askAt(region)('', 'GET', `/api/v1/boards/${region}-${YEAR}`, undefined, bearer(region, 'read'));
      expect(snapshotSchema.parse(await answer.json()).board.totals.ceiling).toBe(budget);
      const other = region === A ? B : A;
      expect((await askAt(region)('', 'GET', `/api/v1/boards/${other}-${YEAR}`, undefined, bearer(region, 'read'))).status).toBe(404);
      expect((await askAt(region)('', 'GET', `/api/v1/boards/${region}-${YEAR}`, undefined, bearer(other, 'read'))).status).toBe(401);
    }
  });

  it('answers to no name of a regency that it does not serve', async () => {
    expect((await askAt('12.99')('', 'GET', '/api/v1/session')).status).toBe(421);
  });

  it('lets a page of one regency change nothing in another, whoever is signed in there', async () => {
    const { cookie } = await peopleAt(B).person('administrator');
    const from = { origin: `http://${hostOf(A)}` };
    expect((await askAt(B)(cookie(), 'POST', '/api/v1/sign-out', {}, from)).status).toBe(403);
    expect((await askAt(B)(cookie(), 'GET', '/api/v1/me')).status).toBe(200);
    expect((await askAt(A)(cookie(), 'GET', '/api/v1/me')).status).toBe(401);
    expect((await connect(B, cookie())).outcome).toBe('connect');
    expect((await connect(B, cookie(), A)).outcome).not.toBe('connect');
    expect((await connect(A, cookie())).outcome).toBe('tidak-berizin');
    expect((await connect(A, screens.get(B) ?? '')).outcome).toBe('tidak-berizin');
  });

  it('tells nobody of a regency or of the province a name that stands in every list of another', async () => {
    await push(B, 'roster', [{ kode_skpd: ROADS, nama_skpd: CANARY }]);
    await push(B, 'indicator', [{ application: CANARY, name: CANARY, unit: 'x', value: '1', time: '2026-07-01' }]);
    await appOf(B).get(KeyRegistry).add('read', 'real', false, { name: CANARY });
    await appOf(B)
      .get(ScreenRegistry)
      .add({ ...plainScreen(CANARY), place: CANARY });
    const reader = await peopleAt(B).person('regent');
    await appOf(B).get(UnitNotes).write(reader.id, ROADS, CANARY, SYSTEM);

    const routes = declaredRoutes(appModule({ config: sites.all[0]?.config } as never).controllers as never);
    const pathOf = (name: string): string =>
      name
        .slice(name.indexOf(' ') + 1)
        .replace(/:(\w+)/g, (_, parameter: string) => ({ channel: `${B}-${YEAR}`, connector: 'sp2d' })[parameter] ?? UNIT);
    /** Every route, called with these headers under the name of a region: those whose answer holds the name. */
    const tellers = async (region: string, cookie: () => Promise<string>, headers: Record<string, string> = {}): Promise<string[]> => {
      const found: string[] = [];
      for (const { name } of routes) {
        const method = name.slice(0, name.indexOf(' '));
        const answer = await askAt(region)(
          await cookie(),
          method,
          pathOf(name),
          ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined,
          headers,
        );
        const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
        if (text.toLowerCase().includes(CANARY.toLowerCase())) found.push(name);
      }
      return found;
    };
    const asPerson = (region: string, people: ReadonlyMap<Role, Person>, role: Role) => async (): Promise<string> =>
      `lcc-sid=${await appOf(region)
        .get(SessionRegistry)
        .open(SYSTEM, people.get(role)?.id ?? '', 'password', false)}`;
    const none = () => Promise.resolve('');

    for (const region of [A, PROVINCE]) {
      const people = new Map<Role, Person>();
      for (const role of roles) people.set(role, await peopleAt(region).person(role));
      for (const role of roles) expect([region, role, await tellers(region, asPerson(region, people, role))]).toEqual([region, role, []]);
      for (const scope of ['ingest', 'read', 'metrics'])
        expect([region, scope, await tellers(region, none, bearer(region, scope))]).toEqual([region, scope, []]);
      expect([region, 'screen', await tellers(region, async () => screens.get(region) ?? '')]).toEqual([region, 'screen', []]);
      expect([region, 'nobody', await tellers(region, none)]).toEqual([region, 'nobody', []]);
    }

    // The walk would find it: whoever belongs to the regency is told, by several routes.
    const theirs = new Map<Role, Person>([['administrator', await peopleAt(B).person('administrator')]]);
    const told = await tellers(B, asPerson(B, theirs, 'administrator'));
    expect(told).toEqual(
      expect.arrayContaining(['GET /api/v1/boards/:channel', 'GET /api/v1/keys', 'GET /api/v1/screens', 'GET /api/v1/audit']),
    );
  }, 600_000);

  it('sends a screen of one regency no frame of another', async () => {
    const { socket } = await connect(A, screens.get(A) ?? '');
    const frames: unknown[] = [];
    socket.onAny((...frame: unknown[]) => frames.push(frame));
    const hello = { v: 1, build: 'uji', channels: [{ channel: 'main' }, { channel: `${B}-${YEAR}` }] };
    const ack = helloAckSchema.parse(await socket.timeout(5_000).emitWithAck(events.hello, hello));
    expect(ack.channels[`${B}-${YEAR}`]).toEqual({ refused: 'unknown-channel' });
    const changed = new Promise((resolve) => socket.once(events.delta, resolve));
    expect((await report(B, '5000000.00', '1000000.00')).status).toBe(200);
    expect((await report(A, '1000000.00', '500000.00')).status).toBe(200);
    await changed;
    const heard = JSON.stringify([ack, frames]);
    expect(heard).toContain('"realization":"500000.00"');
    expect(heard).not.toContain('5000000.00');
    expect(heard.toLowerCase()).not.toContain(CANARY.toLowerCase());
  });

  it('gives the province their sums to the sen, and leaves out of them whoever is silent', async () => {
    const keeper = appOf(PROVINCE).get(ProvinceKeeper);
    const provinceAt = async (): Promise<ProvinsiPanel | undefined> => {
      await keeper.look();
      const answer = await askAt(PROVINCE)('', 'GET', `/api/v1/boards/${PROVINCE}-${YEAR}`, undefined, bearer(PROVINCE, 'read'));
      return snapshotSchema.parse(await answer.json()).board.panels.provinsi;
    };
    await report(A, '1000000.00', '500000.25');
    await report(B, '5000000.00', '1000000.00');
    const both = await provinceAt();
    expect(both).toMatchObject({ ceiling: '6000000.00', realization: '1500000.25', current: 2, absorption: 0.25 });
    expect(both?.regencies.map(({ code, state }) => [code, state])).toEqual([
      [A, 'lapor'],
      [B, 'lapor'],
    ]);
    expect((await provinceAt())?.tag).toBe(both?.tag);

    clock.set(clock.now() + 63 * 86_400_000); // a report by the month is too old after two
    expect(await provinceAt()).toMatchObject({ ceiling: null, realization: null, current: 0, absorption: null });
    await report(A, '1000000.00', '600000.00', `${YEAR}-08-31`);
    const one = await provinceAt();
    expect(one).toMatchObject({ ceiling: '1000000.00', realization: '600000.00', current: 1, absorption: null });
    expect(one?.regencies.find(({ code }) => code === B)).toMatchObject({
      state: 'bisu',
      realization: '1000000.00',
      dataAsOf: '2026-06-30',
    });
    expect(one?.tag).not.toBe(both?.tag);
  });
});
