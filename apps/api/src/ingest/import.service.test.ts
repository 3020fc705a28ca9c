import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefused } from '@lcc/connectors';
import { recomputeNodes, rollupNodes, senFromWire } from '@lcc/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollUp } from '../board/board-queries.js';
import { ChannelBoard } from '../board/channel-board.js';
import { compose, type Services } from '../compose.js';
import { factsInForce } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { sha256Of } from '../platform/files/sha256.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const OTHER = '1.04.0.00.0.00.04.0000';
const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const database = withTestDatabase(migrations.real);
let folder = '';
let tenant: Tenant;
let services: Services;
let region = 10;
const clock = new FakeClock(NOON);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-impor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  region += 1; // a region of its own for every test: the ledger only grows
  tenant = new Tenant('real', database.dataSource, `12.${region}`, clientOptions(database.handle.connection, 'uji'));
  services = compose({ ...loadConfig({}), dataDir: folder, region: tenant.region }, new Tenants([tenant]), clock);
  clock.set(NOON);
});

const push = (connector: string, rows: readonly object[], way: 'kirim' | 'berkas' = 'kirim', options = {}) =>
  services.imports.accept(tenant, { name: 'uji', bytes: Buffer.from(JSON.stringify(rows)), connector, options, way, actor: 'uji' });

const lra = (month: number, account: string, budget: string, realization: string, unit = UNIT) => ({
  tahun: 2026,
  kode_skpd: unit,
  sampai_tanggal: `2026-${String(month).padStart(2, '0')}-28`,
  kode_rekening: account,
  anggaran: budget,
  realisasi: realization,
});
const sp2d = (number: string, amount: string, extra: object = {}) => ({
  nomor_sp_2_d: number,
  tanggal_sp_2_d: '2026-03-02',
  jenis_sp_2_d: 'LS',
  nilai_sp_2_d: amount,
  kode_sub_skpd: UNIT,
  detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: amount }],
  ...extra,
});
const board = async (query = {}) => {
  const found = await services.queries.board(tenant, tenant.channelOf(tenant.region, 2026), query);
  if (!found) throw new Error('papan belum ada');
  return found;
};

describe('the way into the ledger', () => {
  it('answers accepted, corrections and duplicates by natural key and value', async () => {
    expect((await push('sp2d', [sp2d('1', '10.00'), sp2d('2', '20.00')])).receipt).toMatchObject({
      accepted: 2,
      corrections: 0,
      duplicates: 0,
      revision: 1,
    });
    expect((await push('sp2d', [sp2d('2', '20.00'), sp2d('3', '5.50')])).receipt).toMatchObject({
      accepted: 1,
      corrections: 0,
      duplicates: 1,
      revision: 2,
    });
    expect((await push('sp2d', [sp2d('1', '12.00')])).receipt).toMatchObject({ accepted: 0, corrections: 1, duplicates: 0, revision: 3 });
    expect((await board()).totals).toMatchObject({ realization: '37.50', basis: 'SP2D' });
  });

  it('answers the same bytes as duplicates, whatever came since, and changes nothing', async () => {
    await push('sp2d', [sp2d('1', '10.00')]);
    await push('sp2d', [sp2d('1', '99.00')]);
    expect((await push('sp2d', [sp2d('1', '10.00')])).receipt).toMatchObject({ accepted: 0, corrections: 0, duplicates: 1, revision: 2 });
    expect((await board()).totals.realization).toBe('99.00');
  });

  it('takes the same bytes once when they come in many times at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => push('sp2d', [sp2d('1', '10.00'), sp2d('2', '1.00')])));
    expect(receipts.filter((r) => r.receipt?.accepted === 2)).toHaveLength(1);
    expect(receipts.filter((r) => r.receipt?.duplicates === 2)).toHaveLength(7);
    expect((await board()).totals.realization).toBe('11.00');
  });

  it('gives every revision once, without a gap, to parallel writers', async () => {
    const receipts = await Promise.all(Array.from({ length: 12 }, (_, i) => push('sp2d', [sp2d(String(i), '1.00')])));
    expect(receipts.map((r) => r.receipt?.revision).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  it('keeps good rows, and rejects a bad one by row, column and remedy', async () => {
    const result = await push('sp2d', [sp2d('1', '10.00'), sp2d('2', '1.234'), sp2d('3', '3.00')]);
    expect(result.receipt).toMatchObject({ accepted: 2 });
    expect(result.rejected[0]).toMatchObject({ row: 2 });
    expect(result.rejected[0]?.message).toMatch(/dua cara/);
  });

  it('remembers nothing of a file whose every row was refused, so that it can be mended and sent again', async () => {
    expect((await push('sp2d', [sp2d('1', 'abc')])).receipt).toBeNull();
    await expect(board()).rejects.toThrow('papan belum ada');
  });

  it('refuses a file that is none', async () => {
    await expect(push('tidak-ada', [{}])).rejects.toBeInstanceOf(FileRefused);
    await expect(
      services.imports.accept(tenant, { name: 'x', bytes: Buffer.from('halo'), connector: null, options: {}, way: 'berkas', actor: 'uji' }),
    ).rejects.toBeInstanceOf(FileRefused);
  });

  it('a whole file replaces the budget of its unit and version; a push only adds', async () => {
    const line = (account: string, amount: string) => ({
      tahun: 2026,
      kode_skpd: UNIT,
      kode_sub_unit: UNIT,
      kode_rekening: account,
      pagu: amount,
      kode_sub_kegiatan: '1.03.10.2.01.0029',
    });
    await push('budget-lines', [line('5.1.02.01.01.0024', '70.00'), line('5.2.04.01.01.0003', '30.00')], 'berkas');
    await push('budget-lines', [line('5.1.02.01.01.0052', '5.00')], 'kirim');
    expect((await board()).totals.ceiling).toBe('105.00');
    await push('budget-lines', [line('5.1.02.01.01.0024', '80.00')], 'berkas');
    expect((await board()).totals).toMatchObject({ ceiling: '80.00' });
    expect((await board()).version).toBe('MURNI');
  });

  it('tells before accepting what would be new, corrected, withdrawn and known, and what the board would show', async () => {
    const line = (account: string, amount: string) => ({
      tahun: 2026,
      kode_skpd: UNIT,
      kode_sub_unit: UNIT,
      kode_rekening: account,
      pagu: amount,
      kode_sub_kegiatan: '1.03.10.2.01.0029',
    });
    const judge = (rows: readonly object[]) => {
      const bytes = Buffer.from(JSON.stringify(rows));
      return services.imports.accept(tenant, {
        ...{ name: 'uji', bytes, connector: 'budget-lines', options: {}, way: 'berkas', actor: 'uji' },
        dryRun: true,
      });
    };
    const first = [line('5.1.02.01.01.0024', '70.00'), line('5.2.04.01.01.0003', '30.00'), line('5.1.02.01.01.0052', '5.00')];
    expect((await judge(first)).difference?.counts).toEqual({ accepted: 3, corrections: 0, duplicates: 0 });
    await expect(board()).rejects.toThrow('papan belum ada');
    await push('budget-lines', first, 'berkas');
    const next = [line('5.1.02.01.01.0024', '80.00'), line('5.1.02.01.01.0052', '5.00'), line('5.1.02.02.01.0003', '1.00')];
    const { difference, receipt } = await judge(next);
    expect(receipt).toBeNull();
    expect(difference?.counts).toEqual({ accepted: 1, corrections: 1, duplicates: 1 });
    expect(difference?.shown).toMatchObject({
      withdrawn: 1,
      totals: [
        { before: '105.00', after: '86.00' },
        { scope: UNIT, measure: 'ceiling' },
      ],
    });
    expect(difference?.shown.largest.map((c) => [c.before, c.after])).toEqual([
      ['30.00', null],
      ['70.00', '80.00'],
      [null, '1.00'],
    ]);
    expect((await board()).totals.ceiling).toBe('105.00');
    expect((await push('budget-lines', next, 'berkas')).receipt).toMatchObject({ accepted: 1, corrections: 1, duplicates: 1 });
    expect((await board()).totals.ceiling).toBe('86.00');
    expect((await judge(next)).difference).toMatchObject({ counts: { accepted: 0, corrections: 0, duplicates: 3 }, shown: { totals: [] } });
  });

  it('works a file out again when another writer changed what it met before the lock', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => sp2d(String(i), '1.00'));
    await push('sp2d', rows.slice(0, 1));
    const results = await Promise.all([push('sp2d', rows, 'berkas'), push('sp2d', [sp2d('7', '2.00')]), push('sp2d', [sp2d('8', '3.00')])]);
    const sums = results.map((r) => r.receipt);
    expect(sums.reduce((n, r) => n + (r?.accepted ?? 0), 0)).toBe(299);
    expect(new Set(sums.map((r) => r?.revision)).size).toBe(3);
    const state = await services.reader.read(tenant, tenant.channelOf(tenant.region, 2026));
    if (!state) throw new Error('papan belum ada');
    expect(factsInForce(state).filter((f) => f.kind === 'sp2d')).toHaveLength(300);
  });

  it('counts the few rows of a large file that it knows already, also where a sample of it met none', async () => {
    const many = (prefix: string): object[] => Array.from({ length: 5_000 }, (_, i) => sp2d(`${prefix}/${i}`, '1000.00'));
    await push('sp2d', [sp2d('lama/1', '1000.00'), sp2d('lama/2', '1000.00')], 'berkas');
    const rows = many('baru').with(7, sp2d('lama/1', '1000.00')).with(19, sp2d('lama/2', '2000.00'));
    const { receipt } = await push('sp2d', rows, 'berkas');
    expect(receipt).toMatchObject({ accepted: 4_998, corrections: 1, duplicates: 1 });
    const state = await services.reader.read(tenant, `${tenant.region}-2026`);
    expect(state?.entries.filter((entry) => entry.kind === 'sp2d')).toHaveLength(5_000);
    expect((await push('sp2d', many('lain'), 'berkas')).receipt).toMatchObject({ accepted: 5_000, corrections: 0, duplicates: 0 });
  });

  it('answers that it is busy, not later, when a channel is held for long', async () => {
    await push('sp2d', [sp2d('1', '10.00')]);
    const holder = database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM channel_head WHERE channel = $1 FOR UPDATE', [tenant.channelOf(tenant.region, 2026)]);
    await expect(push('sp2d', [sp2d('2', '1.00')])).rejects.toMatchObject({ code: '55P03' });
    await holder.rollbackTransaction();
    await holder.release();
    expect((await push('sp2d', [sp2d('2', '1.00')])).receipt).toMatchObject({ accepted: 1, revision: 2 });
  });

  it('keeps the original bytes of a file by their hash', async () => {
    const bytes = Buffer.from(JSON.stringify([sp2d('1', '10.00')]));
    await services.imports.accept(tenant, { name: 'a.json', bytes, connector: 'sp2d', options: {}, way: 'berkas', actor: 'uji' });
    const sha = sha256Of(bytes);
    expect(await readFile(join(folder, 'originals', sha.slice(0, 2), sha))).toEqual(bytes);
  });

  it('keeps the bytes of a push with its run', async () => {
    const result = await push('sp2d', [sp2d('1', '10.00')]);
    const rows = (await database.dataSource.query('SELECT original FROM import_run WHERE id = $1', [result.receipt?.run])) as {
      original: Buffer;
    }[];
    expect(sha256Of(rows[0]?.original ?? Buffer.alloc(0))).toBe(result.sha256);
  });

  it('warns when a cumulative figure falls and when a large one stands in two units', async () => {
    await push('lra', [lra(3, '5.1', '900000000.00', '500000000.00')]);
    expect((await push('lra', [lra(4, '5.1', '900000000.00', '400000000.00')])).warnings.map((w) => w.code)).toContain('falling');
    expect((await push('lra', [lra(4, '5.1', '900000000.00', '1.00', OTHER)])).warnings.map((w) => w.code)).toContain(
      'copied-across-units',
    );
  });
});

describe('boards of other days', () => {
  it('shows the latest report on or before the date, in whatever order reports came', async () => {
    const reports = [lra(3, '5.1', '100.00', '30.00'), lra(1, '5.1', '100.00', '10.00'), lra(6, '5.1', '120.00', '70.00')];
    for (const report of reports) await push('lra', [report]);
    expect((await board({ asOf: '2026-02-01' })).totals).toMatchObject({ realization: '10.00', ceiling: '100.00', absorption: 0.1 });
    expect((await board({ asOf: '2026-06-27' })).totals.realization).toBe('30.00');
    expect((await board({ asOf: '2026-06-28' })).totals).toMatchObject({
      realization: '70.00',
      ceiling: '120.00',
      absorption: 0.583333,
      basis: 'LRA',
    });
    await expect(board({ asOf: '2026-01-01' })).resolves.toMatchObject({ totals: { realization: null, absorption: null } });
  });

  it('leaves out what was recorded after the instant asked for', async () => {
    await push('sp2d', [sp2d('1', '10.00')]);
    clock.advance(3_600_000);
    await push('sp2d', [sp2d('1', '25.00')]);
    expect((await board({ knownAt: '2026-11-24T12:30:00+07:00' })).totals.realization).toBe('10.00');
    expect((await board()).totals.realization).toBe('25.00');
  });

  it('a new fiscal year begins with the roster of the nearest one', async () => {
    await push('roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Contoh' }], 'kirim', { year: 2026 });
    await push('lra', [{ ...lra(1, '5.1', '1.00', '1.00'), tahun: 2027, sampai_tanggal: '2027-01-31' }]);
    const next = await services.queries.board(tenant, tenant.channelOf(tenant.region, 2027), { asOf: '2027-02-01' });
    expect(next?.rows).toMatchObject([{ key: UNIT, name: 'Dinas Contoh' }]);
  });
});

describe('the log', () => {
  it('refuses to be rewritten', async () => {
    await push('sp2d', [sp2d('1', '10.00')]);
    await expect(database.dataSource.query(`UPDATE fact SET amount = 0`)).rejects.toThrow(/hanya bertambah/);
    await expect(database.dataSource.query('DELETE FROM fact')).rejects.toThrow(/hanya bertambah/);
  });

  it('gives the same board live, after a restart and by plain recompute, after any pushes', async () => {
    const anyPush = fc.array(
      fc.oneof(
        fc
          .record({ n: fc.integer({ min: 1, max: 6 }), sen: fc.bigInt({ min: 0n, max: 10n ** 15n }) })
          .map(({ n, sen }) => ({ connector: 'sp2d', row: sp2d(String(n), `${sen / 100n}.${String(sen % 100n).padStart(2, '0')}`) })),
        fc
          .record({
            m: fc.integer({ min: 1, max: 11 }),
            account: fc.constantFrom('5.1', '5.2', '5.1.01'),
            sen: fc.integer({ min: 0, max: 1_000_000 }),
          })
          .map(({ m, account, sen }) => ({ connector: 'lra', row: lra(m, account, '1000000.00', `${sen}.00`) })),
      ),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(anyPush, async (pushes) => {
        region += 1;
        tenant = new Tenant(
          'real',
          database.dataSource,
          `${String(13 + Math.floor(region / 90)).padStart(2, '0')}.${String(region % 90).padStart(2, '0')}`,
          tenant.listenerConfig,
        );
        const channel = tenant.channelOf(tenant.region, 2026);
        let live: ChannelBoard | null = null;
        for (const { connector, row } of pushes) {
          await push(connector, [row]);
          const state = await services.reader.read(tenant, channel);
          if (state && !live) live = new ChannelBoard(channel, state, 'NYATA');
          else if (live) live.take(await services.reader.after(tenant, channel, live.revision, 500));
        }
        const state = await services.reader.read(tenant, channel);
        if (!state || !live) throw new Error('papan belum ada');
        const restarted = new ChannelBoard(channel, state, 'NYATA');
        expect(live.snapshot()).toEqual(restarted.snapshot());
        const plain = recomputeNodes(factsInForce(state), 2026, '2026-11-24');
        expect(Object.fromEntries(rollupNodes(rollUp(state, '2026-11-24').state.rollup))).toEqual(Object.fromEntries(plain));
        const { realization } = live.snapshot().board.totals;
        if (realization !== null) expect(senFromWire(realization)).toBeGreaterThanOrEqual(0n);
      }),
      { numRuns: 25 },
    );
  });
});
