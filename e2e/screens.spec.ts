import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { paymentsFile, rosterFile } from './support/files.js';
import { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
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
  await enter(desk, server, 'admin', FIRST);
});
test.afterAll(() => server.remove());

const receipt = (command: string) => desk.getByRole('table', { name: 'Tanda terima gambar' }).getByRole('row').filter({ hasText: command });

test('a screen is let in by the code on its glass, in four steps, and gets nothing before the last', async () => {
  await wall.goto(`${server.origin}/pasang`);
  await expect(wall.locator('.kode-pasang')).toHaveText(/^[A-Z2-9]{3} [A-Z2-9]{3}$/);
  const code = (await wall.locator('.kode-pasang').textContent()) ?? '';
  await desk.goto(`${server.origin}/console/layar`);
  await expect(desk.getByText('Belum ada layar')).toBeVisible();
  await accessible(desk);
  await desk.keyboard.press('p');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Kode di layar').fill('salah');
  await desk.keyboard.press('Enter');
  await expect(dialog.getByText('Enam huruf dan angka seperti')).toBeVisible();
  await dialog.getByLabel('Kode di layar').fill(code.toLowerCase());
  await desk.keyboard.press('Enter');
  await dialog.getByLabel('Nama layar').fill('Dinding Utama');
  await dialog.getByLabel('Ruang').fill('Ruang komando');
  await desk.keyboard.press('Enter');
  await dialog.getByLabel('Diagonal, inci').fill('43');
  await dialog.getByLabel('Kursi terjauh, meter').fill('7');
  await expect(dialog.getByText('dekatkan kursi terjauh sampai 4,8 m')).toBeVisible();
  await accessible(desk);
  await desk.keyboard.press('Enter');
  await expect(dialog.getByText('tulis alasan menerimanya').last()).toBeVisible(); // it is held until something changes
  await dialog.getByLabel('Diagonal, inci').fill('86');
  await dialog.getByLabel('Kursi terjauh, meter').fill('6,0');
  await desk.keyboard.press('Enter');
  await dialog.getByLabel('Peta', { exact: true }).uncheck();
  await accessible(desk);
  expect((await wall.context().cookies()).length).toBe(0);
  await dialog.getByRole('button', { name: 'Pasangkan', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Dinding Utama' })).toBeVisible();
  await expect(wall).toHaveURL(/\/wall$/);
  expect((await wall.context().cookies()).map(({ httpOnly }) => httpOnly)).toEqual([true]);
});

test('obeys commands at once, and each is done when the screen has painted', async () => {
  await expect(desk.getByText('1 layar, 1 tersambung')).toBeVisible();
  await expect(wall.locator('html')).toHaveAttribute('data-revision', /\d/);
  await desk.keyboard.press('m');
  await expect(wall.locator('[data-night]')).toBeVisible();
  await expect(receipt('Malam')).toContainText('dtk');
  await accessible(desk);
  await expect(desk.getByRole('button', { name: 'Bangunkan' })).toBeVisible();
  await desk.keyboard.press('m');
  await expect(wall.locator('[data-night]')).toBeHidden();
  await desk.keyboard.press('i');
  await expect(wall.locator('.kenali')).toContainText('Dinding Utama');
  await desk.keyboard.press('s');
  await desk.getByRole('dialog').getByLabel('Adegan').selectOption('papan-opd');
  await desk.getByRole('dialog').getByRole('button', { name: 'Tampilkan' }).click();
  await expect(receipt('Tampilkan Papan OPD')).toContainText('dtk');
  await desk.keyboard.press('b');
  await expect(wall.getByText('dijeda')).toBeVisible();
  await expect(receipt('Bekukan')).toContainText('dtk');
  await desk.keyboard.press('r');
  await expect(receipt('Muat ulang')).toContainText('dtk');
  await expect(wall.getByText('dijeda')).toBeVisible(); // frozen also after it came back, on the same scene
  await expect(wall.locator('.wall')).toHaveAttribute('data-scene', 'papan-opd');
  await desk.getByRole('button', { name: 'Lihat' }).click();
  await expect(desk.getByText(/laman 1, revisi/)).toBeVisible();
});

test('follows its settings and schedule', async () => {
  await desk.getByRole('button', { name: 'Ubah pengaturan' }).click();
  await desk.getByLabel('Cahaya ruang').selectOption('light');
  await desk.getByRole('button', { name: 'Tambah aturan' }).click();
  await desk.getByLabel('Dari', { exact: true }).fill('7.00');
  await desk.getByRole('button', { name: 'Simpan' }).click();
  await expect(desk.getByText('jam ditulis seperti 06.30')).toBeVisible();
  await accessible(desk);
  await desk.getByLabel('Dari', { exact: true }).fill('00.00');
  await desk.getByLabel('Sampai', { exact: true }).fill('00.00');
  await desk.getByRole('button', { name: 'Simpan' }).click();
  await expect(desk.getByText('Tersimpan.')).toBeVisible();
  await expect(wall.locator('[data-night]')).toBeVisible();
  await expect(wall.locator('html')).toHaveAttribute('data-room', 'light');
  await desk.setViewportSize({ width: 1280, height: 800 });
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await accessible(desk, ['light']);
});

test('turns black when it is revoked, and stays so', async () => {
  await desk.getByRole('button', { name: 'Cabut layar' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
  await expect(desk.getByText('Belum ada layar')).toBeVisible();
  await expect(wall.getByText('Layar tidak berizin')).toBeVisible();
  const { intact } = await server.lcc<{ intact: boolean }>(['audit', 'verify']);
  expect(intact).toBe(true);
});
