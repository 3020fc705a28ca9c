import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { paymentsFile, rosterFile, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

let server: LccServer;
let other: LccServer;
let admin: Page;
let approver: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: 'awal-sekali-saja' });
  other = await LccServer.create({ LCC_DEMO: 'off' });
  await server.start();
  await server.lcc(['import', await rosterFile(server.dataDir), await paymentsFile(server.dataDir, 'sp2d.json', 30)]);
  const open = async (login: string, first: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(page, server, login, first);
    return page;
  };
  admin = await open('admin', 'awal-sekali-saja');
  const { password } = await server.lcc<{ password: string }>([
    'user',
    'add',
    'penyetuju',
    '--role',
    'approver',
    '--name',
    'Penyetuju Uji',
  ]);
  approver = await open('penyetuju', password);
});
test.afterAll(async () => {
  await server.remove();
  await other.remove();
});

const board = (of: LccServer) => of.lcc<{ totals: object; rows: object[] }>(['board', '--year', String(YEAR)]);

test('names, holidays and years: a year is closed by two people', async () => {
  await admin.goto(`${server.origin}/console/acuan`);
  await admin.getByRole('row').filter({ hasText: 'Dinas Jalan Contoh' }).click();
  const unit = admin.getByRole('complementary', { name: 'Dinas Jalan Contoh' });
  await unit.getByLabel('Nama seperti di berkas').fill('Dinas Bina Marga');
  await unit.getByRole('button', { name: 'Simpan nama' }).click();
  await expect(admin.getByRole('row').filter({ hasText: 'Dinas Jalan Contoh' })).toContainText('Dinas Bina Marga');
  await accessible(admin);
  await admin.getByRole('tab', { name: 'Hari libur' }).click();
  await admin.getByRole('button', { name: 'Tambah hari' }).click();
  await admin.getByRole('button', { name: 'Simpan' }).click();
  await expect(admin.getByText('Setiap hari perlu tanggal dan nama')).toBeVisible();
  await accessible(admin);
  await admin.getByRole('tab', { name: 'Tahun' }).click();
  await admin.getByRole('button', { name: 'Usulkan menutup' }).click();
  await admin.getByRole('dialog').getByLabel('Alasan').fill('LKPD diaudit');
  await admin.getByRole('dialog').getByRole('button', { name: 'Usulkan' }).click();
  await expect(admin.getByRole('button', { name: 'Setujui' })).toHaveAttribute('aria-disabled', 'true');
  await accessible(admin);
  await approver.goto(`${server.origin}/console/acuan`);
  await approver.getByRole('button', { name: 'Setujui' }).click();
  await expect(approver.getByRole('row').filter({ hasText: 'LKPD diaudit' })).toContainText('ditutup');
  await accessible(approver);
});

test('a backup is made while the server runs, and restored elsewhere it is the same to the last board', async () => {
  await admin.goto(`${server.origin}/console/cadangan`);
  await expect(admin.getByRole('heading', { name: 'Belum ada cadangan' })).toBeVisible();
  await accessible(admin);
  await admin.keyboard.press('n');
  await expect(admin.getByRole('table', { name: 'Cadangan' })).toContainText('.tar.gz');
  await expect(admin.getByText('cadangan segar')).toBeVisible();
  await accessible(admin);

  const file = join(other.dataDir, 'bawaan.tar.gz');
  const { backup } = await server.lcc<{ backup: { rows: number } }>(['backup', file]);
  expect(backup.rows).toBeGreaterThan(30);
  const { audit } = await other.lcc<{ audit: { intact: boolean } }>(['restore', file]);
  expect(audit.intact).toBe(true);
  expect(await board(other)).toEqual(await board(server));
  expect(await other.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
  expect(await other.lcc<{ intact: boolean }>(['audit', 'verify'])).toMatchObject({ intact: true });
});

test('a restore under a running server changes the epoch, and everybody signs in again', async () => {
  const file = join(server.dataDir, 'sekarang.tar.gz');
  await server.lcc(['backup', file]);
  const before = await board(server);
  await server.lcc(['user', 'add', 'sesudah', '--role', 'viewer', '--name', 'Sesudah cadangan']);
  await server.lcc(['restore', file]);
  expect(await board(server)).toEqual(before);
  const { users } = await server.lcc<{ users: { login: string }[] }>(['user', 'list']);
  expect(users.map(({ login }) => login)).not.toContain('sesudah');
  await admin.goto(`${server.origin}/console/cadangan`);
  await expect(admin.getByRole('heading', { name: 'Masuk' })).toBeVisible();
  expect((await fetch(`${server.origin}/api/health/ready`)).status).toBe(200);
  expect(await server.lcc<{ intact: boolean }>(['audit', 'verify'])).toMatchObject({ intact: true });
});
