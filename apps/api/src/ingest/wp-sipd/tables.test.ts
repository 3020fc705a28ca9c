import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors } from '@lcc/connectors';
import { viewBoard } from '@lcc/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollUp } from '../../board/board-queries.js';
import { compose, type Services } from '../../compose.js';
import { migrations } from '../../migrations.js';
import { FakeClock } from '../../platform/clock/index.js';
import { loadConfig } from '../../platform/config/config.js';
import { clientOptions } from '../../platform/database/index.js';
import { withTestDatabase } from '../../platform/database/testing.js';
import { Tenant, Tenants } from '../../platform/tenancy/tenant.js';

const KOMINFO = '2.16.2.20.2.21.14.0000';
const SBL = '529.529.797.3705.13480';
const YEAR = { tahun_anggaran: '2026', active: '1' };
const database = withTestDatabase(migrations.real);
const clock = new FakeClock(Date.parse('2026-11-24T12:00:00+07:00'));
let folder = '';
let tenant: Tenant;
let services: Services;
let region = 50;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-sipd-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  region += 1;
  tenant = new Tenant('real', database.dataSource, `12.${region}`, clientOptions(database.handle.connection, 'uji'));
  services = compose({ ...loadConfig({}), dataDir: folder, region: tenant.region }, new Tenants([tenant]), clock);
});

/** Each time other bytes, so that only the meaning can be known. */
let times = 0;
async function send(table: string, rows: readonly object[], way: 'kirim' | 'berkas' = 'berkas', options = {}) {
  const bytes = Buffer.from(`${JSON.stringify(rows)}${' '.repeat(++times)}`);
  const result = await services.imports.accept(tenant, { name: 'uji', bytes, connector: `wp-sipd-${table}`, options, way, actor: 'uji' });
  const { accepted = 0, corrections = 0, duplicates = 0 } = result.receipt ?? {};
  return { ...result, counts: [accepted, corrections, duplicates] };
}

const UNITS = [{ id_skpd: '529', kode_skpd: KOMINFO, nama_skpd: 'Dinas Kominfo', idinduk: '529', ...YEAR }];
const SUBS = [{ kode_sbl: SBL, kode_sub_giat: '2.16.03.2.02.0012', nama_sub_giat: 'Aplikasi', id_sub_skpd: '529', pagu: '900', ...YEAR }];
const RKA = [
  { kode_sbl: SBL, kode_akun: '5.1.02.01.01.0052', kode_dana: '1.1', nama_komponen: 'A', rincian: '600', ...YEAR },
  { kode_sbl: SBL, kode_akun: '5.1.02.01.01.0052', kode_dana: '1.1', nama_komponen: 'B', rincian: '300', ...YEAR },
];
const REVENUE = [{ id_pendapatan: '1', id_skpd: '529', kode_akun: '4.1.02.02.01.0003', total: '50', nilaimurni: '50', ...YEAR }];

async function board(root: '4' | '5') {
  const state = await services.reader.read(tenant, tenant.channelOf(tenant.region, 2026));
  if (!state) throw new Error('no channel');
  return viewBoard(rollUp(state, '2026-11-24').state.rollup, root).totals;
}

describe('tables of wp-sipd', () => {
  it('explain each other: ids of units, then of sub-activities, then money', async () => {
    expect((await send('rka', RKA)).rejected.map((r) => r.code)).toEqual(['unknown-id', 'unknown-id']);
    expect((await send('unit', UNITS)).counts).toEqual([1, 0, 0]);
    expect((await send('sub-keg-bl', SUBS)).counts).toEqual([1, 0, 0]);
    expect((await send('rka', RKA)).counts).toEqual([1, 0, 0]);
    expect((await board('5')).ceiling).toBe('900.00');
  });

  it('take the same bytes again once their ids are known, and not a third time', async () => {
    await send('unit', UNITS);
    await send('sub-keg-bl', SUBS);
    const bytes = Buffer.from(JSON.stringify([...RKA, { ...RKA[0], kode_sbl: '9.9.9' }]));
    const again = () =>
      services.imports
        .accept(tenant, { name: 'uji', bytes, connector: 'wp-sipd-rka', options: {}, way: 'kirim', actor: 'uji' })
        .then((r) => r.receipt?.accepted);
    const first = await again();
    await send('sub-keg-bl', [...SUBS, { ...SUBS[0], kode_sbl: '9.9.9', kode_sub_giat: '2.16.03.2.02.0013' }]);
    expect([first, await again(), await again()]).toEqual([1, 1, 0]);
  });

  it('of spending do not take the targets of revenue away, nor the other way round; a file replaces its own', async () => {
    await send('unit', UNITS);
    await send('sub-keg-bl', SUBS);
    await send('rka', RKA);
    await send('pendapatan', REVENUE);
    await send('rka', [{ ...RKA[0], kode_akun: '5.1.02.01.01.0024' }]);
    expect([(await board('5')).ceiling, (await board('4')).ceiling]).toEqual(['600.00', '50.00']);
  });

  it('keep of a push no more than the columns they read', async () => {
    const row = {
      nomor_sp_2_d: 'S-1',
      tanggal_sp_2_d: '2026-03-02',
      tipe: 'LS',
      kode_sub_skpd: KOMINFO,
      kode_rekening: '5.1.02.01.01.0052',
      jumlah: '9',
      no_rek_pihak_ketiga: '7788',
      ...YEAR,
    };
    await send('sp2d-sipd-detail', [row], 'kirim');
    const [kept] = (await database.dataSource.query(
      `SELECT original FROM import_run WHERE original IS NOT NULL AND connector = 'wp-sipd-sp2d-sipd-detail' LIMIT 1`,
    )) as {
      original: Buffer;
    }[];
    expect([kept?.original.includes('S-1'), kept?.original.includes('7788')]).toEqual([true, false]);
  });

  it('accept nothing of any sample a second time', async () => {
    const known = connectors.flatMap((c) => c.sample.known ?? []).map((fact) => ({ fact: { ...fact, region: tenant.region }, row: 1 }));
    await services.ledger.append(tenant, {
      connector: 'uji',
      way: 'sistem',
      actor: 'uji',
      path: 'uji',
      sha256: '0',
      optionsKey: '',
      idempotencyKey: null,
      original: null,
      rows: 1,
      drafts: known,
      rejected: [],
      warnings: [],
      totals: {},
      names: [],
      replacesSets: false,
      recordedAt: clock.now(),
    });
    for (const connector of connectors.filter((c) => c.id.startsWith('wp-sipd-'))) {
      const table = connector.id.slice('wp-sipd-'.length);
      await send(table, connector.sample.rows, 'kirim');
      const second = await send(table, connector.sample.rows, 'kirim');
      expect([table, second.rejected, second.counts.slice(0, 2)]).toEqual([table, [], [0, 0]]);
    }
  });
});
