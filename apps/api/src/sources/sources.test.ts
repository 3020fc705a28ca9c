import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceRun, SourceShown } from '@lcc/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { SourcePuller } from './source-puller.js';
import { SourceRegistry } from './source-registry.js';
import { SourceScheduler } from './source-scheduler.js';

const HOUR = 3_600_000;
const UUID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const env: Record<string, string> = {};
let server: Server;
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  env.LCC_SOURCE_HOSTS = `http://127.0.0.1:${(server.address() as AddressInfo).port}, isb.lkpp.go.id`;
});
const test = withTestApp(env);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let admin: Person;
/** Signed in anew: tests move the clock. */
beforeEach(async () => {
  admin = await test.person('administrator');
  asked = [];
});

const address = (path = `/isb-2/api/${UUID}/json/{tahun}`): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const roster = (name: string): string => JSON.stringify([{ kode_skpd: '2.16.2.20.2.21.14.0000', nama_skpd: name }]);
const asking = { kind: 'http', title: 'Daftar SKPD', connector: 'roster', owner: 'Bagian Organisasi', cadenceHours: 24, schedule: '06.30' };
/** Adds a source; its id is its own. */
async function add(id: string, more: object = {}): Promise<Response> {
  return admin.ask('POST', '/api/v1/sources', { id, ...asking, address: address(), ...more });
}
const run = async (id: string): Promise<SourceRun> =>
  (await admin.ask('POST', `/api/v1/sources/${id}/run`, {})).json() as Promise<SourceRun>;
const shown = async (id: string): Promise<SourceShown> => (await test.app.get(SourceRegistry).find(id)) as SourceShown;

describe('a source', () => {
  it('is fetched by hand, and what it brought stands in the ledger with its name', async () => {
    expect((await add('skpd')).status).toBe(201);
    expect(await shown('skpd')).toMatchObject({ state: 'belum', running: false, lastArrival: null, reason: null });
    answer = (_, response) => response.end(roster('Dinas Kominfo'));
    expect(await run('skpd')).toMatchObject({ outcome: 'baru', trigger: 'manual', rows: 1, accepted: 1, problem: null });
    expect(asked[0]?.url).toBe(`/isb-2/api/${UUID}/json/${new Date(test.clock.now() + 7 * HOUR).getUTCFullYear()}`);
    expect(await shown('skpd')).toMatchObject({ state: 'segar' });
    const runs = (await test.database.dataSource.query(`SELECT path, way, actor FROM import_run WHERE actor = 'sumber:skpd'`)) as object[];
    expect(runs).toEqual([{ path: 'skpd', way: 'berkas', actor: 'sumber:skpd' }]);
    const state = await test.app.get(LedgerReader).read(test.app.get(Tenants).real, `12.05-${new Date(test.clock.now()).getUTCFullYear()}`);
    expect(state?.entries.map(({ after }) => after && 'name' in after && after.name)).toContain('Dinas Kominfo');
    expect(await run('skpd')).toMatchObject({ outcome: 'sama', accepted: 0, duplicates: 1 });
  });

  it('is not fetched again when it says that nothing changed', async () => {
    await add('berversi');
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 01:00:00 GMT' }).end(roster('Dinas Versi'));
    };
    expect((await run('berversi')).outcome).toBe('baru');
    expect(await run('berversi')).toMatchObject({ outcome: 'tidak-berubah', bytes: 0 });
    expect(await run('berversi')).toMatchObject({ outcome: 'tidak-berubah' });
    expect(asked[2]?.headers['if-modified-since']).toBe('Tue, 24 Nov 2026 01:00:00 GMT');
    // A changed meaning asks for the whole again.
    await admin.ask('PATCH', '/api/v1/sources/berversi', { options: { year: '2027' } });
    expect((await run('berversi')).outcome).toBe('baru');
  });

  it('shows no key and no secret anywhere, and sends the secret to the source', async () => {
    const secret = 'sangat-rahasia-123';
    expect((await add('terkunci', { credential: { kind: 'header', name: 'X-Api-Key', secret } })).status).toBe(201);
    answer = (_, response) => response.end(roster('Dinas Kunci'));
    await run('terkunci');
    expect(asked[0]?.headers['x-api-key']).toBe(secret);
    const list = await (await admin.ask('GET', '/api/v1/sources')).text();
    expect(await shown('terkunci')).toMatchObject({ hasCredential: true, address: address('/isb-2/api/0f1e…/json/{tahun}') });
    const kept = JSON.stringify(await test.database.dataSource.query('SELECT * FROM source'));
    const trail = JSON.stringify(await test.database.dataSource.query('SELECT * FROM audit_entry'));
    const runs = await (await admin.ask('GET', '/api/v1/sources/terkunci/runs')).text();
    for (const text of [list, kept, trail, runs]) for (const hidden of [secret, UUID]) expect(text).not.toContain(hidden);
    const actions = (await test.database.dataSource.query(
      `SELECT action FROM audit_entry WHERE object = 'source:terkunci' ORDER BY seq`,
    )) as object[];
    expect(actions).toEqual([{ action: 'source.added' }, { action: 'source.run' }]);
  });

  it('that fails is told with its reason, tried again later each time, and mends by itself', async () => {
    await add('rusak');
    answer = (_, response) => response.writeHead(500).end();
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      expect(await run('rusak')).toMatchObject({ outcome: 'gagal', problem: { code: 'status' } });
      waits.push(Date.parse((await shown('rusak')).nextRun ?? '') - test.clock.now());
    }
    expect(waits[1]).toBeGreaterThanOrEqual(60_000);
    expect(waits[2]).toBeGreaterThanOrEqual(120_000);
    expect(await shown('rusak')).toMatchObject({ state: 'galat', reason: expect.stringContaining('500') });
    answer = (_, response) => response.end('{"bukan": "daftar"}');
    expect(await run('rusak')).toMatchObject({ outcome: 'ditolak', problem: { message: expect.any(String) } });
    answer = (_, response) => response.end(roster('Dinas Pulih'));
    await run('rusak');
    expect(await shown('rusak')).toMatchObject({ state: 'segar', reason: null });
    const { runs } = (await (await admin.ask('GET', '/api/v1/sources/rusak/runs')).json()) as { runs: SourceRun[] };
    expect(runs.map((each) => each.outcome)).toEqual(['baru', 'ditolak', 'gagal', 'gagal', 'gagal']);
  });

  it('is fetched by one at a time', async () => {
    await add('lambat');
    let finish = (): void => undefined;
    const reached = new Promise<void>((done) => {
      answer = (_, response) => {
        finish = () => response.end(roster('Dinas Lambat'));
        done();
      };
    });
    const first = run('lambat');
    await reached;
    expect((await admin.ask('POST', '/api/v1/sources/lambat/run', {})).status).toBe(409);
    expect((await shown('lambat')).running).toBe(true);
    finish();
    expect((await first).outcome).toBe('baru');
    expect(asked).toHaveLength(1);
  });

  it('runs by its schedule, not before, and not while it is switched off', async () => {
    await test.database.dataSource.query('UPDATE source SET enabled = false');
    await add('terjadwal', { schedule: '4h' });
    answer = (_, response) => response.end(roster('Dinas Jadwal'));
    const scheduler = test.app.get(SourceScheduler);
    const settled = async (): Promise<number> => {
      await scheduler.look();
      await scheduler.idle();
      return asked.length;
    };
    expect(await settled()).toBe(1); // a new source is fetched at once
    expect(await settled()).toBe(1);
    test.clock.advance(4 * HOUR - 1);
    expect(await settled()).toBe(1);
    test.clock.advance(1);
    expect(await settled()).toBe(2);
    await test.app.get(SourceRegistry).change('terjadwal', { enabled: false }, SYSTEM);
    test.clock.advance(24 * HOUR);
    expect(await settled()).toBe(2);
    expect(await test.app.get(SourcePuller).run('terjadwal', 'jadwal')).toBe('not-due');
    expect(await shown('terjadwal')).toMatchObject({ state: 'mati', nextRun: null });
  });

  it('that sends by itself has a lamp by its own cadence', async () => {
    const { key, token } = await test.app.get(KeyRegistry).add('ingest', 'real', false);
    const push = { kind: 'push', title: 'Aplikasi', connector: 'roster', owner: 'Dinas', cadenceHours: 2, key: key.id };
    expect((await admin.ask('POST', '/api/v1/sources', { id: 'aplikasi', ...push })).status).toBe(201);
    expect(await shown('aplikasi')).toMatchObject({ state: 'belum', address: null, key: key.id });
    const headers = { authorization: `Bearer ${token}` };
    expect((await test.ask('', 'POST', '/api/v1/ingest/roster', roster('Dinas Kirim'), headers)).status).toBe(200);
    expect((await shown('aplikasi')).state).toBe('segar');
    test.clock.advance(3 * HOUR);
    expect((await shown('aplikasi')).state).toBe('tertunda');
    test.clock.advance(2 * HOUR);
    expect((await shown('aplikasi')).state).toBe('basi');
    expect(await test.app.get(SourcePuller).run('aplikasi', 'manual')).toBe('unknown');
    await expect(test.app.get(SourceRegistry).change('aplikasi', { schedule: '4h' }, SYSTEM)).rejects.toThrow(/mengirim sendiri/);
  });

  it('is refused with the field and the remedy when it cannot work', async () => {
    const issues = async (response: Response): Promise<unknown> => ((await response.json()) as { issues?: unknown }).issues;
    const wrong: readonly (readonly [object, string])[] = [
      [{ address: 'https://lain.go.id/data' }, 'address'],
      [{ address: 'file:///etc/passwd' }, 'address'],
      [{ connector: 'tidak-ada' }, 'connector'],
      [{ options: { year: 'dua ribu' } }, 'connector'],
      [{ schedule: 'setiap hari' }, 'schedule'],
      [{ id: 'skpd' }, 'id'],
      [{ rahasia: 1 }, ''],
    ];
    for (const [more, field] of wrong) {
      const response = await add('salah', more);
      expect(response.status, JSON.stringify(more)).toBe(422);
      expect(await issues(response)).toEqual([expect.objectContaining({ field, message: expect.any(String) })]);
    }
    expect(
      (
        await admin.ask('POST', '/api/v1/sources', {
          id: 'tanpa-kunci',
          kind: 'push',
          title: 'A',
          connector: 'roster',
          owner: 'B',
          cadenceHours: 1,
          key: 'kunci_tiada',
        })
      ).status,
    ).toBe(422);
  });

  it('goes with its history, and leaves what it brought', async () => {
    expect((await admin.ask('DELETE', '/api/v1/sources/berversi')).status).toBe(204);
    expect((await admin.ask('GET', '/api/v1/sources/berversi/runs')).status).toBe(404);
    expect((await admin.ask('DELETE', '/api/v1/sources/berversi')).status).toBe(404);
    expect(await test.database.dataSource.query(`SELECT count(*)::int AS n FROM import_run WHERE actor = 'sumber:berversi'`)).toEqual([
      { n: 2 },
    ]);
  });
});
