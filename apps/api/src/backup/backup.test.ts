import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose, type Services } from '../compose.js';
import { migrations } from '../migrations.js';
import { plainScreen } from '../platform/access/screen-registry.js';
import { verifyAudit } from '../platform/audit/verify.js';
import { FakeClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions, createDataSource } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { readBackup } from './read-backup.js';
import { restoreBackup } from './restore.js';
import { keptOf } from './retention.js';
import { writeBackup } from './write-backup.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const NOON = Date.parse('2026-08-15T12:00:00+07:00');
const database = withTestDatabase(migrations.real);
const clock = new FakeClock(NOON);
const folders: string[] = [];
let home = '';
let file = '';
let services: Services;

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lcc-cadangan-'));
  folders.push(made);
  return made;
}

/** The services of an installation over a schema and a data directory. */
async function installed(dataDir: string, schema: string): Promise<{ services: Services; tenant: Tenant; close: () => Promise<void> }> {
  const source = await createDataSource(database.handle, { schema, migrations: migrations.real, applicationName: schema }).initialize();
  const tenant = new Tenant('real', source, '12.05', clientOptions(database.handle.connection, 'uji'));
  return { services: compose({ ...loadConfig({}), dataDir }, new Tenants([tenant]), clock), tenant, close: () => source.destroy() };
}

const send = (to: { services: Services; tenant: Tenant }, connector: string, rows: readonly object[], name: string) =>
  to.services.imports.accept(to.tenant, {
    ...{ name, bytes: Buffer.from(JSON.stringify(rows)), connector, options: {}, way: 'berkas', actor: 'uji' },
  });
const sp2d = (number: string, date: string, amount: string) => ({
  ...{ nomor_sp_2_d: number, tanggal_sp_2_d: date, jenis_sp_2_d: 'LS', nilai_sp_2_d: amount, kode_sub_skpd: UNIT },
  keterangan_sp_2_d: `ganti\tbaris\nke-${number}`,
  detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: amount }],
});

let source: Awaited<ReturnType<typeof installed>>;

beforeAll(async () => {
  home = await folder();
  source = await installed(home, database.schema);
  services = source.services;
  await send(source, 'roster', [{ kode_skpd: UNIT, nama_skpd: 'Dinas Jalan Contoh' }], 'roster.json');
  await send(source, 'sp2d', [sp2d('1', '2026-03-02', '10.00'), sp2d('2', '2026-04-02', '20.00')], 'sp2d.json');
  await send(source, 'sp2d', [sp2d('3', '2025-03-02', '5.00')], 'lama.json');
  await services.screens.add(plainScreen('Dinding Utama'));
  await services.checkpoints.write();
  file = join(await folder(), 'cadangan.tar.gz');
  await writeBackup(source.tenant.dataSource, home, file, clock.now());
});
afterAll(async () => {
  await source.close();
  for (const schema of ['b', 'c']) await database.dataSource.query(`DROP SCHEMA IF EXISTS ${database.schema}_${schema} CASCADE`);
  for (const schema of ['b', 'c'])
    await database.dataSource.query(`DROP SCHEMA IF EXISTS ${database.schema}_${schema}_sebelum_pulih CASCADE`);
  for (const each of folders) await rm(each, { recursive: true, force: true });
});

const target = (dataDir: string, name: string) => ({
  ...{ dataDir, database: database.handle, schema: `${database.schema}_${name}`, migrations: migrations.real, isServed: false },
});

describe('a backup', () => {
  it('restored elsewhere has the same boards, originals and audit trail, and goes on from there in a new epoch', async () => {
    const elsewhere = await folder();
    const restored = await restoreBackup(file, target(elsewhere, 'b'));
    expect(restored).toMatchObject({ created: new Date(NOON).toISOString(), rows: expect.any(Number) });
    const copy = await installed(elsewhere, `${database.schema}_b`);
    try {
      for (const channel of ['12.05-2026', '12.05-2025'])
        for (const query of [{}, { asOf: '2026-03-31' }, { account: '5' as const, by: 'programme' as const }])
          expect(await copy.services.queries.board(copy.tenant, channel, query)).toEqual(
            await services.queries.board(source.tenant, channel, query),
          );
      expect(await verifyAudit(copy.tenant.dataSource, elsewhere)).toMatchObject({ intact: true, entries: 1, vouchedTo: 1 });
      expect((await readdir(join(elsewhere, 'originals'), { recursive: true })).sort()).toEqual(
        (await readdir(join(home, 'originals'), { recursive: true })).sort(),
      );
      expect((await copy.services.screens.list()).map(({ name }) => name)).toEqual(['Dinding Utama']);
      const epochs = async (at: typeof copy) => (await at.services.reader.heads(at.tenant)).map(({ epoch }) => epoch);
      expect(new Set([...(await epochs(copy)), ...(await epochs(source))]).size).toBe(4);
      // It goes on: known bytes are known, new facts follow, numbers do not collide.
      expect(
        (await send(copy, 'sp2d', [sp2d('1', '2026-03-02', '10.00'), sp2d('2', '2026-04-02', '20.00')], 'sp2d.json')).receipt,
      ).toMatchObject({
        accepted: 0,
        duplicates: 2,
      });
      expect((await send(copy, 'sp2d', [sp2d('4', '2026-05-02', '1.00')], 'baru.json')).receipt).toMatchObject({ accepted: 1 });
    } finally {
      await copy.close();
    }
  });

  it('is one instant, whatever is written while it is made', async () => {
    let stop = false;
    const writing = (async () => {
      for (let i = 100; !stop; i++) await send(source, 'sp2d', [sp2d(`w${i}`, '2026-06-02', '1.00')], `w${i}.json`);
    })();
    const busy = join(await folder(), 'sibuk.tar.gz');
    await writeBackup(source.tenant.dataSource, home, busy, clock.now()).finally(() => {
      stop = true;
      return writing;
    });
    const elsewhere = await folder();
    await restoreBackup(busy, target(elsewhere, 'c'));
    const copy = await installed(elsewhere, `${database.schema}_c`);
    try {
      const [{ torn }] = await copy.tenant.dataSource.query(
        `SELECT count(*)::int AS torn FROM fact f WHERE NOT EXISTS (SELECT 1 FROM import_run r WHERE r.id = f.import_run)
           OR f.revision > (SELECT revision FROM channel_head h WHERE h.channel = f.channel)`,
      );
      expect(torn).toBe(0);
      expect(await verifyAudit(copy.tenant.dataSource, elsewhere)).toMatchObject({ intact: true });
    } finally {
      await copy.close();
    }
  });

  it('that is cut, changed or of a newer program is refused, and nothing is touched', async () => {
    const bytes = await readFile(file);
    const broken = join(await folder(), 'rusak.tar.gz');
    const elsewhere = await folder();
    const refusal = async (content: Buffer): Promise<string> => {
      await writeFile(broken, content);
      return restoreBackup(broken, target(elsewhere, 'd')).then(
        () => 'dipulihkan',
        (error: Error) => error.message,
      );
    };
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toContain('tidak dapat dibaca');
    expect(await refusal(Buffer.from('bukan cadangan'))).toContain('tidak dapat dibaca');
    const plain = gunzipSync(bytes);
    const changed = Buffer.from(plain);
    changed.write('Dinas Jalan Palsu!', changed.indexOf('Dinas Jalan Contoh'));
    expect(await refusal(gzipSync(changed))).toContain('rusak pada tables/fact.copy');
    const newer = Buffer.from(plain.toString('latin1').replace('"migrations":["Ledger', '"migrations":["Lebih0'), 'latin1');
    expect(await refusal(gzipSync(newer))).toContain('versi program yang lebih baru (Lebih0');
    expect(await readdir(elsewhere)).toEqual([]);
    const [{ there }] = await database.dataSource.query(`SELECT to_regnamespace('${database.schema}_d') IS NOT NULL AS there`);
    expect(there).toBe(false);
  });

  it('keeps aside what stood there, and holds no session', async () => {
    const elsewhere = await folder();
    await cp(join(home, 'audit'), join(elsewhere, 'audit'), { recursive: true });
    await restoreBackup(file, target(elsewhere, 'b'));
    expect(await readdir(elsewhere)).toEqual(expect.arrayContaining(['audit', 'audit.sebelum-pulih']));
    const [{ before }] = await database.dataSource.query(
      `SELECT to_regclass('${database.schema}_b_sebelum_pulih.fact') IS NOT NULL AS before`,
    );
    expect(before).toBe(true);
    expect((await readBackup(file, null)).tables.map(({ name }) => name)).not.toContain('session');
  });
});

describe('backups that are kept', () => {
  it('are the latest of seven days, five weeks and twelve months', () => {
    const all = Array.from({ length: 500 }, (_, i) => ({ name: `n${i}`, created: NOON - i * 43_200_000 })); // two a day
    const kept = [...keptOf(all)];
    expect(kept.length).toBeGreaterThanOrEqual(7 + 3 + 7);
    expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12);
    expect(kept).toContain('n0');
    expect(keptOf(all.slice(0, 3))).toEqual(new Set(['n0', 'n2']));
  });
});
