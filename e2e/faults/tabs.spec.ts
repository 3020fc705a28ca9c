import { expect, test } from '@playwright/test';
import { reportFile, rosterFile, UNITS, YEAR } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, secondsSince, until } from './stage/figure.js';

test('F21, N25: the tab of a wall crashes and is opened anew', async ({ context }) => {
  test.setTimeout(600_000);
  const server = await LccServer.create({ LCC_DEMO: 'off' });
  try {
    await server.lcc(['import', await rosterFile(server.dataDir)]);
    const rows = [['5.1', '1.000.000,00', '250.000,00']] as const;
    await server.lcc(['import', await reportFile(server.dataDir, 'lra.csv', UNITS[0], `${YEAR}-01-31`, rows)]);
    await server.start();
    const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding']);
    const page = await context.newPage();
    await page.goto(url);
    const absorption = '[data-metric="absorption"][data-scope="region"]';
    await expect(page.locator(absorption).first()).toHaveAttribute('data-value', '0.25');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const sockets = async () => Number(/^lcc_sockets (\d+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1]);
    const session = await context.newCDPSession(page);
    const crashed = performance.now();
    void session.send('Page.crash').catch(() => undefined); // a crashed page answers nothing any more
    await until('the server misses it', async () => (await sockets()) === 0);
    figure('missed by the server', secondsSince(crashed), 60, 's');
    const again = await context.newPage();
    const began = performance.now();
    await again.goto(`${server.origin}/wall/ringkas?hold`);
    await expect(again.locator(absorption).first()).toHaveAttribute('data-value', '0.25');
    figure('picture again', secondsSince(began), 20, 's');
    await expect(again.locator('html')).toHaveAttribute('data-link', 'live');
  } finally {
    await server.remove();
  }
});
