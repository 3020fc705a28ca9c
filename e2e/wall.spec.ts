import { expect, type Page, test } from '@playwright/test';
import { boundaryFile, payment, reportFile, rosterFile, UNITS, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

interface Board {
  revision: number;
  totals: Record<string, string | number | null>;
}

let server: LccServer;
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO_PACE: '60' });
  await server.start();
});
test.afterAll(() => server.remove());

const metric = (page: Page, name: string, scope = 'region') => page.locator(`[data-metric="${name}"][data-scope="${scope}"]`).first();
const link = (page: Page) => page.locator('html');

test('anyone sees the demo move on the wall, marked as simulation, at both sizes without overflow', async ({ page }) => {
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${server.origin}/wall/ringkas?hold`);
    await expect(link(page)).toHaveAttribute('data-link', 'live');
    await expect(link(page)).toHaveAttribute('data-tenant', 'demo');
    await expect(page.getByText('SIMULASI', { exact: true })).toBeVisible();
    const absorption = Number(await metric(page, 'absorption').getAttribute('data-value'));
    expect(absorption).toBeGreaterThan(0);
    expect(absorption).toBeLessThan(1);
    const before = await metric(page, 'realization').getAttribute('data-value');
    await expect(metric(page, 'realization')).not.toHaveAttribute('data-value', before ?? '');
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight),
    ).toBe(true);
  }
});

test('every painted value is the one the board gives', async ({ page, request }) => {
  await page.goto(`${server.origin}/wall/papan-opd?hold`);
  await expect(link(page)).toHaveAttribute('data-link', 'live');
  const row = page.locator('[data-metric="absorption"][data-scope]:not([data-scope="region"]):not([data-absent])').first();
  await expect(row).toBeVisible();
  const [scope, value, revision] = await Promise.all(['data-scope', 'data-value', 'data-revision'].map((name) => row.getAttribute(name)));
  const answer = (await (await request.get(`${server.origin}/api/v1/boards/demo-${YEAR}`)).json()) as {
    board: { rows: { key: string; absorption: number | null; revisions: { absorption: number } }[] };
  };
  const given = answer.board.rows.find((r) => r.key === scope);
  expect(given).toBeDefined();
  if (given && String(given.revisions.absorption) === revision)
    expect(value).toBe(given.absorption === null ? '' : String(given.absorption));
});

test('the map shows every district with its own step, says that its cells are approximate, and follows brought boundaries', async ({
  page,
}) => {
  await page.goto(`${server.origin}/wall/peta?hold`);
  const cells = page.locator('.peta-sel');
  await expect(cells).toHaveCount(23);
  await expect(page.locator('.peta-perkiraan')).toBeVisible();
  for (const fill of await cells.evaluateAll((all) => all.map((c) => getComputedStyle(c).fill))) expect(fill).toMatch(/^(rgb|url)/);
  const [field, drawn] = [await page.locator('.peta-bidang').boundingBox(), await page.locator('.peta-luar').boundingBox()];
  expect(drawn && field && drawn.x >= field.x && drawn.x + drawn.width <= field.x + field.width).toBe(true);

  await server.lcc(['region', 'import', '--tenant', 'demo', '--source', 'Uji', await boundaryFile(server.dataDir)]);
  await page.reload();
  await expect(page.locator('.peta-sumber')).toHaveText('Batas: Uji');
  await expect(cells).toHaveCount(23);
});

test('an imported report is on a paired screen within a second, and a push after it', async ({ page, browser }) => {
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding Uji']);
  await page.goto(url);
  await expect(page).toHaveURL(`${server.origin}/wall`);
  await expect(link(page)).toHaveAttribute('data-tenant', 'real');

  const file = await reportFile(server.dataDir, 'lra.csv', UNITS[0], `${YEAR}-01-31`, [
    ['5.1', '1.000.000,00', '250.000,50'],
    ['5.2', '500.000,00', '0'],
  ]);
  const imported = await server.lcc<{ files: { accepted: number }[]; revision: number }>(['import', file]);
  expect(imported.files[0]?.accepted).toBe(2);
  await expect(metric(page, 'realization')).toHaveAttribute('data-value', '250000.50');
  await expect(metric(page, 'absorption')).toHaveAttribute('data-value', '0.166667');
  expect((await server.lcc<Board>(['board', '--as-of', `${YEAR}-02-01`])).totals).toMatchObject({
    realization: '250000.50',
    ceiling: '1500000.00',
    basis: 'LRA',
  });

  const { key } = await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest']);
  const answer = await fetch(`${server.origin}/api/v1/ingest/sp2d`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify([payment('p-1', '99.50', UNITS[1])]),
  });
  expect(answer.status).toBe(200);
  await expect(metric(page, 'realization')).toHaveAttribute('data-value', '250100.00');

  const stranger = await browser.newPage();
  await stranger.goto(url);
  await expect(link(stranger)).not.toHaveAttribute('data-tenant', 'real');
  await stranger.close();
});

test('a screen keeps its picture while the server is away, says so, never reloads, and comes back by itself', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(`${server.origin}/wall/ringkas?hold`);
  await expect(link(page)).toHaveAttribute('data-link', 'live');
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  const before = await metric(page, 'absorption').getAttribute('data-value');
  await server.end('SIGKILL');
  await expect(link(page)).toHaveAttribute('data-link', 'delayed', { timeout: 30_000 });
  await expect(link(page)).toHaveAttribute('data-link', 'stale', { timeout: 40_000 });
  expect(await metric(page, 'absorption').getAttribute('data-value')).toBe(before);
  await server.start();
  await expect(link(page)).toHaveAttribute('data-link', 'live', { timeout: 30_000 });
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true, differences: [] });
});

test('Ctrl+C stops cleanly', async () => {
  expect(await server.end('SIGINT')).toBe(0);
});
