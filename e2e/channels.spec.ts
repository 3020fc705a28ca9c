import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
let server: LccServer;
let desk: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: FIRST, LCC_SOURCE_HOSTS: 'smtps://127.0.0.1:9' });
  await server.start();
  desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(desk, server, 'admin', FIRST);
});
test.afterAll(() => server.remove());

test('a channel of mail is refused in its fields, added, tried, and says why nothing went out', async () => {
  await desk.goto(`${server.origin}/console/kanal`);
  await desk.getByRole('button', { name: 'Tambah kanal' }).first().click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('Jenis').selectOption('mail');
  await accessible(desk);
  await form.getByLabel('Nama pendek').fill('surel');
  await form.getByLabel('Judul').fill('Surel inspektorat');
  await form.getByLabel('Alamat').fill('smtps://surat.invalid');
  await form.getByLabel('Nama pengguna').fill('lcc');
  await form.getByLabel('Sandi').fill('rahasia surat');
  await form.getByLabel('Dari').fill('lcc@langkatkab.go.id');
  await form.getByLabel('Kepada').fill('inspektorat');
  await form.getByRole('button', { name: 'Tambah' }).click();
  await expect(form.getByLabel('Kepada')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Kepada').fill('inspektorat@langkatkab.go.id');
  await form.getByRole('button', { name: 'Tambah' }).click();
  await expect(form.getByText('tidak ada dalam daftar izin')).toBeVisible();
  await form.getByLabel('Alamat').fill('smtps://127.0.0.1:9');
  await form.getByRole('button', { name: 'Tambah' }).click();
  const row = desk.getByRole('table', { name: 'Kanal' }).getByRole('row').filter({ hasText: 'Surel inspektorat' });
  await expect(row).toContainText('surel, mail');
  await row.getByRole('button', { name: 'Kirim uji' }).click();
  await expect(desk.getByRole('table', { name: 'Pesan terakhir' })).toContainText('127.0.0.1:9 tidak dapat dihubungi', { timeout: 40_000 });
  expect(await desk.content()).not.toContain('rahasia surat');
  await accessible(desk);
});
