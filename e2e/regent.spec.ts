import { expect, test } from '@playwright/test';
import { accessible } from './support/console.js';
import { LccServer } from './support/server.js';

let server: LccServer;
test.use({ viewport: { width: 360, height: 780 } });
test.beforeAll(async () => {
  server = await LccServer.create();
  await server.start();
});
test.afterAll(() => server.remove());

test("the regent's page says in a sentence what the board says, opens a unit, and stays without a network", async ({ page, context }) => {
  await page.goto(`${server.origin}/regent`);
  const value = async (metric: string) =>
    Number(await page.locator(`[data-metric="${metric}"][data-scope="region"]`).getAttribute('data-value'));
  await expect(page.locator('[data-sentence]')).toContainText('Serapan');
  const board = await page.request.get(`${server.origin}/api/v1/boards/main`);
  const { board: told } = (await board.json()) as { board: { totals: { absorption: number }; summary: { behind: string } } };
  expect(await value('absorption')).toBe(told.totals.absorption);
  const percent = told.totals.absorption.toLocaleString('id-ID', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  await expect(page.locator('[data-sentence]')).toContainText(`Serapan ${percent}`);
  const first = page.locator('.bupati-unit').first();
  await first.click();
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Sisa pagu')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await accessible(page, ['']);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await server.end('SIGKILL');
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('[data-sentence]')).toContainText(`Serapan ${percent}`);
  await expect(page.getByText('Tanpa jaringan')).toBeVisible();
});
