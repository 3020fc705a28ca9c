import { expect, type Page, test } from '@playwright/test';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, sleep, until } from './stage/figure.js';

let server: LccServer;
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO_PACE: '120' });
  await server.start();
});
test.afterAll(() => server.remove());

const value = (page: Page) => page.locator('[data-metric="realization"][data-scope="region"]').first();

/** Counts documents this page loads. */
function loads(page: Page): () => number {
  let count = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) count++;
  });
  return () => count;
}

/** Answers as a server of another version would. */
async function asVersion(page: Page, change: (session: Record<string, unknown>) => void): Promise<void> {
  await page.route('**/api/session', async (route) => {
    const answer = await route.fetch().catch(() => null);
    if (!answer) return route.abort();
    const session = (await answer.json()) as Record<string, unknown>;
    change(session);
    await route.fulfill({ response: answer, json: session });
  });
}

test('F22: a page meets a server that always announces other pages @slow', async ({ page }) => {
  test.setTimeout(600_000);
  await asVersion(page, (session) => {
    session.build = 'besok';
  });
  const count = loads(page);
  const began = performance.now();
  await page.goto(`${server.origin}/wall`);
  await expect(value(page)).toHaveAttribute('data-value', /\d/);
  await sleep(60_000);
  await expect(value(page)).toHaveAttribute('data-value', /\d/);
  test.info().annotations.push({ type: 'note', description: `${count()} documents in ${Math.round(secondsSince(began))} s` });
  figure('reloads in ten minutes, beyond the three that are allowed', Math.max(0, count() - 1 - 3), 0);
});

test('F22: an older page reads from a newer server what it knows, and a newer page from an older server', async ({ page }) => {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const up = socket.connectToServer();
    up.onMessage((message) => {
      const text = message.toString();
      // An entry, a panel and a field of beats that this page has never heard of.
      socket.send(text.replace('"set":{', '"set":{"panel/besok":{"a":1},'));
    });
    // An older page says another build, and knows no epoch.
    socket.onMessage((message) => up.send(message.toString().replace(/"build":"[^"]*"/, '"build":"kemarin"')));
  });
  await page.goto(`${server.origin}/wall/ringkas?hold`);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  const first = await value(page).getAttribute('data-value');
  const moved = await until('figures move', async () => (await value(page).getAttribute('data-value')) !== first, 30);
  figure('figures moved', moved, 5, 's');
});
