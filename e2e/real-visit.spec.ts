import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { paymentsFile, rosterFile } from './support/files.js';
import { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
const PIN = '739251';
let server: LccServer;
let desk: Page;
let wall: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: FIRST });
  await server.start();
  await server.lcc(['import', await rosterFile(server.dataDir), await paymentsFile(server.dataDir, 'sp2d.json', 5)]);
  desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', 'Dinding Utama']);
  await wall.goto(server.origin + new URL(url).pathname);
  await expect(wall.locator('main.wall[data-scene]')).toBeVisible();
  await enter(desk, server, 'admin', FIRST);
});
test.afterAll(() => server.remove());

test('an official opens real figures with a PIN, the wall and a telephone show them marked, and they close', async ({ browser }) => {
  await desk.goto(`${server.origin}/console/kunjungan`);
  await desk.getByLabel('PIN kunjungan baru').fill('123456');
  await desk.getByRole('button', { name: 'Setel PIN' }).click();
  await expect(desk.getByText('Mudah ditebak')).toBeVisible();
  await accessible(desk);
  await desk.getByLabel('PIN kunjungan baru').fill(PIN);
  await desk.getByRole('button', { name: 'Setel PIN' }).click();
  const open = desk.getByRole('button', { name: 'Buka bagi tamu' });
  const section = desk.locator('section').filter({ hasText: 'TAMU-NYATA' });
  await section.getByRole('checkbox', { name: 'Dinding Utama' }).check();
  await desk.getByLabel('PIN kunjungan Anda').fill('000000');
  await open.click();
  await expect(desk.getByText('PIN salah; tersisa 4 kali.')).toBeVisible();
  await desk.getByLabel('PIN kunjungan Anda').fill(PIN);
  await accessible(desk);
  await open.click();
  await expect(desk.getByText(/Terbuka sampai \d\d\.\d\d WIB/)).toBeVisible();
  await accessible(desk);

  await expect(wall.getByText('TAMU-NYATA', { exact: true })).toBeVisible();
  await expect(wall.getByText(/disamarkan, sampai \d\d\.\d\d/)).toBeVisible();
  const address = (await desk.locator('.entrance').textContent())?.match(/\/guest\/nyata\/[A-Z0-9]{6}/)?.[0] ?? '';
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(server.origin + address);
  await expect(phone.getByText(/^TAMU-NYATA: data nyata, disamarkan/)).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await accessible(phone, ['light']);

  await wall.reload();
  await expect(wall.getByText('TAMU-NYATA', { exact: true })).toBeVisible(); // a screen that comes back is told

  await desk.getByRole('button', { name: 'Akhiri sekarang' }).click();
  await expect(wall.getByText('Kunjungan selesai. Layar kembali ke jadwalnya.')).toBeVisible();
  await expect(wall.getByText('TAMU-NYATA', { exact: true })).toBeHidden();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Kunjungan ini sudah berakhir' })).toBeVisible();
});
