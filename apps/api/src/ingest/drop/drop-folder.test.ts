import { execFileSync } from 'node:child_process';
import { link, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importAnswerSchema } from '@lcc/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compose, type Services } from '../../compose.js';
import { migrations } from '../../migrations.js';
import { FakeClock } from '../../platform/clock/index.js';
import { type Config, loadConfig } from '../../platform/config/config.js';
import { ConfigError } from '../../platform/config/index.js';
import { clientOptions } from '../../platform/database/index.js';
import { withTestDatabase } from '../../platform/database/testing.js';
import { leasesOf } from '../../platform/leases/leases-of.js';
import { createLogger } from '../../platform/log/index.js';
import { Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import { takeCopy } from './drop-files.js';
import { DropFolder } from './drop-folder.js';
import { optionsOfPlace } from './drop-place.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const HERE = `12.05/2026/${UNIT}`;
const SP2D = 'nomor_sp_2_d,tanggal_sp_2_d,jenis_sp_2_d,nilai_sp_2_d,kode_rekening,jumlah\n';
const payment = (number: string): string => `${SP2D}${number},2026-03-02,LS,10.00,5.2.04.01.01.0003,10.00`;

const database = withTestDatabase(migrations.real);
let folder = '';
let config: Config;
let tenants: Tenants;
let services: Services;
let drop: DropFolder;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-masukan-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  config = { ...loadConfig({ LCC_DATA_DIR: dataDir }) };
  const tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  tenants = new Tenants([tenant]);
  services = compose(config, tenants, new FakeClock(Date.parse('2026-11-24T12:00:00+07:00')));
  drop = another();
  await drop.start({ lookMs: 3_600_000, quietMs: 0 });
});
afterEach(() => drop.onApplicationShutdown());
const another = (): DropFolder => new DropFolder(services.imports, tenants, config, leasesOf(tenants), createLogger('silent'));

const at = (path: string): string => join(config.dropDir, path);
async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), content);
  return path;
}
const answerAt = async (path: string) => importAnswerSchema.parse(JSON.parse(await readFile(`${at(path)}.result.json`, 'utf8')));
const exists = (path: string): Promise<boolean> =>
  lstat(at(path)).then(
    () => true,
    () => false,
  );
const refusalAt = async (path: string): Promise<string | undefined> => (await answerAt(path)).files[0]?.rejected[0]?.code;

describe('a file in the drop folder', () => {
  it('is imported with what its folders say, answered beside it, and put away', async () => {
    await put(`${HERE}/sp2d.csv`, payment('a-1'));
    await drop.look(0);
    const answer = await answerAt(`${HERE}/sp2d.csv`);
    expect(answer).toMatchObject({ files: [{ path: `${HERE}/sp2d.csv`, connector: 'sp2d', accepted: 1, rejected: [] }] });
    expect(answer.revision).toBeGreaterThan(0);
    expect(await answerAt(`${HERE}/done/sp2d.csv`)).toEqual(answer);
    expect([await exists(`${HERE}/sp2d.csv`), await exists(`${HERE}/done/sp2d.csv`)]).toEqual([false, true]);
    expect(await readdir(join(config.dataDir, 'drop-work'))).toEqual([]);
  });

  it('of a name that was there before is put beside it, and one that nothing can be used of is refused', async () => {
    for (const number of ['b-1', 'b-2', 'b-2']) {
      await put(`${HERE}/sp2d.csv`, payment(number));
      await drop.look(0);
    }
    expect((await answerAt(`${HERE}/done/sp2d (3).csv`)).files[0]).toMatchObject({ accepted: 0, duplicates: 1 });
    await put(`${HERE}/halo.csv`, 'halo');
    await drop.look(0);
    expect([await refusalAt(`${HERE}/halo.csv`), await exists(`${HERE}/refused/halo.csv`)]).toEqual(['no-heading', true]);
  });

  it('of the whole regency lies one folder higher', async () => {
    await put('12.05/2026/semua.csv', `${payment('c-1')}`.replace('jumlah\n', 'jumlah,kode_sub_skpd\n').concat(`,${UNIT}`));
    await drop.look(0);
    expect((await answerAt('12.05/2026/semua.csv')).files[0]).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['x.csv', 'WILAYAH/TAHUN/SKPD'],
    ['12.05/x.csv', 'WILAYAH/TAHUN/SKPD'],
    ['Langkat/2026/x.csv', 'Folder wilayah "Langkat"'],
    ['12.05/26/x.csv', 'Folder tahun "26"'],
    ['12.05/2026/Dinas/x.csv', 'Folder SKPD "Dinas"'],
    [`${HERE}/lagi/x.csv`, 'WILAYAH/TAHUN/SKPD'],
  ])('at %s is refused with the place it belongs to', async (path, words) => {
    await put(path, payment('d-1'));
    await drop.look(0);
    expect((await answerAt(path)).files[0]?.rejected).toMatchObject([{ code: 'place', message: expect.stringContaining(words) }]);
    expect(await exists(join(dirname(path), 'refused/x.csv'))).toBe(true);
  });

  it('gives the folder for its region, and none for the own one, so that a heading is held against it', () => {
    expect(optionsOfPlace(['12.05', '2026', UNIT], '12.05')).toEqual({ year: 2026, workUnit: UNIT });
    expect(optionsOfPlace(['12.12', '2026'], '12.05')).toEqual({ region: '12.12', year: 2026 });
  });

  it('that is still being written waits, and is never copied in halves', async () => {
    const path = await put(`${HERE}/tumbuh.csv`, payment('e-1'));
    await drop.look(3_600_000);
    await drop.look(3_600_000);
    expect([await exists(path), await exists(`${path}.result.json`)]).toEqual([true, false]);
    const stats = await lstat(at(path));
    await writeFile(at(path), `${payment('e-1')}\n`);
    const dropped = { folders: HERE.split('/'), name: 'tumbuh.csv', stats };
    expect(await takeCopy(config.dropDir, dropped, join(folder, 'salinan'))).toBe(false);
    for (const name of ['.sembunyi', '~$buku.xlsx', 'unduh.part', 'x.csv.result.json']) await put(`${HERE}/${name}`, 'x');
    await drop.look(0);
    expect((await readdir(at(HERE))).sort()).toEqual(
      ['.sembunyi', 'done', 'tumbuh.csv.result.json', 'unduh.part', 'x.csv.result.json', '~$buku.xlsx'].sort(),
    );
  });

  it('goes on after a process that was ended before it had put it away', async () => {
    const path = await put(`${HERE}/putus.csv`, payment('f-1'));
    await services.imports.accept(tenants.real, {
      ...{ name: 'x', file: at(path), connector: null, options: { year: 2026, workUnit: UNIT }, way: 'berkas', actor: 'folder' },
    });
    await another().look(0);
    expect((await answerAt(path)).files[0]).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await exists(`${HERE}/done/putus.csv`)).toBe(true);
  });

  it('that cannot be imported through no fault of its own is tried again later, and given up in the end', async () => {
    await writeFile(join(config.dataDir, 'originals'), 'kini bukan folder');
    const path = await put(`${HERE}/maut.csv`, payment('g-1'));
    await drop.look(0);
    await drop.look(0);
    expect([await exists(path), await exists(`${path}.result.json`)]).toEqual([true, false]);
    for (const _ of [2, 3, 4, 5, 6]) await another().look(0);
    expect([await refusalAt(path), await exists(`${HERE}/refused/maut.csv`)]).toEqual(['failed', true]);
  });
});

describe('what is no file', () => {
  it('is refused and never followed: links, hard links, pipes', async () => {
    const secret = join(folder, 'rahasia.csv');
    await writeFile(secret, payment('h-1'));
    await mkdir(at(HERE), { recursive: true });
    await symlink(secret, at(`${HERE}/tautan.csv`));
    await symlink(folder, at(`${HERE}/map`));
    await link(secret, at(`${HERE}/keras.csv`));
    execFileSync('mkfifo', [at(`${HERE}/pipa.csv`)]);
    await drop.look(0);
    for (const name of ['tautan.csv', 'map', 'keras.csv', 'pipa.csv']) {
      expect([name, await refusalAt(`${HERE}/${name}`)]).toEqual([name, 'not-a-file']);
      expect(await exists(`${HERE}/refused/${name}`)).toBe(true);
    }
    expect(await readFile(secret, 'utf8')).toBe(payment('h-1'));
  });

  it('is not written through: a link in the place of the answer is replaced, one in the place of done stays', async () => {
    const victim = join(folder, 'korban');
    await writeFile(victim, 'utuh');
    const path = await put(`${HERE}/a.csv`, payment('i-1'));
    await symlink(victim, at(`${path}.result.json`));
    await symlink(folder, at(`${HERE}/done`));
    await drop.look(0);
    expect((await answerAt(path)).files[0]).toMatchObject({ accepted: 1 });
    expect(await readFile(victim, 'utf8')).toBe('utuh');
    expect([await exists(path), (await readdir(folder)).includes('a.csv')]).toEqual([true, false]);
  });

  it('and what is too large is refused without being read', async () => {
    const path = await put(`${HERE}/besar.csv`, 'nomor,nilai');
    await truncate(at(path), 3_000_000_000);
    await drop.look(0);
    expect(await refusalAt(path)).toBe('too-big');
  });
});

it('files come in the order they were put there', async () => {
  for (const [i, name] of ['z.csv', 'a.csv'].entries()) {
    await put(`${HERE}/${name}`, payment('j-1').replaceAll('10.00', `${i + 1}0.00`));
    await utimes(at(`${HERE}/${name}`), 1_000 + i, 1_000 + i);
  }
  await drop.look(0);
  expect((await answerAt(`${HERE}/z.csv`)).files[0]).toMatchObject({ accepted: 1 });
  expect((await answerAt(`${HERE}/a.csv`)).files[0]).toMatchObject({ corrections: 1 });
});

it('a folder that cannot be made stops the start with the name of the setting', async () => {
  await writeFile(join(folder, 'berkas'), '');
  config = { ...config, dropDir: join(folder, 'berkas', 'masukan') };
  await expect(another().start()).rejects.toThrow(ConfigError);
  await expect(another().start()).rejects.toThrow(/^LCC_DROP_DIR: .*ENOTDIR/);
});
