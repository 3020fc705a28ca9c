import { type Cookie, expect, type Page, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { accessible } from './support/console.js';
import { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
const OWN = 'kalimat sandi milik sendiri';
let server: LccServer;

test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1440, height: 900 } });
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: FIRST });
  await server.start();
});
test.afterAll(() => server.remove());

/** The half minute's code; a code works once, so a second one waits for the next. */
const codeOf = (secret: string): string => generateSync({ secret });
let cookies: Cookie[] = [];

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${server.origin}/console`);
  await page.getByLabel('Nama masuk').fill(login);
  await page.getByLabel('Sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
}

test('the first administrator comes in only with a password and an authenticator of their own', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => (/Content Security Policy/.test(message.text()) ? faults.push(message.text()) : undefined));
  await page.goto(`${server.origin}/console/jejak`);
  await page.getByLabel('Nama masuk').waitFor();
  await accessible(page);
  await page.getByLabel('Nama masuk').fill('admin');
  await page.getByLabel('Sandi').fill('salah sekali');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByText('Periksa nama masuk dan sandi')).toBeVisible();
  await page.getByLabel('Sandi').fill(FIRST);
  await page.getByRole('button', { name: 'Masuk' }).click();

  await page.getByRole('heading', { name: 'Ganti sandi pertama' }).waitFor();
  await page.getByLabel('Sandi sekarang').fill(FIRST);
  await page.getByLabel('Sandi baru', { exact: true }).fill('pendek');
  await page.getByLabel('Sandi baru sekali lagi').fill('lain');
  await page.getByRole('button', { name: 'Ganti sandi' }).click();
  await expect(page.getByText('Paling sedikit 12 huruf.', { exact: true })).toBeVisible();
  await accessible(page);
  await page.getByLabel('Sandi baru', { exact: true }).fill(OWN);
  await page.getByLabel('Sandi baru sekali lagi').fill(OWN);
  await page.getByRole('button', { name: 'Ganti sandi' }).click();

  await page.getByRole('img', { name: /QR/ }).waitFor();
  await accessible(page);
  const secret = (await page.locator('code').first().textContent()) ?? '';
  await page.getByLabel('Kode enam angka').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Pasang' }).click();
  await expect(page.locator('.codes li')).toHaveCount(10);
  await accessible(page);
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/me'));
  await page.waitForTimeout(5_200); // until then what is known counts as fresh
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  await asked;
  await page.waitForTimeout(300);
  await expect(page.locator('.codes li')).toHaveCount(10); // the account is in order now, and what is shown once stays until it is read
  await page.getByLabel('Kode sudah saya simpan').check();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await expect(page.getByRole('heading', { name: 'Jejak audit' })).toBeVisible();
  await accessible(page);
  cookies = await page.context().cookies();
  expect(faults).toEqual([]);
});

test.describe('signed in', () => {
  test.beforeEach(({ context }) => context.addCookies(cookies));

  test('begins with what is still to be done, and says whose command center it is', async ({ page }) => {
    await page.goto(`${server.origin}/console`);
    await expect(page).toHaveURL(/\/console\/mulai$/);
    await expect(page.getByText('Kabupaten Langkat', { exact: true })).toBeVisible();
    await expect(page.getByText('belum ada: SKPD, anggaran, rencana kas, realisasi')).toBeVisible();
    await expect(page.getByText('belum ada layar')).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: 'Buka Impor' }).click();
    await expect(page.getByRole('heading', { name: 'Impor', level: 1 })).toBeVisible();
  });

  test('adds a person by keyboard, who then has to change the password', async ({ page, browser }) => {
    await page.goto(`${server.origin}/console/pengguna`);
    await page.getByRole('table').waitFor();
    await accessible(page);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nama masuk').fill('op.jalan');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Operator Jalan');
    await dialog.getByLabel('Peran').selectOption('unit-operator');
    await dialog.getByRole('button', { name: 'Tambah' }).click();
    await expect(dialog.getByText('perlu kode unitnya')).toBeVisible();
    await accessible(page);
    await dialog.getByLabel('Unit').fill('1.03.0.00.0.00.03.0000');
    await dialog.getByRole('button', { name: 'Tambah' }).click();
    const first = (await dialog.locator('code').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Selesai' }).click();
    await expect(page.getByRole('complementary', { name: 'Operator Jalan' })).toBeVisible();
    await accessible(page);

    // A field that was asked for and is no longer leaves nothing behind.
    await page.keyboard.press('n');
    await dialog.getByLabel('Nama masuk').fill('pembaca');
    await dialog.getByLabel('Nama', { exact: true }).fill('Pembaca Papan');
    await dialog.getByLabel('Peran').selectOption('unit-operator');
    await dialog.getByLabel('Unit').fill('bukan kode');
    await dialog.getByLabel('Peran').selectOption('viewer');
    await dialog.getByRole('button', { name: 'Tambah' }).click();
    await expect(dialog.locator('code')).toBeVisible();
    await dialog.getByRole('button', { name: 'Selesai' }).click();

    const theirs = await browser.newContext();
    const other = await theirs.newPage();
    await signIn(other, 'op.jalan', first);
    await expect(other.getByRole('heading', { name: 'Ganti sandi pertama' })).toBeVisible();
    await other.getByLabel('Sandi sekarang').fill(first);
    await other.getByLabel('Sandi baru', { exact: true }).fill(OWN);
    await other.getByLabel('Sandi baru sekali lagi').fill(OWN);
    await other.getByRole('button', { name: 'Ganti sandi' }).click();
    await expect(other.getByRole('heading', { name: 'Laporan unit' })).toBeVisible(); // the first page that is theirs
    await other.goto(`${server.origin}/console/jejak`);
    await expect(other.getByText('Tidak ada hak untuk halaman ini')).toBeVisible();
    await accessible(other);
    await theirs.close();
  });

  test('makes a key that is shown once, and revokes it', async ({ page }) => {
    await page.goto(`${server.origin}/console/kunci`);
    await expect(page.getByText('Belum ada kunci')).toBeVisible();
    await accessible(page);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Untuk apa').fill('Mesin uji');
    await dialog.getByLabel('Lingkup').selectOption('read');
    await dialog.getByRole('button', { name: 'Buat kunci' }).click();
    const token = (await dialog.locator('code').textContent()) ?? '';
    const read = () => fetch(`${server.origin}/api/v1/boards/12.05-1999`, { headers: { authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(404);
    await dialog.getByRole('button', { name: 'Selesai' }).click();
    await page.getByRole('button', { name: 'Cabut' }).click();
    await accessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
    await expect(page.getByText('dicabut')).toBeVisible();
    await expect.poll(async () => (await read()).status).toBe(401);
  });

  test('walks by keys, finds by the palette, and remembers language and light', async ({ page }) => {
    await page.goto(`${server.origin}/console/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await expect(page).toHaveURL(/\/console\/jejak$/);
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Tombol di halaman ini' })).toBeVisible();
    await accessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Cari perintah' })).toBeFocused();
    await page.keyboard.type('akun');
    await accessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Akun saya' })).toBeVisible();
    await accessible(page);
    await page.getByRole('tab', { name: 'Tampilan' }).click();
    await page.getByLabel('Bahasa').selectOption('en');
    await page.getByLabel('Light').selectOption('dark');
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Appearance' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await accessible(page);
  });

  test('is of use from 1280 pixels on, without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const path of ['pengguna', 'kunci', 'jejak', 'akun', 'akun/sesi', 'tidak-ada']) {
      await page.goto(`${server.origin}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
      await accessible(page, ['light']); // both were seen at 1440
    }
  });

  test('says so when the server is away, and goes on when it is back', async ({ page }) => {
    await page.goto(`${server.origin}/console/pengguna`);
    await page.getByRole('table').waitFor();
    await server.end('SIGKILL');
    await page.getByRole('link', { name: 'Kunci mesin' }).click();
    await expect(page.getByText('Server tidak menjawab').first()).toBeVisible();
    await accessible(page);
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await expect(page.getByText('Server tidak menjawab').first()).toBeVisible();
    await server.start();
    await expect(page.getByRole('table')).toBeVisible(); // it asks again by itself
    await expect(page.getByText('terhubung')).toBeVisible();
  });

  test('ends with the session, wherever it is ended', async ({ page }) => {
    await page.goto(`${server.origin}/console/akun/sesi`);
    await page.getByText('yang ini').waitFor();
    await server.lcc(['user', 'reset', 'admin']);
    await page.getByRole('link', { name: 'Kunci mesin' }).click();
    await expect(page.getByRole('heading', { name: 'Masuk' })).toBeVisible();
  });
});

test('every entry of this is in the audit trail, which is whole', async () => {
  const verdict = await server.lcc<{ intact: boolean; entries: number; vouchedTo: number }>(['audit', 'verify']);
  expect(verdict).toMatchObject({ intact: true, vouchedTo: verdict.entries });
  expect(verdict.entries).toBeGreaterThan(10);
});
