import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { rosterFile, UNITS } from './support/files.js';
import { LccServer } from './support/server.js';

let server: LccServer;
let unit: Page;
let inspector: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: 'awal-sekali-saja' });
  await server.start();
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  const open = async (login: string, role: string, ...more: string[]): Promise<Page> => {
    const { password } = await server.lcc<{ password: string }>(['user', 'add', login, '--role', role, '--name', login, ...more]);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(page, server, login, password);
    return page;
  };
  unit = await open('op.jalan', 'unit-operator', '--unit', UNITS[0]);
  inspector = await open('pengawas', 'inspector');
});
test.afterAll(() => server.remove());

test('a unit writes its month, and only its own', async () => {
  await unit.goto(`${server.origin}/console/laporan`);
  await expect(unit.getByRole('heading', { name: 'Dinas Jalan Contoh' })).toBeVisible();
  await expect(unit.getByRole('table').getByRole('row')).toHaveCount(2); // the head and the own unit
  await accessible(unit);
  await unit.getByLabel('Sebab tertinggal').selectOption('penyedia');
  await unit.getByLabel('Realisasi fisik').fill('52,5');
  await unit.keyboard.press('Control+Enter');
  await expect(unit.getByText('Jelaskan sebabnya')).toBeVisible();
  await accessible(unit);
  await unit.getByLabel('Penjelasan').fill('Pabrik aspal berhenti dua minggu');
  await unit.getByLabel('Penanggung jawab').fill('Kepala Bidang Bina Marga');
  await unit.getByLabel('Kembali sesuai rencana pada').fill('2026-12-10');
  await unit.keyboard.press('Control+Enter');
  await expect(unit.locator('.month-choice').getByText('menunggu verifikasi').last()).toBeVisible();
  await unit.getByRole('button', { name: 'Tulis' }).click();
  await unit.getByLabel('Nama', { exact: true }).fill('Nama Rekaan');
  await unit.getByLabel('Telepon').fill('0812 0000 1111');
  await unit.getByRole('button', { name: 'Simpan' }).click();
  await expect(unit.getByRole('region', { name: 'Dinas Jalan Contoh' }).getByText('Nama Rekaan')).toBeVisible();
  await accessible(unit);
});

test('the inspectorate returns it with a note, and verifies the correction', async () => {
  await inspector.goto(`${server.origin}/console/laporan`);
  await expect(inspector.getByRole('row').filter({ hasText: 'Dinas Jalan Contoh' })).toContainText('52,5');
  await expect(inspector.getByRole('row').filter({ hasText: 'Dinas Rumah Contoh' })).toContainText('belum lapor');
  await accessible(inspector);
  await inspector.getByRole('row').filter({ hasText: 'Dinas Jalan Contoh' }).click();
  await inspector.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(inspector.getByText('Tulis apa yang harus dibetulkan')).toBeVisible();
  await inspector.getByLabel('Catatan').fill('Lampirkan foto');
  await inspector.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(inspector.getByText('Catatan verifikator: Lampirkan foto')).toBeVisible();
  await accessible(inspector);

  await unit.reload();
  await expect(unit.getByText('Catatan verifikator: Lampirkan foto')).toBeVisible();
  await unit.getByLabel('Realisasi fisik').fill('53');
  await unit.getByRole('button', { name: 'Kirim perbaikan' }).click();
  await expect(unit.getByText('kiriman ke-2')).toBeVisible();
  await inspector.reload();
  await inspector.getByRole('button', { name: 'Verifikasi' }).click();
  await expect(inspector.getByRole('row').filter({ hasText: 'Dinas Jalan Contoh' })).toContainText('terverifikasi');
  await inspector.setViewportSize({ width: 1280, height: 800 });
  expect(await inspector.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
});
