import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { payment, rosterFile } from './support/files.js';
import { LccServer } from './support/server.js';

const REGION = '12.18';

let home: LccServer;
let empty: LccServer;
test.beforeAll(async () => {
  home = await LccServer.create({ LCC_DEMO: 'off', LCC_REGION: REGION });
  empty = await LccServer.create({ LCC_DEMO: 'off', LCC_REGION: REGION });
});
test.afterAll(() => Promise.all([home.remove(), empty.remove()]));

/** Two districts, squares beside each other. */
async function boundaries(folder: string): Promise<string> {
  const square = (west: number) => [
    [west, 3.4],
    [west + 0.1, 3.4],
    [west + 0.1, 3.5],
    [west, 3.5],
    [west, 3.4],
  ];
  const features = [99, 99.1].map((west, i) => ({
    type: 'Feature',
    properties: { kode: `${REGION}.0${i + 1}`, nama: `Kecamatan ${i + 1}` },
    geometry: { type: 'Polygon', coordinates: [square(west)] },
  }));
  const path = join(folder, 'batas.geojson');
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

test('a pack of Serdang Bedagai makes a wall on an empty machine, is refused when edited or unknown, and is taken back', async ({
  page,
}) => {
  test.slow(); // many commands, each a process of its own
  await Promise.all([home.start(), empty.start()]);
  await home.lcc(['import', await rosterFile(home.dataDir)]);
  await home.lcc(['region', 'import', await boundaries(home.dataDir), '--source', 'BIG 2025']);
  const pack = join(home.dataDir, 'sergai.json');
  const { signer } = await home.lcc<{ signer: string }>(['region', 'export', pack]);
  expect(await readFile(pack, 'utf8')).toContain('Kabupaten Serdang Bedagai');

  const edited = join(home.dataDir, 'diubah.json');
  await writeFile(edited, (await readFile(pack, 'utf8')).replace('Dinas Jalan Contoh', 'Dinas Lain'));
  expect(await empty.lccRaw(['region', 'import', edited, '--trust', signer, '--yes'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('diubah sesudah ditandatangani'),
  });
  expect(await empty.lccRaw(['region', 'import', pack, '--yes'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--trust ${signer}`),
  });
  expect(await empty.lccRaw(['region', 'import', pack, '--yes', '--trust', 'a'.repeat(64)])).toMatchObject({ code: 2 });
  expect(await empty.lccRaw(['region', 'import', pack, '--trust', signer])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--yes'),
  });
  expect(await empty.lccRaw(['region', 'import', pack, '--trust', signer, '--yes', '--region', '12.05'])).toMatchObject({ code: 2 });
  const tried = await empty.lcc<{ applied: boolean }>(['region', 'import', pack, '--dry-run']);
  expect(tried).toMatchObject({ applied: false, signer, isOwn: false, difference: { boundaries: 'added' } });
  expect(await empty.lccRaw(['unit', 'list'])).toMatchObject({ code: 1 });

  const { run } = await empty.lcc<{ run: string }>(['region', 'import', pack, '--trust', signer, '--yes']);
  const paid = join(empty.dataDir, 'sp2d.json');
  await writeFile(paid, JSON.stringify([payment('1', '1500.00')]));
  await empty.lcc(['import', paid, '--connector', 'sp2d']);
  const { url } = await empty.lcc<{ url: string }>(['screen', 'add', 'Dinding Uji']);
  await page.goto(url);
  await page.goto(`${empty.origin}/wall/papan-opd?hold`);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect(page.getByText('Dinas Jalan Contoh').first()).toBeVisible();
  const { totals } = await empty.lcc<{ totals: { realization: string } }>(['board']);
  expect(totals.realization).toBe('1500.00');

  expect(await empty.lcc(['region', 'import', pack, '--trust', signer])).toMatchObject({ applied: false });
  expect(await empty.lcc(['region', 'undo', run, '--reason', 'salah wilayah'])).toMatchObject({ undone: 3, kept: 0 });
  expect(await empty.lcc(['region', 'list'])).toEqual({ regions: [] });
  expect(await empty.lccRaw(['region', 'undo', run, '--reason', 'salah wilayah'])).toMatchObject({ code: 2 });
  expect(await empty.lcc(['audit', 'verify'])).toMatchObject({ intact: true });
  expect(await empty.lcc(['verify'])).toMatchObject({ equal: true });
});
