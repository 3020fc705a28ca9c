import { type Browser, expect, type Page, test } from '@playwright/test';
import { Cluster, hasNginx, watchLink } from './support/cluster.js';
import { payment, paymentsFile, rosterFile } from './support/files.js';
import type { LccServer } from './support/server.js';

/** The folder of the release before this one, unpacked or built. */
const OLD = process.env.LCC_OLD_RELEASE;

test.skip(!hasNginx(), 'nginx is not installed');
test.skip(OLD === undefined, 'LCC_OLD_RELEASE names no folder of the release before');

const revisionOf = (page: Page) => page.locator('html').getAttribute('data-revision');
const loadedAt = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);

async function push(instance: LccServer, key: string, number: string): Promise<string> {
  const answer = await fetch(`${instance.origin}/api/v1/ingest/sp2d`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([payment(number, '125.00')]),
  });
  expect(answer.status).toBe(200);
  return String(((await answer.json()) as { revision: number }).revision);
}

test('a new release takes the place of the old one under a screen that hangs', async ({ browser }: { browser: Browser }) => {
  test.setTimeout(400_000);
  const cluster = await Cluster.start(2, { LCC_DEMO: 'off' }, OLD);
  const [old, next] = cluster.instances as [LccServer, LccServer];
  try {
    await old.lcc(['import', await rosterFile(old.dataDir), await paymentsFile(old.dataDir, 'sp2d.json', 5)]);
    const { key } = await old.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest']);
    const { page } = await cluster.hang(browser, 'Lama');
    const began = await loadedAt(page);
    const link = await watchLink(page);

    await next.start(); // it migrates the database under the old one
    await expect.poll(() => revisionOf(page)).toBe(await push(old, key, 'lama-sesudah-migrasi'));
    await expect.poll(() => revisionOf(page)).toBe(await push(next, key, 'baru-di-samping'));

    await old.end('SIGTERM');
    const left = Date.now();
    await expect.poll(() => revisionOf(page)).toBe(await push(next, key, 'baru-sendiri'));
    console.log(`the old page has a figure of the new server ${Date.now() - left} ms after the old one was stopped`);
    expect([await loadedAt(page), await link()]).toEqual([began, []]); // still the old page, and it never looked cut off

    await expect.poll(() => loadedAt(page).catch(() => began), { timeout: 120_000 }).toBeGreaterThan(began);
    console.log(`the page has loaded itself anew ${Date.now() - left} ms after the old server was stopped`);
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
    const again = await loadedAt(page);
    await expect.poll(() => revisionOf(page)).toBe(await push(next, key, 'baru-baru'));
    await page.waitForTimeout(20_000); // and it does so once
    expect(await loadedAt(page)).toBe(again);
  } finally {
    await cluster.remove();
  }
});
