import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { rosterFile, UNITS, YEAR } from './support/files.js';
import { readGlass } from './support/glass.js';
import { LccServer } from './support/server.js';

const LAST = YEAR - 1;

let server: LccServer;
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'off' });
});
test.afterAll(() => server.remove());

const metric = (page: Page, name: string, scope: string) => page.locator(`[data-metric="${name}"][data-scope="${scope}"]`).first();

async function report(year: number, date: string, budget: string, realization: string): Promise<void> {
  const path = join(server.dataDir, `lra-${date}.csv`);
  const head = 'tahun;kode_skpd;sampai_tanggal;kode_rekening;anggaran;realisasi';
  await writeFile(path, `${head}\n${year};${UNITS[0]};${date};5.1;${budget};${realization}`);
  await server.lcc(['import', path]);
}

test('until its first figure a new year stands beside the old one, told over the socket, and nothing is red at nothing', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const roster = await rosterFile(server.dataDir);
  await server.lcc(['import', '--year', String(LAST), roster]);
  await report(LAST, `${LAST}-12-31`, '1.000.000,00', '930.000,00');
  await server.lcc(['import', '--year', String(YEAR), roster]);
  await server.start();
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding Uji']);
  await page.goto(url);
  for (const window of [
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ]) {
    await page.setViewportSize(window);
    await page.goto(`${server.origin}/wall/ringkas?hold`);
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
    await expect(metric(page, 'absorption', 'region')).toHaveAttribute('data-value', '0.93');
    await expect(metric(page, 'absorption', String(YEAR))).toHaveAttribute('data-absent', /./);
    await expect(page.locator('.ringkas-label')).toHaveText([new RegExp(String(LAST)), new RegExp(String(YEAR))]);
    await expect(page.locator('.isi [fill="var(--color-kritis)"]')).toHaveCount(0);
    expect((await readGlass(page)).outside).toEqual([]);
  }
  expect(asked.filter((path) => path.endsWith('/boards/beside'))).toEqual([]);

  await report(YEAR, `${YEAR}-01-31`, '2.000.000,00', '100.000,00');
  await expect(metric(page, 'absorption', 'region')).toHaveAttribute('data-value', '0.05');
});

test('the first of January as such: the old year to its end, the new one just begun', async ({ page }) => {
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding Kedua']);
  await page.goto(url);
  await page.goto(`${server.origin}/wall/ringkas?hold&asOf=${YEAR}-01-01`);
  await expect(page.getByText(`KEADAAN PER 1 Jan ${YEAR}`)).toBeVisible();
  await expect(metric(page, 'absorption', String(LAST))).toHaveAttribute('data-value', '0.93');
  await expect(metric(page, 'absorption', 'region')).toHaveAttribute('data-absent', /./);
  await expect(page.locator('.isi [fill="var(--color-kritis)"]')).toHaveCount(0);
  expect((await readGlass(page)).outside).toEqual([]);
});
