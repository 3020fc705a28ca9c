import { mirrorTable } from '@lcc/connectors';
import type { SourceRun } from '@lcc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTestApp } from '../app.testing.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { parseAllowedHost } from '../platform/outbound/allowed-hosts.js';
import { Outbound } from '../platform/outbound/outbound.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { hasMariaDb, startMariaDb, type TestMariaDb } from './mariadb.testing.js';
import { MirrorReader } from './mirror-reader.js';

const KOMINFO = '2.16.2.20.2.21.14.0000';
const YEAR = 2026;
const rows = (body: Buffer | null): Record<string, unknown>[] =>
  (body?.toString() ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe.skipIf(!hasMariaDb())('a mirror in MariaDB (Debian’s mariadb-server; skipped where it is missing and cannot be installed)', () => {
  let database: TestMariaDb;
  const env: Record<string, string> = {};
  beforeAll(async () => {
    database = await startMariaDb();
    env.LCC_SOURCE_HOSTS = `mysql://127.0.0.1:${database.port}`;
    await database.run(
      `CREATE TABLE data_unit (id int, id_skpd int, kode_skpd varchar(50), nama_skpd text, idinduk int, nipkepala text, active tinyint, tahun_anggaran year, update_at datetime)`,
      `INSERT INTO data_unit VALUES (1, 529, '${KOMINFO}', 'Dinas Kominfo', 529, '19700101', 1, ${YEAR}, '2026-01-05 10:00:00'), (2, 600, '1.03.0.00.0.00.03.0000', 'PUPR', 600, 'x', 1, 2025, '2025-01-05 10:00:00')`,
      `CREATE TABLE data_pendapatan (id int, id_pendapatan int, id_skpd int, kode_akun text, total double(20,2), nilaimurni double(20,2), active tinyint, tahun_anggaran year, update_at datetime)`,
      `INSERT INTO data_pendapatan VALUES (1, 1, 529, '4.1.02.02.01.0003', 12345678901234.56, 0, 1, ${YEAR}, '2026-01-05 10:00:00')`,
      `CREATE TABLE data_spp_sipd (nomorSpp text, nilaiSpp double(20,2), tanggalSpp datetime, idSkpd int, active tinyint, tahun_anggaran year, update_at datetime)`,
      `INSERT INTO data_spp_sipd VALUES ('S-1', 10, '2026-02-01 00:00:00', 529, 1, ${YEAR}, '2026-02-01 10:00:00'), ('S-2', 20, '0000-00-00 00:00:00', 529, 1, ${YEAR}, '2026-02-02 10:00:00')`,
    );
  }, 300_000);
  afterAll(() => database.stop());
  const test = withTestApp(env);

  const read = (connector: string, since: string | null = null, limits = {}, secret = 'rahasia') => {
    const outbound = new Outbound([parseAllowedHost(`mysql://127.0.0.1:${database.port}`)]);
    const table = mirrorTable(connector);
    if (!table) throw new Error(connector);
    const mirror = { address: `mysql://127.0.0.1:${database.port}/wp`, user: 'lcc', secret };
    return new MirrorReader(outbound, limits).read(mirror, { table, year: YEAR, since });
  };

  it('gives the columns that are understood, of the year, as the server prints them', async () => {
    const { body } = await read('wp-sipd-unit');
    expect(rows(body)).toEqual([
      { id_skpd: '529', kode_skpd: KOMINFO, nama_skpd: 'Dinas Kominfo', idinduk: '529', tahun_anggaran: '2026', active: '1' },
    ]);
    expect(rows((await read('wp-sipd-pendapatan')).body)[0]?.total).toBe('12345678901234.56');
  });

  it('is not read again while it stands as it did, and then whole, or only the rows that changed where each says a whole thing', async () => {
    const first = await read('wp-sipd-spp-sipd');
    expect([rows(first.body).length, first.etag]).toEqual([2, '2 2026-02-02T10:00:00']);
    expect((await read('wp-sipd-spp-sipd', first.etag)).body).toBeNull();
    await database.run(`INSERT INTO data_spp_sipd VALUES ('S-3', 30, '2026-02-03 00:00:00', 529, 1, ${YEAR}, '2026-02-03 10:00:00')`);
    expect(rows((await read('wp-sipd-spp-sipd', first.etag)).body).map((row) => row.nomorSpp)).toEqual(['S-2', 'S-3']);
    const budget = await read('wp-sipd-pendapatan');
    await database.run(`INSERT INTO data_pendapatan VALUES (2, 2, 529, '4.1.02.02.01.0004', 1, 1, 1, ${YEAR}, '2026-01-06 10:00:00')`);
    expect(rows((await read('wp-sipd-pendapatan', budget.etag)).body)).toHaveLength(2);
  });

  it('is told in words when it cannot be read', async () => {
    await expect(read('wp-sipd-unit', null, {}, 'salah')).rejects.toMatchObject({
      code: 'status',
      message: expect.stringContaining('sandi'),
    });
    await expect(read('wp-sipd-rka')).rejects.toMatchObject({ code: 'status', message: expect.stringContaining('data_rka') });
    await expect(read('wp-sipd-unit', null, { mostBytes: 20 })).rejects.toMatchObject({ code: 'too-large' });
    const outbound = new Outbound([parseAllowedHost('mysql://10.0.0.1')]);
    const table = mirrorTable('wp-sipd-unit');
    const asked = new MirrorReader(outbound).read(
      { address: `mysql://127.0.0.1:${database.port}/wp`, user: 'lcc', secret: 'rahasia' },
      { table: table as NonNullable<typeof table>, year: YEAR, since: null },
    );
    await expect(asked).rejects.toMatchObject({ code: 'host' });
  });

  it('is a source like any other: by schedule, with a lamp, its credentials locked; what was not understood is read again', async () => {
    const admin = await test.person('administrator');
    const asking = { kind: 'http', owner: 'BPKAD', cadenceHours: 24, schedule: '4h', options: { year: String(YEAR) } };
    const address = `mysql://127.0.0.1:${database.port}/wp`;
    const credential = { kind: 'basic', user: 'lcc', secret: 'rahasia' };
    const add = async (id: string, connector: string): Promise<number> =>
      (await admin.ask('POST', '/api/v1/sources', { id, title: id, connector, ...asking, address, credential })).status;
    const run = async (id: string): Promise<SourceRun> =>
      (await admin.ask('POST', `/api/v1/sources/${id}/run`, {})).json() as Promise<SourceRun>;
    expect([
      await add('sipd-target', 'wp-sipd-pendapatan'),
      await add('sipd-unit', 'wp-sipd-unit'),
      await add('sipd-salah', 'roster'),
    ]).toEqual([201, 201, 422]);
    expect(await run('sipd-target')).toMatchObject({ outcome: 'ditolak', problem: { code: 'unknown-id' } });
    expect(await run('sipd-unit')).toMatchObject({ outcome: 'baru', accepted: 1, problem: null });
    expect(await run('sipd-target')).toMatchObject({ outcome: 'baru', accepted: 2 });
    expect(await run('sipd-target')).toMatchObject({ outcome: 'tidak-berubah' });
    const state = await test.app.get(LedgerReader).read(test.app.get(Tenants).real, `12.05-${YEAR}`);
    expect(state?.entries.filter(({ after }) => after?.kind === 'budget-line')).toHaveLength(2);
    expect(JSON.stringify(await test.database.dataSource.query('SELECT * FROM source'))).not.toContain('rahasia');
  });
});
