import { expect, type Page, test } from '@playwright/test';
import { reportFile, rosterFile, UNITS, YEAR } from './support/files.js';
import { readGlass } from './support/glass.js';
import { LccServer } from './support/server.js';

const absorption = (page: Page) => page.locator('[data-metric="absorption"][data-scope="region"]').first();
const link = (page: Page) => page.locator('html');

test('a screen shows another day as such, starts without a server on its last picture, and keeps nothing once revoked', async ({
  context,
}) => {
  test.setTimeout(300_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    await server.lcc([
      'import',
      await reportFile(server.dataDir, 'lra.csv', UNITS[0], `${YEAR}-01-31`, [['5.1', '1.000.000,00', '250.000,00']]),
    ]);
    await server.start();
    const { url, screen } = await server.lcc<{ url: string; screen: { id: string } }>(['screen', 'add', 'Dinding Uji']);
    const first = await context.newPage();
    await first.goto(url);
    await expect(absorption(first)).toHaveAttribute('data-value', '0.25');
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => true));

    await first.goto(`${server.origin}/wall/ringkas?hold&asOf=${YEAR}-01-15`);
    await expect(first.getByText(`KEADAAN PER 15 Jan ${YEAR}`)).toBeVisible();
    await expect(absorption(first)).toHaveAttribute('data-absent', /./);
    await expect(link(first)).toHaveAttribute('data-link', 'delayed');
    await first.goto(`${server.origin}/wall/ringkas?hold&asOf=kemarin`);
    await expect(first.locator('[data-calm="tanggal-ditolak"]')).toBeVisible();
    await first.keyboard.press('Escape');
    await expect(link(first)).toHaveAttribute('data-link', 'live');
    await first.close();

    await server.end('SIGKILL');
    const cold = await context.newPage();
    for (const window of [
      { width: 3840, height: 2160 },
      { width: 1920, height: 1080 },
    ]) {
      await cold.setViewportSize(window);
      const began = Date.now();
      await cold.goto(`${server.origin}/wall/ringkas?hold`);
      await expect(absorption(cold)).toHaveAttribute('data-value', '0.25');
      console.log(`picture of ${window.width} × ${window.height} after ${Date.now() - began} ms without a server`);
      await expect(link(cold)).toHaveAttribute('data-link', /^(stale|cold)$/);
      await expect(cold.getByText('Layar terputus')).toBeVisible();
      const glass = await readGlass(cold);
      expect([glass.outside, glass.scrolls]).toEqual([[], false]);
    }
    await cold.evaluate(() => Object.assign(globalThis, { sameDocument: true }));

    await server.start();
    await expect(link(cold)).toHaveAttribute('data-link', 'live', { timeout: 40_000 });
    expect(await cold.evaluate(() => 'sameDocument' in globalThis)).toBe(true);

    await server.lcc(['screen', 'revoke', screen.id]);
    await expect(cold.locator('[data-denied]')).toBeVisible();
    expect(await cold.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('lcc.picture')))).toEqual([]);
    await cold.close();
  } finally {
    await server.remove();
  }
});

test('a page whose files did not come begins anew until they do', async ({ page }) => {
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.start();
    let broken = 0;
    await page.route(/\/assets\/wall-page-.*\.js$/, (route) => (++broken === 1 ? route.abort('connectionreset') : route.continue()));
    await page.goto(`${server.origin}/wall`);
    await expect(page.locator('[data-calm="belum-dipasangkan"]')).toBeVisible();
    expect(broken).toBeGreaterThan(1);
  } finally {
    await server.remove();
  }
});
