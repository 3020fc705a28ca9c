import { expect, test } from '@playwright/test';
import { enter } from '../support/console.js';
import { reportFile, rosterFile, UNITS, YEAR } from '../support/files.js';
import { LccServer } from '../support/server.js';
import { figure, until } from './stage/figure.js';
import { Pusher } from './stage/pusher.js';
import { Screens } from './stage/screens.js';

interface Imported {
  readonly files: { readonly accepted: number; readonly warnings: { readonly code: string }[] }[];
}
let server: LccServer;

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: 'awal-sekali-saja' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  for (const unit of UNITS.slice(0, 2)) {
    const file = await reportFile(server.dataDir, `lra-${unit}.csv`, unit, `${YEAR}-01-31`, [['5.1', '1.000.000,00', '250.000,00']]);
    await server.lcc(['import', file]);
  }
  await server.start();
});
test.afterAll(() => server.remove());

test('N19: a report falls to zero: it is kept, and said loudly', async () => {
  const zero = await reportFile(server.dataDir, 'nol.csv', UNITS[0], `${YEAR}-02-28`, [['5.1', '1.000.000,00', '0']]);
  const [file] = (await server.lcc<Imported>(['import', zero])).files;
  const codes = file?.warnings.map(({ code }) => code) ?? [];
  expect(codes).toContain('falling');
  const right = await reportFile(server.dataDir, 'lagi.csv', UNITS[0], `${YEAR}-02-28`, [['5.1', '1.000.000,00', '250.000,00']]);
  await server.lcc(['import', right]);
});

test('N20: one unit of three says nothing: it is counted and named', async ({ page }) => {
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding']);
  await page.goto(url);
  await page.goto(`${server.origin}/wall/papan-opd?hold`);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  const silent = page.locator(`[data-metric="absorption"][data-scope="${UNITS[2]}"]`).first();
  await expect(silent).toHaveAttribute('data-absent', /./);
  await expect(silent).toHaveAttribute('data-value', '');
  await page.goto(`${server.origin}/wall/ringkas?hold`);
  await expect(page.getByText(/dari 3/).first()).toBeVisible();
});

test('N22: a threshold is tried while figures flow @slow', async ({ page }) => {
  await enter(page, server, 'admin', 'awal-sekali-saja');
  const { password } = await server.lcc<{ password: string }>(['user', 'add', 'analis', '--name', 'Analis', '--role', 'inspector']);
  await page.context().clearCookies();
  await enter(page, server, 'analis', password);
  const screens = await Screens.of(server, { paired: true });
  const pusher = await Pusher.of(server);
  try {
    screens.join(3);
    await until('screens are current', () => screens.current() === 3);
    const headers = { origin: server.origin, 'x-lcc-page': 'uji' };
    const rule = `${server.origin}/api/v1/boards/12.05-${YEAR}/thresholds/B01`;
    const { inForce } = (await (await page.request.get(rule)).json()) as { inForce: { terms: object } };
    const tried = () => page.request.post(`${rule}/trial`, { headers, data: { terms: inForce.terms } });
    expect((await tried()).status()).toBe(200);
    let slowest = 0;
    for (let i = 0; i < 10; i++) {
      void tried().catch(() => undefined);
      const began = performance.now();
      await pusher.pushNext('1.00');
      await until('it is on the screens', () => screens.current(pusher.revision) === 3, 20, 10);
      slowest = Math.max(slowest, (performance.now() - began) / 1_000);
    }
    figure('slowest figure', slowest, 1, 's');
  } finally {
    screens.stop();
  }
});
