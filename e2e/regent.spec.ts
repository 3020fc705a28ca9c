import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { reportFile, rosterFile, UNITS, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

let server: LccServer;
test.use({ viewport: { width: 360, height: 780 } });
test.beforeAll(async () => {
  server = await LccServer.create();
  await server.start();
});
test.afterAll(() => server.remove());

test("the citizens' page needs no script, and its files hold what it says", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(`${server.origin}/public`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Dari setiap Rp|Tahun/);
  await expect(page.getByText('SIMULASI')).toBeVisible();
  const address = await page.locator('#data a', { hasText: 'CSV' }).first().getAttribute('href');
  const csv = await (await page.request.get(server.origin + (address ?? ''))).text();
  const units = await page.locator('#belanja tbody tr').count();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(units + 1);
  await context.close();
});

test("the regent's page takes a phone at most 120 kB of script, and asks for its board once", async ({ page }) => {
  const scripts = new Set<string>();
  const boards: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
    if (request.url().endsWith('/api/v1/boards/main')) boards.push(request.url());
  });
  await page.goto(`${server.origin}/regent`, { waitUntil: 'networkidle' });
  await expect(page.locator('[data-sentence]')).toContainText('Serapan');
  const bodies = await Promise.all([...scripts].map(async (url) => (await page.request.get(url)).body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(120_000);
  expect(boards).toHaveLength(1);
});

test("the regent's page says in a sentence what the board says, opens a unit, and stays without a network", async ({ page, context }) => {
  await page.goto(`${server.origin}/regent`);
  const value = async (metric: string) =>
    Number(await page.locator(`[data-metric="${metric}"][data-scope="region"]`).getAttribute('data-value'));
  await expect(page.locator('[data-sentence]')).toContainText('Serapan');
  await expect(page.locator('html')).toHaveAttribute('data-link', 'delayed');
  // The made-up year goes on, and the page reads it again within fifteen seconds.
  let percent = '';
  await expect(async () => {
    const board = await page.request.get(`${server.origin}/api/v1/boards/main`);
    const { board: told } = (await board.json()) as { board: { totals: { absorption: number } } };
    expect(await value('absorption')).toBe(told.totals.absorption);
    percent = told.totals.absorption.toLocaleString('id-ID', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }).toPass({ timeout: 40_000 });
  await expect(page.locator('[data-sentence]')).toContainText(`Serapan ${percent}`);
  const first = page.locator('.bupati-unit').first();
  await first.click();
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Sisa pagu')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await accessible(page, ['']);
  await page.goto(`${server.origin}/public`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await accessible(page, ['']);
  await page.goto(`${server.origin}/regent`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await server.end('SIGKILL');
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('[data-sentence]')).toContainText(`Serapan ${percent}`);
  await expect(page.getByText('Tanpa jaringan')).toBeVisible();
});

test.describe('a question to a unit', () => {
  let real: LccServer;
  test.beforeAll(async () => {
    real = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: 'awal-sekali-saja' });
    await real.start();
    await real.lcc(['import', await rosterFile(real.dataDir)]);
    for (const [i, unit] of UNITS.entries()) {
      const rows = [['5.1.02.01.01.0024', '1000000', String(100_000 * (i + 1))]] as const;
      await real.lcc(['import', await reportFile(real.dataDir, `lra-${i}.csv`, unit, `${YEAR}-01-05`, rows)]);
    }
  });
  test.afterAll(() => real.remove());

  test('is asked on the phone, answered by the unit in the console, and read on its row', async ({ browser }) => {
    const open = async (login: string, role: string, size: { width: number; height: number }, ...more: string[]) => {
      const { password } = await real.lcc<{ password: string }>(['user', 'add', login, '--role', role, '--name', login, ...more]);
      const page = await (await browser.newContext({ viewport: size })).newPage();
      await enter(page, real, login, password);
      return page;
    };
    const regent = await open('bupati', 'regent', { width: 360, height: 780 });
    const unit = await open('op.jalan', 'unit-operator', { width: 1440, height: 900 }, '--unit', UNITS[0]);
    await regent.goto(`${real.origin}/regent`);
    const row = regent.locator(`[data-unit="${UNITS[0]}"]`);
    await row.getByRole('button').first().click();
    await row.getByRole('button', { name: 'Tanya unit' }).click();
    await accessible(regent, ['']);
    await row.getByLabel('Tulis sendiri').check();
    await expect(row.getByRole('button', { name: /^Kirim/ })).toBeDisabled();
    await row.getByLabel('Pertanyaan', { exact: true }).fill('Kapan aspal datang?');
    await regent.context().setOffline(true);
    await row.getByRole('button', { name: /^Kirim/ }).click();
    await expect(row.getByText('Akan dikirim saat tersambung').first()).toBeVisible();
    await regent.context().setOffline(false);
    await expect(row.getByText(/menunggu jawaban/).first()).toBeVisible();
    expect(await regent.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await accessible(regent, ['']);

    await row.getByRole('button', { name: 'Tulis catatan' }).click();
    await row.getByLabel('Catatan saya').fill('Tanya lagi Kamis');
    await accessible(regent, ['']);
    await row.getByRole('button', { name: 'Simpan' }).click();
    await expect(row.getByText('Tanya lagi Kamis')).toBeVisible();

    await unit.goto(`${real.origin}/console/laporan`);
    await expect(unit.getByRole('navigation').getByText('pertanyaan menunggu')).toBeAttached();
    await expect(unit.getByText('Kapan aspal datang?')).toBeVisible();
    await accessible(unit);
    await unit.getByLabel('Jawaban').fill('Kamis pagi, dua truk');
    await unit.getByRole('button', { name: 'Kirim jawaban' }).click();
    await expect(unit.getByText('Kamis pagi, dua truk')).toBeVisible();
    await expect(unit.getByRole('navigation').getByText('pertanyaan menunggu')).not.toBeAttached();

    await regent.reload();
    await expect(row.getByText('Kamis pagi, dua truk').first()).toBeVisible();
    await expect(regent.getByText('1 jawaban baru')).toBeVisible();
    await row.getByRole('button').first().click();
    await expect(row.getByText('Tanya lagi Kamis')).toBeVisible();
    await accessible(regent, ['']);
  });

  test('is told of by a notification that says nothing of it, once it was allowed', async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, permissions: ['notifications'] });
    const page = await context.newPage();
    const { password } = await real.lcc<{ password: string }>(['user', 'add', 'bupati.dua', '--role', 'regent', '--name', 'Bupati']);
    await enter(page, real, 'bupati.dua', password);
    await page.goto(`${real.origin}/regent`);
    await expect(page.getByRole('button', { name: 'Nyalakan pemberitahuan' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('kasus kritis yang setengah jam belum diambil')).toBeVisible();
    await accessible(page, ['']);
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((done) =>
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const id = registrations[0]?.registrationId;
        if (id) done(id);
      }),
    );
    await devtools.send('ServiceWorker.enable');
    const registrationId = await registered;
    const data = JSON.stringify({ id: 'pesan-1', text: 'Ada janji yang terlewat.' });
    for (let i = 0; i < 2; i++) await devtools.send('ServiceWorker.deliverPushMessage', { origin: real.origin, registrationId, data });
    const shown = () =>
      page.evaluate(async () => {
        const notifications = await (await navigator.serviceWorker.ready).getNotifications();
        return notifications.map(({ title, body }) => [title, body]);
      });
    await expect.poll(shown).toEqual([['Langkat Command Center', 'Ada janji yang terlewat.']]);
    await context.close();
  });

  test('is preceded by a link that signs in once, with a tap, made in the console or on the server', async ({ browser }) => {
    const { id } = await real.lcc<{ id: string }>(['user', 'add', 'bupati.tiga', '--role', 'regent', '--name', 'Bupati Tiga']);
    const { link } = await real.lcc<{ link: string }>(['user', 'link', 'bupati.tiga']);
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await phone.goto(link);
    await expect(phone.getByRole('heading', { name: 'Masuk dengan tautan' })).toBeVisible();
    expect(phone.url()).not.toContain('masuk=');
    await accessible(phone);
    await phone.getByRole('button', { name: 'Masuk', exact: true }).click();
    await expect(phone.locator('[data-sentence]')).toContainText('Serapan');
    expect(new URL(phone.url()).pathname).toBe('/regent');

    const admin = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(admin, real, 'admin', 'awal-sekali-saja');
    await admin.goto(`${real.origin}/console/pengguna/${id}`);
    await admin.getByRole('button', { name: 'Buat tautan masuk' }).click();
    const made = await admin.locator('.secret code').textContent();
    expect(made).toContain(`${real.origin}/console#masuk=`);
    await accessible(admin);

    const other = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await other.goto(link);
    await other.getByRole('button', { name: 'Masuk', exact: true }).click();
    await expect(other.getByText('Tautan masuk berlaku sekali, selama 15 menit')).toBeVisible();
    await other.getByRole('button', { name: 'Pakai sandi' }).click();
    await expect(other.getByLabel('Nama masuk')).toBeVisible();
  });
});
