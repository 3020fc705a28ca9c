import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RegionPack, regionMapSchema } from '@lcc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitList } from '../../books/unit-list.js';
import { compose, type Services } from '../../compose.js';
import { migrations } from '../../migrations.js';
import type { Actor } from '../../platform/audit/actor.js';
import { verifyAudit } from '../../platform/audit/verify.js';
import { FakeClock } from '../../platform/clock/index.js';
import { loadConfig } from '../../platform/config/config.js';
import { clientOptions } from '../../platform/database/index.js';
import { type TestDatabase, withTestDatabase } from '../../platform/database/testing.js';
import { Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import { isSame, type PackDifference } from './pack-difference.js';
import { sealPack } from './sealed-pack.js';

const REGION = '12.18';
const EDUCATION = '1.01.2.22.0.00.01.0000';
const WORKS = '1.03.0.00.0.00.03.0000';
const OLD = '2.16.0.00.0.00.16.0000';
const DISTRICT = '7.01.0.00.0.00.07.0000';
const by: Actor = { kind: 'operator', id: 'tukang-rahasia' };
const clock = new FakeClock(Date.parse('2026-08-15T12:00:00+07:00'));
const sourceDatabase = withTestDatabase(migrations.real);
const targetDatabase = withTestDatabase(migrations.real);
const folders: string[] = [];

/** An installation of its own: database, data directory and key. */
interface Machine extends Services {
  readonly tenant: Tenant;
  readonly folder: string;
}

async function machine(database: TestDatabase, region = REGION): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'lcc-pak-'));
  folders.push(folder);
  const tenant = new Tenant('real', database.dataSource, region, clientOptions(database.handle.connection, 'uji'));
  return { tenant, folder, ...compose({ ...loadConfig({}), dataDir: folder, region }, new Tenants([tenant]), clock) };
}

const send = ({ imports, tenant }: Machine, connector: string, rows: readonly object[], way: 'kirim' | 'berkas' = 'kirim') =>
  imports.accept(tenant, { name: `${connector}.json`, bytes: bytesOf(rows), connector, options: { region: REGION }, way, actor: by.id });
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const exported = (from: Machine): Promise<RegionPack> => from.packs.export(from.tenant, REGION, undefined, by);
const planned = (on: Machine, pack: unknown, year?: number) => on.packs.plan(on.tenant, bytesOf(pack), year);
const taken = async (on: Machine, pack: unknown) => on.packs.take(on.tenant, await planned(on, pack), 'sergai.json', by);
const signed = async (from: Machine, change: Partial<RegionPack>): Promise<RegionPack> => {
  const { seal: _, ...content } = { ...(await exported(from)), ...change };
  return sealPack(content, from.auditKey);
};
const undo = ({ reversals, tenant, audit }: Machine, run: string) =>
  reversals.reverse(tenant, run, { actor: by.id, reason: 'pak wilayah lain', now: clock.now() }, (manager) =>
    audit.record(manager, { actor: by, action: 'import.reversed', object: `import-run:${run}` }),
  );
const sp2d = (number: string, unit: string) => ({
  ...{ nomor_sp_2_d: number, tanggal_sp_2_d: '2026-08-01', jenis_sp_2_d: 'LS', nilai_sp_2_d: '7777777.00', kode_sub_skpd: unit },
  detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: '7777777.00' }],
});

/** Every district a square in a row. */
function squares(side: number): Buffer {
  const features = ['12.18.01', '12.18.02'].map((kode, i) => {
    const [x, y] = [99 + i * side, 3.4];
    const ring = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    return { type: 'Feature', properties: { kode, nama: `Kecamatan ${i + 1}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return bytesOf({ type: 'FeatureCollection', features });
}

/** What a regency's office has told its installation in the course of a year. */
async function furnish(on: Machine): Promise<void> {
  await send(on, 'roster', [
    { kode_skpd: EDUCATION, nama_skpd: 'Dinas Pendidikan', nama_daerah: 'Kabupaten Sergai' },
    { kode_skpd: '1.01.2.22.0.00.01.0001', nama_skpd: 'UPT SMP Contoh' },
    { kode_skpd: WORKS, nama_skpd: 'Dinas PUTR' },
    { kode_skpd: OLD, nama_skpd: 'Dinas Kominfo' },
    { kode_skpd: DISTRICT, nama_skpd: 'Kecamatan Contoh', kode_kecamatan: '12.18.01', nama_kecamatan: 'Contoh' },
  ]);
  const decider = { tenant: on.tenant, region: REGION, actor: by };
  await on.units.addAlias(decider, WORKS, 'Dinas Bina Marga', '2026-05-01');
  await on.units.merge(decider, OLD, EDUCATION, '2026-07-01');
  await on.ledger.loadNames(on.tenant, [{ kind: 'account', code: '5.2.04', name: 'Jalan,\tJaringan dan Irigasi' }]);
  await on.maps.take(on.tenant, REGION, { bytes: squares(0.1), source: 'BIG 2025', importedBy: by.id });
  await send(on, 'holiday', [{ tanggal_libur: '2026-08-17', nama_libur: 'Hari Kemerdekaan' }]);
  await send(on, 'prevention-catalogue', [
    { tahun: '2026', tingkat: 'area', kode: '2', nama: 'Pengadaan', metode: '', catatan: 'PIC: Budi Contoh' },
    { tahun: '2026', tingkat: 'dokumen', kode: '2.1', induk: '2', nama: 'Daftar paket', metode: '', kode_skpd: WORKS },
  ]);
  await send(on, 'sp2d', [sp2d('1', WORKS)]);
}

let source: Machine;
let target: Machine;
beforeAll(async () => {
  source = await machine(sourceDatabase);
  target = await machine(targetDatabase);
  await furnish(source);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const counts = ({ boundaries, passedYears: _, passedRules: __, ...lists }: PackDifference) => ({
  boundaries,
  ...Object.fromEntries(Object.entries(lists).map(([list, c]) => [list, [c.added.length, c.changed.length, c.removed.length]])),
});
const unitCodes = async (on: Machine) =>
  (await unitList(on.reader, on.tenant, REGION, 2026, '2026-06-01', null))?.map(({ code }) => code) ?? [];
const audited = async (on: Machine, action: string) =>
  (
    await on.tenant.dataSource.query('SELECT actor, object, after FROM audit_entry WHERE action = $1 ORDER BY seq DESC LIMIT 1', [action])
  )[0];

describe('a region pack', () => {
  it('holds no money, nobody and no secret', async () => {
    const text = JSON.stringify(await exported(source));
    for (const word of ['7777777', 'tukang-rahasia', 'Budi Contoh', 'PRIVATE']) expect(text).not.toContain(word);
    expect(text).toContain('Jalan, Jaringan dan Irigasi');
    expect(await audited(source, 'region.pack-made')).toMatchObject({ actor: by.id, object: `region:${REGION}` });
  });

  it('is refused where there is no roster yet', async () => {
    await expect(target.packs.export(target.tenant, REGION, undefined, by)).rejects.toThrow('Belum ada daftar SKPD untuk 12.18 tahun 2026');
  });

  it('makes an empty machine a command center of the regency, and says before what it will change', async () => {
    const pack = await exported(source);
    const plan = await planned(target, pack);
    expect(plan).toMatchObject({ signer: source.auditKey.fingerprint, isOwn: false });
    expect(counts(plan.difference)).toEqual({
      ...{ boundaries: 'added', units: [5, 0, 0], aliases: [1, 0, 0], mergers: [1, 0, 0], names: [1, 0, 0], bridges: [0, 0, 0] },
      ...{ holidays: [1, 0, 0], catalogue: [2, 0, 0], thresholds: [0, 0, 0], places: [2, 0, 0], layouts: [0, 0, 0] },
    });
    expect(await target.reader.heads(target.tenant)).toEqual([]);

    const { run } = await target.packs.take(target.tenant, plan, 'sergai.json', by);
    const [units, same] = await Promise.all([target, source].map((on) => unitList(on.reader, on.tenant, REGION, 2026, '2026-08-15', null)));
    expect(units).toEqual(same);
    const map = await target.maps.read(target.tenant, REGION);
    expect(regionMapSchema.parse(JSON.parse(map?.text ?? ''))).toMatchObject({
      boundaries: { source: 'BIG 2025' },
      districts: [{ name: 'Kecamatan 1' }, { name: 'Kecamatan 2' }],
    });
    // What it was made of comes out again: everything but when and by whom.
    const again = await exported(target);
    expect({ ...again, seal: null, made: '' }).toEqual({ ...pack, seal: null, made: '' });
    expect(JSON.parse((await audited(target, 'region.pack-taken')).after)).toMatchObject({
      run,
      signer: source.auditKey.fingerprint,
      units: [5, 0, 0],
    });
    await target.checkpoints.write();
    expect(await verifyAudit(target.tenant.dataSource, target.folder)).toMatchObject({ intact: true, problems: [] });

    await send(target, 'sp2d', [sp2d('9', WORKS)]);
    const board = await target.queries.board(target.tenant, `${REGION}-2026`, {});
    expect(board).toMatchObject({ regionName: 'Kabupaten Sergai', totals: { realization: '7777777.00' } });
    expect(board?.rows.find(({ key }) => key === WORKS)).toMatchObject({ name: 'Dinas PUTR', realization: '7777777.00' });
  });

  it('changes nothing a second time, and can be signed by whoever took it in', async () => {
    const plan = await planned(target, await exported(source));
    expect(isSame(plan.difference)).toBe(true);
    expect(await planned(target, await exported(target))).toMatchObject({ isOwn: true, signer: target.auditKey.fingerprint });
  });

  it('takes the place of roster, holidays and catalogue, leaves units in use, and is taken back whole', async () => {
    const before = await exported(target);
    const run = await taken(
      target,
      await signed(source, {
        units: before.units
          .filter(({ code }) => code !== WORKS && code !== DISTRICT)
          .map((u) => (u.code === EDUCATION ? { ...u, name: 'Disdik' } : u)),
        holidays: [{ day: '2026-12-25', name: 'Natal', isLeave: false }],
        catalogue: before.catalogue.slice(0, 1),
        names: [{ kind: 'account', code: '5.2.04', name: 'Keliru' }],
        boundaries: { source: 'BIG 2026', districts: (before.boundaries?.districts ?? []).slice(0, 1) },
      }),
    );
    const codes = await unitCodes(target);
    expect([codes.includes(WORKS), codes.includes(DISTRICT)]).toEqual([true, false]); // WORKS has an SP2D here
    const after = await exported(target);
    expect(after.holidays.map(({ day }) => day)).toEqual(['2026-12-25']);
    expect([after.catalogue.length, after.names[0]?.name, after.boundaries?.source]).toEqual([1, 'Keliru', 'BIG 2026']);
    expect(await undo(target, run.run)).toMatchObject({ kept: 0 });
    expect({ ...(await exported(target)), seal: null }).toEqual({ ...before, seal: null });
    await expect(undo(target, run.run)).rejects.toThrow('sudah dibalik');
  });

  it('leaves what somebody changed after it when it is taken back', async () => {
    const before = await exported(target);
    const pack = await signed(source, {
      units: [
        ...before.units,
        { code: '2.17.0.00.0.00.17.0000', name: 'Dinas Koperasi', parent: null, district: null, from: '2026-01-01' },
      ],
      boundaries: { source: 'BIG 2026', districts: before.boundaries?.districts ?? [] },
    });
    const { run } = await taken(target, pack);
    await send(target, 'roster', [{ kode_skpd: '2.17.0.00.0.00.17.0000', nama_skpd: 'Dinas Koperasi dan UKM' }]);
    await target.maps.take(target.tenant, REGION, { bytes: squares(0.2), source: 'BIG 2027', importedBy: by.id });
    expect(await undo(target, run)).toMatchObject({ undone: 0, kept: 1 });
    const after = await exported(target);
    expect(after.units.find(({ code }) => code === '2.17.0.00.0.00.17.0000')?.name).toBe('Dinas Koperasi dan UKM');
    expect(after.boundaries?.source).toBe('BIG 2027');
  });

  it('keeps the notes that stand here beside items it changes', async () => {
    const { catalogue } = await exported(source);
    await taken(source, await signed(source, { catalogue: catalogue.map((item) => ({ ...item, name: `${item.name} baru` })) }));
    const items = await source.reader.ofKinds(source.tenant, `${REGION}-2026`, ['prevention-item']);
    expect(items.map(({ name, note }) => [name, note])).toEqual([
      ['Pengadaan baru', 'PIC: Budi Contoh'],
      ['Daftar paket baru', null],
    ]);
  });
});

describe('the year of a pack', () => {
  it('is the running one, where what began earlier holds from its first day', async () => {
    const pack = await exported(source);
    clock.set(Date.parse('2027-02-01T12:00:00+07:00'));
    try {
      const plan = await planned(target, pack);
      expect(plan.pack).toMatchObject({ year: 2027, aliases: [{ from: '2027-01-01' }], mergers: [{ from: '2027-01-01' }] });
      // The year has not begun here: it stands as it would begin.
      expect(counts(plan.difference)).toMatchObject({ aliases: [0, 0, 0], mergers: [0, 0, 0] });
      await target.packs.take(target.tenant, plan, 'sergai.json', by);
    } finally {
      clock.set(Date.parse('2026-08-15T12:00:00+07:00'));
    }
    await expect(planned(target, pack, 2025)).rejects.toThrow('Pak ini memuat daftar tahun 2026; tidak dapat dipakai untuk 2025');
  });

  it('has to be open; holidays and catalogues of closed years are passed by', async () => {
    const pack = await exported(source);
    await target.books.decide({ tenant: target.tenant, region: REGION, actor: by }, 2026, true, 'tutup buku');
    await expect(planned(target, pack, 2026)).rejects.toThrow('Pembukuan 2026 sudah ditutup');
    const { difference } = await planned(target, pack, 2027);
    expect(difference).toMatchObject({ passedYears: [2026], holidays: { added: [], changed: [], removed: [] } });
  });
});
