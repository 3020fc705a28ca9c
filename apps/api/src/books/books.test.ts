import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recomputeNodes, rollupNodes } from '@lcc/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollUp } from '../board/board-queries.js';
import { compose, type Services } from '../compose.js';
import { UnitDirectory } from '../ingest/unit-directory.js';
import { unitLookup } from '../ingest/unit-lookup.js';
import { factsInForce } from '../ledger/ledger-reader.js';
import { migrations } from '../migrations.js';
import { FakeClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import type { Decider } from './decider.js';
import { unitList } from './unit-list.js';

const OLD = '2.16.0.00.0.00.16.0000';
const NEW = '2.20.0.00.0.00.20.0000';
const OTHER = '1.03.0.00.0.00.03.0000';
const NOON = Date.parse('2026-08-15T12:00:00+07:00');
const database = withTestDatabase(migrations.real);
const clock = new FakeClock(NOON);
let folder = '';
let tenant: Tenant;
let services: Services;
let regions = 10;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-buku-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  regions += 1;
  tenant = new Tenant('real', database.dataSource, `13.${regions}`, clientOptions(database.handle.connection, 'uji'));
  services = compose({ ...loadConfig({}), dataDir: folder, region: tenant.region }, new Tenants([tenant]), clock);
  clock.set(NOON);
  await send('roster', [
    { kode_skpd: OLD, nama_skpd: 'Dinas Kominfo' },
    { kode_skpd: NEW, nama_skpd: 'Dinas Digital' },
    { kode_skpd: OTHER, nama_skpd: 'Dinas PUTR' },
  ]);
});

const by = (): Decider => ({ tenant, region: tenant.region, actor: { kind: 'operator', id: 'uji' } });
const send = (connector: string, rows: readonly object[], way: 'kirim' | 'berkas' = 'kirim', options = {}) =>
  services.imports.accept(tenant, { name: 'uji', bytes: Buffer.from(JSON.stringify(rows)), connector, options, way, actor: 'uji' });
const sp2d = (number: string, unit: string, date: string, amount: string) => ({
  ...{ nomor_sp_2_d: number, tanggal_sp_2_d: date, jenis_sp_2_d: 'LS', nilai_sp_2_d: amount, kode_sub_skpd: unit },
  detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: amount }],
});
const line = (unit: string, amount: string) => ({
  ...{ tahun: 2026, kode_skpd: unit, kode_sub_unit: unit, kode_rekening: '5.2.04.01.01.0003', pagu: amount },
  kode_sub_kegiatan: '1.03.10.2.01.0029',
});
const board = async (query = {}, year = 2026) => {
  const found = await services.queries.board(tenant, tenant.channelOf(tenant.region, year), query);
  if (!found) throw new Error('papan belum ada');
  return found;
};
const realized = async (query = {}, year = 2026) => Object.fromEntries((await board(query, year)).rows.map((r) => [r.key, r.realization]));
const codes = (issues: readonly { code: string }[]) => issues.map((i) => i.code);

/** The log replayed and the facts in force recomputed plainly, on a day. */
async function verified(day: string): Promise<void> {
  const state = await services.reader.read(tenant, tenant.channelOf(tenant.region, 2026));
  if (!state) throw new Error('papan belum ada');
  const log = await services.reader.history(tenant, state.head.channel, state.head.revision);
  const sums = rollupNodes(rollUp({ head: state.head, entries: log }, day).state.rollup);
  expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(recomputeNodes(factsInForce(state), 2026, day)));
}

describe('a merge', () => {
  beforeEach(async () => {
    await send('sp2d', [sp2d('1', OLD, '2026-03-02', '10.00'), sp2d('2', NEW, '2026-03-02', '5.00')]);
    await services.units.merge(by(), OLD, NEW, '2026-07-01');
  });

  it('holds from its day on, and only for those who knew of it', async () => {
    expect(await realized({ asOf: '2026-06-30' })).toEqual({ [OLD]: '10.00', [NEW]: '5.00', [OTHER]: null });
    expect(await realized({ asOf: '2026-07-01' })).toEqual({ [NEW]: '15.00', [OTHER]: null });
    clock.advance(3_600_000);
    await services.units.undoMerge(by(), OLD, NEW);
    expect(await realized({ asOf: '2026-07-01' })).toMatchObject({ [OLD]: '10.00' });
    expect(await realized({ asOf: '2026-07-01', knownAt: new Date(NOON).toISOString() })).toEqual({ [NEW]: '15.00', [OTHER]: null });
    await verified('2026-07-01');
  });

  it('takes what still comes under the old code, with one warning, and leaves earlier days as they were', async () => {
    const late = await send('sp2d', [sp2d('3', OLD, '2026-08-01', '1.00'), sp2d('4', OLD, '2026-08-02', '2.00')]);
    expect(codes(late.warnings)).toEqual(['merged-unit']);
    expect(late.warnings[0]).toMatchObject({ row: 1, message: expect.stringContaining(`${OLD} digabung ke ${NEW} sejak 2026-07-01`) });
    expect(late.receipt).toMatchObject({ accepted: 2 });
    expect(await realized()).toEqual({ [NEW]: '18.00', [OTHER]: null });
    await send('sp2d', [sp2d('5', OLD, '2026-04-01', '4.00')]);
    expect(await realized({ asOf: '2026-06-30' })).toMatchObject({ [OLD]: '14.00', [NEW]: '5.00' });
    for (const day of ['2026-06-30', '2026-08-15']) await verified(day);
  });

  it('warns when a later budget of the new unit is counted beside the old one, and not when the old one has none', async () => {
    const geser = { stage: 'GESER_1', inForce: '2026-08-01' };
    expect(codes((await send('budget-lines', [line(NEW, '70.00')], 'berkas', geser)).warnings)).toEqual([]);
    await send('budget-lines', [line(OLD, '30.00'), line(NEW, '60.00')], 'berkas');
    const later = { stage: 'GESER_2', inForce: '2026-08-02' };
    expect(codes((await send('budget-lines', [line(NEW, '90.00')], 'berkas', later)).warnings)).toEqual(['merged-budget']);
    expect((await board()).totals.ceiling).toBe('120.00');
    await send('budget-lines', [line(NEW, '90.00'), line(OLD, '0.00')], 'berkas', later);
    expect((await board()).totals.ceiling).toBe('90.00');
  });

  it('goes on in the years after it, which begin with it, and not in those before', async () => {
    await send('sp2d', [sp2d('a', OLD, '2027-01-05', '7.00')]);
    await send('sp2d', [sp2d('b', OLD, '2025-01-06', '8.00')]);
    expect(await realized({ asOf: '2027-01-05' }, 2027)).toEqual({ [NEW]: '7.00', [OTHER]: null });
    expect(await realized({ asOf: '2025-12-31' }, 2025)).toMatchObject({ [OLD]: '8.00', [NEW]: null });
  });

  it('is refused of strangers, of a unit with itself, and round in a circle', async () => {
    const merge = (old: string, into: string) => services.units.merge(by(), old, into, '2026-09-01');
    await expect(merge('9.99.0.00.0.00.99.0000', NEW)).rejects.toThrow(/9\.99.*tidak ada di daftar/);
    await expect(merge(NEW, NEW)).rejects.toThrow('Kedua kode sama');
    await expect(merge(NEW, OLD)).rejects.toThrow(/sudah digabung ke/);
    await expect(services.units.undoMerge(by(), OTHER, NEW)).rejects.toThrow('tidak digabung');
  });

  it('and the other decisions stand in the list of a day', async () => {
    await services.units.setBasis(by(), 2026, OTHER, 'SP2D');
    await services.units.addAlias(by(), OTHER, 'Dinas Bina Marga', '2026-05-01');
    const list = (asOf: string, knownAt: number | null = null) => unitList(services.reader, tenant, tenant.region, 2026, asOf, knownAt);
    expect(await list('2026-08-15')).toMatchObject([
      { code: OTHER, basis: 'SP2D', mergedInto: null, aliases: [{ name: 'Dinas Bina Marga', from: '2026-05-01' }] },
      { code: OLD, mergedInto: NEW, mergedFrom: '2026-07-01' },
      { code: NEW, mergedInto: null },
    ]);
    expect((await list('2026-06-30'))?.map((u) => u.mergedInto)).toEqual([null, null, null]);
    expect(await list('2026-08-15', NOON - 1)).toEqual([]);
    expect(await unitList(services.reader, tenant, tenant.region, 1999, '1999-01-01', null)).toBeNull();
  });
});

describe('a name that an operator keeps', () => {
  it('is known from its day on, wins over the roster, and is forgotten again', async () => {
    const meaning = async (name: string, day: string): Promise<string | undefined> => {
      const directory = new UnitDirectory(services.reader, services.ledger);
      return unitLookup(await directory.units(tenant, tenant.region, 2026)).byName(name, day)?.code;
    };
    await services.units.addAlias(by(), NEW, 'Dinas  Kominfo dan Digital', '2026-07-01');
    await services.units.addAlias(by(), OTHER, 'dinas kominfo', null);
    expect(await meaning('DINAS KOMINFO DAN DIGITAL', '2026-06-30')).toBeUndefined();
    expect(await meaning('DINAS KOMINFO DAN DIGITAL', '2026-07-01')).toBe(NEW);
    expect(await meaning('Dinas Kominfo', '2026-02-01')).toBe(OTHER);
    await services.units.removeAlias(by(), OTHER, 'DINAS KOMINFO');
    expect(await meaning('Dinas Kominfo', '2026-02-01')).toBe(OLD);
    await expect(services.units.removeAlias(by(), OTHER, 'DINAS KOMINFO')).rejects.toThrow('bukan alias');
    await expect(services.units.addAlias(by(), NEW, '..', null)).rejects.toThrow('terlalu pendek');
  });
});

describe('closed books', () => {
  it('refuse a file whole, and a mixed push row by row, keeping what is of open years', async () => {
    await send('sp2d', [sp2d('1', OLD, '2026-03-02', '10.00'), sp2d('2', OLD, '2025-03-02', '5.00')]);
    await services.books.decide(by(), 2025, true, 'LKPD diaudit');
    const whole = await send('sp2d', [sp2d('3', OLD, '2025-04-02', '5.00'), sp2d('6', OLD, '2025-04-02', '5.00')], 'berkas');
    expect(whole).toMatchObject({ connector: 'sp2d', rows: 2, receipt: null });
    expect(whole.rejected).toMatchObject([
      { code: 'year-closed', message: expect.stringMatching(/2025 sudah ditutup.*ajukan sebagai penyesuaian/) },
    ]);
    const mixed = await send('sp2d', [sp2d('4', OLD, '2025-04-03', '5.00'), sp2d('5', OLD, '2026-04-03', '6.00')]);
    expect(mixed.receipt).toMatchObject({ accepted: 1 });
    expect(mixed.rejected).toMatchObject([{ row: 1, code: 'year-closed' }]);
    expect((await board({ asOf: '2026-08-15' }, 2025)).totals.realization).toBe('5.00');
    await expect(services.units.setBasis(by(), 2025, OLD, 'LRA')).rejects.toThrow('sudah ditutup');
  });

  it('tell on a dry run what a file would adjust, and take it when a second person has agreed, which the board says', async () => {
    await send('sp2d', [sp2d('2', OLD, '2025-03-02', '5.00')]);
    await services.books.decide(by(), 2025, true, 'LKPD diaudit');
    const file = { name: 'koreksi.json', bytes: Buffer.from(JSON.stringify([sp2d('7', OLD, '2025-04-02', '2.00')])), connector: 'sp2d' };
    const incoming = { ...file, options: {}, way: 'berkas' as const, actor: 'orang_1' };
    const tried = await services.imports.accept(tenant, { ...incoming, dryRun: true, mayAdjust: true });
    expect(tried).toMatchObject({ adjusts: [2025], rejected: [], receipt: null, difference: { counts: { accepted: 1 } } });
    const adjustment = { id: 'impor_1', proposedBy: 'orang_1', reason: 'Koreksi temuan BPK' };
    const alone = await services.imports.accept(tenant, { ...incoming, adjustment: { ...adjustment, approvedBy: 'orang_1' } });
    expect(alone).toMatchObject({ receipt: null, rejected: [{ code: 'year-closed' }] });
    expect((await board({}, 2025)).adjusted).toBeNull();
    const both = await services.imports.accept(tenant, { ...incoming, adjustment: { ...adjustment, approvedBy: 'orang_2' } });
    expect(both.receipt).toMatchObject({ accepted: 1 });
    expect(await board({}, 2025)).toMatchObject({ closed: '2026-08-15', adjusted: '2026-08-15', totals: { realization: '7.00' } });
    expect((await board({ asOf: '2026-08-14' }, 2025)).adjusted).toBeNull();
  });

  it('are told on the board from their day on, and to those who knew; a roster passes them by', async () => {
    await send('sp2d', [sp2d('2', OLD, '2025-03-02', '5.00')]);
    clock.advance(3_600_000);
    await services.books.decide(by(), 2025, true, 'LKPD diaudit');
    expect((await board({}, 2025)).closed).toBe('2026-08-15');
    expect((await board({ asOf: '2026-08-14' }, 2025)).closed).toBeNull();
    expect((await board({ knownAt: new Date(NOON).toISOString() }, 2025)).closed).toBeNull();
    expect((await send('roster', [{ kode_skpd: OLD, nama_skpd: 'Dinas Kominfo Baru' }])).receipt).toMatchObject({ corrections: 1 });
    expect((await board({}, 2025)).rows.find((r) => r.key === OLD)?.name).toBe('Dinas Kominfo');
    const books = await services.books.list(tenant);
    expect(books.filter((b) => b.region === tenant.region)).toMatchObject([
      { year: 2025, closed: true, since: '2026-08-15', reason: 'LKPD diaudit' },
      { year: 2026, closed: false, since: null, reason: null },
    ]);
  });

  it('ask for a reason, and say when they stand so already', async () => {
    const decide = (closed: boolean, reason: string, year = 2026) => services.books.decide(by(), year, closed, reason);
    await expect(decide(true, '  ')).rejects.toThrow('Sebutkan alasannya');
    await expect(decide(true, 'x', 2019)).rejects.toThrow('Belum ada pembukuan 2019');
    await expect(decide(false, 'x')).rejects.toThrow('sudah terbuka');
    await decide(true, 'tutup buku');
    const [entry] = await database.dataSource.query(`SELECT actor, action, object, reason FROM audit_entry ORDER BY seq DESC LIMIT 1`);
    expect(entry).toEqual({ actor: 'uji', action: 'year.closed', object: `year:${tenant.region}-2026`, reason: 'tutup buku' });
    await expect(decide(true, 'lagi')).rejects.toThrow('sudah ditutup sejak 2026-08-15 (tutup buku)');
    await decide(false, 'keliru');
    expect((await send('sp2d', [sp2d('1', OLD, '2026-03-02', '1.00')])).receipt).toMatchObject({ accepted: 1 });
  });
});
