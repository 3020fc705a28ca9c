import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewBoard } from '@lcc/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollUp } from '../../board/board-queries.js';
import { createApp } from '../../create-app.js';
import { LedgerReader } from '../../ledger/ledger-reader.js';
import { migrations } from '../../migrations.js';
import { KeyRegistry } from '../../platform/access/key-registry.js';
import { FakeClock } from '../../platform/clock/index.js';
import { loadConfig } from '../../platform/config/config.js';
import { clientOptions } from '../../platform/database/index.js';
import { withTestDatabase } from '../../platform/database/testing.js';
import { createLogger } from '../../platform/log/index.js';
import { Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import type { SipdAnswer } from './sipd-posts.js';

const KOMINFO = '2.16.2.20.2.21.14.0000';
const SBL = '529.529.797.3705.13480';
const database = withTestDatabase(migrations.real);
let app: NestExpressApplication;
let tenant: Tenant;
let folder = '';
let address = '';
let key = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-ekstensi-'));
  tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  app = await createApp({
    config: { ...loadConfig({ LCC_DEMO: 'off' }), dataDir: folder },
    clock: new FakeClock(Date.parse('2026-11-24T12:00:00+07:00')),
    logger: createLogger('silent'),
    database: database.handle,
    tenants: new Tenants([tenant]),
    build: 'uji',
  });
  const server = await app.listen(0, '127.0.0.1');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/wp-sipd`;
  key = (await app.get(KeyRegistry).add('ingest', 'real', false)).token;
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** As the extension sends it: a form, values that are no text as JSON, the key among them. */
async function send(action: string, fields: Record<string, unknown>, query = ''): Promise<SipdAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ action, tahun_anggaran: '2026', api_key: key, ...fields }))
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  const response = await fetch(`${address}${query}`, { method: 'POST', body: form });
  return (await response.json()) as SipdAnswer;
}
const counts = ({ status, accepted, corrections, duplicates, rejected }: SipdAnswer) => [
  status,
  accepted,
  corrections,
  duplicates,
  rejected.map((r) => r.message),
];

const facts = async () => {
  const state = await app.get(LedgerReader).read(tenant, tenant.channelOf('12.05', 2026));
  return state?.entries.flatMap((entry) => entry.after ?? []) ?? [];
};
async function ceiling(): Promise<string | null> {
  const state = await app.get(LedgerReader).read(tenant, tenant.channelOf('12.05', 2026));
  if (!state) throw new Error('no channel');
  return viewBoard(rollUp(state, '2026-11-24').state.rollup, '5').totals.ceiling;
}

const UNIT = { id_skpd: 529, kode_skpd: KOMINFO, nama_skpd: 'Dinas Kominfo', idinduk: 529, namakepala: 'Seseorang', nipkepala: '1970' };
const item = (account: string, amount: number) => ({
  kode_sub_skpd: KOMINFO,
  kode_sub_giat: '2.16.03.2.02.0012',
  kode_akun: account,
  id_dana: 7,
  total_harga: amount,
  rincian: amount,
  nama_penerima: 'Seseorang',
});
const rka = (items: object[], page = 1, pages = 1) => ({
  kode_sbl: SBL,
  kode_sub_skpd: KOMINFO,
  no_page: String(page),
  total_page: String(pages),
  dataBl: { 0: { kode_sub_giat: '2.16.03.2.02.0012', nama_sub_giat: 'Aplikasi', id_sub_skpd: 529, kode_skpd: KOMINFO, pagu: 900 } },
  dataOutput: { 0: { outputteks: 'Jumlah aplikasi', satuanoutput: 'Aplikasi', targetoutput: 4 } },
  dataDana: { 0: { iddana: 7, pagudana: 900 } },
  rka: { ...items },
});

describe('posts of the browser extension', () => {
  it('bring units, funds and a budget, and the same post again brings nothing', async () => {
    expect(counts(await send('singkron_unit', { type: 'ri', data_unit: [UNIT] }))).toEqual(['success', 1, 0, 0, []]);
    expect(counts(await send('singkron_sumber_dana', { dana: { 0: { id_dana: 7, kode_dana: '1.1.01', nama_dana: 'PAD' } } }))).toEqual([
      'success',
      1,
      0,
      0,
      [],
    ]);
    const post = rka([item('5.1.02.01.01.0024', 400), item('5.1.02.01.01.0052', 500)]);
    const first = await send('singkron_rka', post);
    expect([counts(first), first.kode_sbl, first.action]).toEqual([['success', 4, 0, 0, []], SBL, 'singkron_rka']);
    expect(await ceiling()).toBe('900.00');
    expect(counts(await send('singkron_rka', post))).toEqual(['success', 0, 0, 4, []]);
  });

  it('take a sub-activity as it stands: what is gone in SIPD is gone here, and may come back', async () => {
    await send('singkron_rka', rka([item('5.1.02.01.01.0052', 900)]));
    expect(await ceiling()).toBe('900.00');
    await send('singkron_rka', rka([item('5.1.02.01.01.0024', 300)]));
    expect(await ceiling()).toBe('300.00');
    await send('singkron_rka', rka([item('5.1.02.01.01.0052', 900)]));
    expect(await ceiling()).toBe('900.00');
  });

  it('wait for the last page, which holds all of them', async () => {
    const early = await send('singkron_rka', rka([item('5.1.02.01.01.0052', 1)], 1, 2));
    expect([counts(early), early.message, early.no_page]).toEqual([
      ['success', 0, 0, 0, []],
      'Halaman 1 dari 2; dicatat bersama halaman terakhir.',
      '1',
    ]);
    expect(await ceiling()).toBe('900.00');
  });

  it('join documents with their printed lines, whatever comes first, and keep no bank account', async () => {
    const number = (kind: string) => `12.05/${kind}/000003/LS/${KOMINFO}/M/2/2026`;
    const header = {
      nomor_sp_2_d: number('04.0'),
      tanggal_sp_2_d: '2026-02-11T00:00:00Z',
      nilai_sp2d: 100,
      nomor_spm: number('03.0'),
      nama_pihak_ketiga: 'CV Contoh',
      npwp_pihak_ketiga: '01.234.567.8-121.000',
      no_rek_pihak_ketiga: '99887766',
    };
    const print = {
      header,
      detail_belanja: [{ kode_rekening: '5.1.02.01.01.0052', uraian: 'x', jumlah: 100 }],
      pajak_potongan: [{ jumlah: 9 }],
    };
    const order = {
      id_sp_2_d: 1,
      nomor_sp_2_d: header.nomor_sp_2_d,
      tanggal_sp_2_d: header.tanggal_sp_2_d,
      jenis_sp_2_d: 'LS',
      nilai_sp_2_d: 100,
    };
    const posts = await Promise.all([
      send('singkron_sp2d', { idSkpd: '529', data: { ...order, is_transfer_sp_2_d: 1, no_rek_bp_bpp: '99887766' } }),
      send('singkron_sp2d_detail', { idSkpd: '529', tipe: 'LS', data: print }),
    ]);
    expect(posts.map((post) => post.rejected)).toEqual([[], []]);
    const known = await facts();
    expect(known.find((f) => f.kind === 'sp2d')).toMatchObject({
      counts: true,
      lines: [{ account: '5.1.02.01.01.0052', amount: 10_000n }],
    });
    expect(known.find((f) => f.kind === 'sp2d-party')).toMatchObject({ spmNumber: number('03.0'), vendor: { taxId: '012345678121000' } });
    const runs = (await database.dataSource.query('SELECT original FROM import_run')) as { original: Buffer | null }[];
    expect(runs.filter((run) => /99887766|Seseorang|1970/.test(run.original?.toString() ?? ''))).toEqual([]);
  });

  it('gather the lines of a release that come one by one', async () => {
    await send('singkron_akun_belanja', {
      akun: [
        { id_akun: 16420, kode_akun: '5.1.02.02.05.0037', nama_akun: 'Sewa' },
        { id_akun: 16421, kode_akun: '5.1.02.02.05.0038', nama_akun: 'Sewa' },
      ],
    });
    const line = (account: number, amount: number) => ({
      0: {
        idSpd: 1,
        id_skpd: 529,
        id_sub_skpd: 529,
        id_giat: 3705,
        id_sub_giat: 13480,
        id_akun: account,
        idDetailSpd: account,
        nilai: amount,
        totalSpd: 50,
        nomorSpd: `12.05/01.0/000001/${KOMINFO}/M/2/2026`,
        keteranganSpd: 'TW1-M',
      },
    });
    const answers = [
      await send('singkron_detail_spd', { data: line(16420, 20) }),
      await send('singkron_detail_spd', { data: line(16421, 30) }),
    ];
    expect(answers.flatMap((a) => a.rejected)).toEqual([]);
    expect((await facts()).find((f) => f.kind === 'spd')).toMatchObject({
      amount: 5_000n,
      lines: [
        { subActivity: '2.16.03.2.02.0012', account: '5.1.02.02.05.0037', amount: 2_000n },
        { subActivity: '2.16.03.2.02.0012', account: '5.1.02.02.05.0038', amount: 3_000n },
      ],
    });
  });

  it('bring a report of an agency by its id, and only one that begins with the year', async () => {
    const rows = {
      0: { kode_rekening: '5', nama_rekening: 'BELANJA', nominal: 900, realisasi: 90 },
      1: { kode_rekening: null, nama_rekening: 'SURPLUS' },
    };
    const post = { id_skpd: '529', mulai_tgl: '2026-01-01', sampai_tgl: '2026-06-30', data: rows };
    expect(counts(await send('singkron_aklap_lra', post))).toEqual(['success', 1, 0, 0, []]);
    expect((await send('singkron_aklap_lra', { ...post, mulai_tgl: '2026-06-01' })).message).toMatch(/mulai 1 Januari/);
  });

  it('may name the version of the budget in their address', async () => {
    await send('singkron_rka', rka([item('5.1.02.01.01.0052', 950)]), '?stage=PERUBAHAN&in-force=2026-10-01');
    expect((await facts()).filter((f) => f.kind === 'budget-line' && f.stage === 'PERUBAHAN')).toHaveLength(1);
    expect((await send('singkron_rka', rka([]), '?stage=LAIN')).status).toBe('error');
  });

  it('are answered so that the extension goes on where nothing is needed', async () => {
    expect(await send('update_bl_realisasi_nonactive', { id_skpd: '529', type: 'belanja' })).toMatchObject({
      status: 'success',
      id_unit: '529',
    });
  });

  it('are also taken as older versions send them, and with the key in the header', async () => {
    const body = new URLSearchParams({
      action: 'singkron_unit',
      tahun_anggaran: '2026',
      'data_unit[0][id_skpd]': '600',
      'data_unit[0][kode_skpd]': '1.03.0.00.0.00.03.0000',
      'data_unit[0][nama_skpd]': 'Dinas PUPR',
    });
    const response = await fetch(address, { method: 'POST', body, headers: { authorization: `Bearer ${key}` } });
    expect(counts((await response.json()) as SipdAnswer)).toEqual(['success', 1, 0, 0, []]);
  });

  it('are refused without a key, for an action that is not served, and when they are no form', async () => {
    expect(await send('singkron_unit', { api_key: 'salah' })).toMatchObject({ status: 'error' });
    expect((await fetch(address, { method: 'POST', body: new URLSearchParams({ action: 'singkron_unit' }) })).status).toBe(401);
    expect(await send('cek_lisensi_ext', {})).toMatchObject({ status: 'error', message: expect.stringContaining('tidak dilayani') });
    expect((await fetch(address, { method: 'POST', body: 'halo' })).status).toBe(415);
    expect((await fetch(address, { method: 'POST', body: new URLSearchParams({ 'a[__proto__][x]': '1' }) })).status).toBe(422);
    expect((await fetch(address, { method: 'POST', body: '--x', headers: { 'content-type': 'multipart/form-data' } })).status).toBe(422);
    expect((await fetch(address)).status).toBe(404);
  });
});
