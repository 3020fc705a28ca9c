import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { payment, rosterFile, UNITS, YEAR } from './support/files.js';
import { LccServer } from './support/server.js';

const FIRST = 'awal-sekali-saja';
let server: LccServer;
let desk: Page;
let office: Server;
let rows: object[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  office = createServer((request, response) => {
    const isMine = request.headers.authorization === 'Bearer rahasia-kantor';
    response.writeHead(isMine ? 200 : 401, { 'content-type': 'application/json' }).end(isMine ? JSON.stringify(rows) : '{}');
  });
  await new Promise<void>((done) => office.listen(0, '127.0.0.1', done));
  const { port } = office.address() as AddressInfo;
  server = await LccServer.create({ LCC_DEMO: 'off', LCC_ADMIN_PASSWORD: FIRST, LCC_SOURCE_HOSTS: `http://127.0.0.1:${port}` });
  await server.start();
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(desk, server, 'admin', FIRST);
});
test.afterAll(async () => {
  await server.remove();
  office.close();
});

const lra = (realization: string, printed: string): Buffer =>
  Buffer.from(
    [
      'tahun;kode_skpd;sampai_tanggal;kode_rekening;nama_rekening;anggaran;realisasi',
      `${YEAR};${UNITS[0]};${YEAR}-01-31;5;BELANJA DAERAH;1000000;${printed}`,
      `${YEAR};${UNITS[0]};${YEAR}-01-31;5.1.01;Belanja Pegawai;1000000;${realization}`,
      `${YEAR};${UNITS[0]};${YEAR}-01-31;5.1.02;Belanja Barang;x;0`,
    ].join('\n'),
  );
const choose = (name: string, buffer: Buffer) => desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
const detail = (name: string) => desk.getByRole('region', { name });
const realized = async (): Promise<string | null> => {
  const { totals } = await server.lcc<{ totals: { realization: string | null } }>(['board', '--year', String(YEAR)]);
  return totals.realization;
};

test('a file is tried, judged, applied and taken back', async () => {
  await desk.goto(`${server.origin}/console/impor`);
  await desk.getByRole('row').filter({ hasText: 'roster.csv' }).waitFor();
  await accessible(desk);
  await choose('LRA_uji.csv', lra('400000', '500000'));
  const file = detail('LRA_uji.csv');
  await expect(file.getByText('Dikenali sebagai')).toBeVisible();
  await expect(file.getByRole('table', { name: 'Jumlah kendali' }).getByRole('row').filter({ hasText: '500.000' })).toContainText(
    '100.000',
  );
  await expect(file.getByRole('table', { name: 'Bila diterapkan' })).toContainText('400.000');
  await expect(file.getByRole('table', { name: 'Ditolak' })).toContainText('Baris 4');
  await expect(desk.getByText('1 menunggu keputusan')).toBeVisible();
  await accessible(desk);
  expect(await realized()).toBeNull();
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText('1 menunggu keputusan')).toBeHidden();
  await expect(file.getByRole('button', { name: 'Batalkan impor' })).toBeVisible();
  expect(await realized()).toBe('400000.00');
  await accessible(desk);
  await file.getByRole('button', { name: 'Batalkan impor' }).click();
  await desk.getByRole('dialog').getByLabel('Alasan').fill('berkas bulan lain');
  await accessible(desk);
  await desk.getByRole('dialog').getByRole('button', { name: 'Batalkan impor' }).click();
  await expect(file.getByText('Dibatalkan dengan pembalikan')).toBeVisible();
  expect(await realized()).toBeNull();
});

test('a file of which nothing can be used says why, and what to tell it', async () => {
  await choose('tanpa-unit.csv', Buffer.from('kode_rekening,anggaran,realisasi\n5.1.01,100.00,40.00'));
  const file = detail('tanpa-unit.csv');
  await expect(file.getByText('Tidak ada baris yang dapat dipakai')).toBeVisible();
  await accessible(desk);
  await file.getByLabel('Unit', { exact: true }).fill(UNITS[1]);
  await file.getByLabel('Sampai tanggal').fill(`${YEAR}-01-31`);
  await file.getByRole('button', { name: 'Uji lagi', exact: true }).click();
  await expect(desk.getByText('1 menunggu keputusan')).toBeVisible();
  await desk.getByRole('button', { name: 'Buang' }).click();
  await expect(desk.getByText('1 menunggu keputusan')).toBeHidden();
});

test('a source is added, pulled, fails in words, is mended and paused; its secret never comes out again', async () => {
  rows = [payment('12.05/S/1', '250000.00', UNITS[0])];
  const { port } = office.address() as AddressInfo;
  await desk.goto(`${server.origin}/console/sumber`);
  await expect(desk.getByText('Belum ada sumber')).toBeVisible();
  await accessible(desk);
  await desk.keyboard.press('n');
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tambah' }).click();
  await expect(dialog.getByText('huruf kecil, angka dan tanda hubung')).toBeVisible();
  await accessible(desk);
  await dialog.getByLabel('Nama pendek').fill('kantor-uji');
  await dialog.getByLabel('Nama', { exact: true }).fill('SP2D kantor uji');
  await dialog.getByLabel('Konektor').fill('sp2d');
  await dialog.getByLabel('Penanggung jawab').fill('BPKAD');
  await dialog.getByLabel('Alamat').fill('http://10.0.0.1/rahasia');
  await dialog.getByLabel('Jadwal').fill('1d');
  await dialog.getByRole('button', { name: 'Tambah' }).click();
  await expect(dialog.getByText('LCC_SOURCE_HOSTS').last()).toBeVisible(); // a place the server may not go to
  await dialog.getByLabel('Alamat').fill(`http://127.0.0.1:${port}/sp2d`);
  await dialog.getByRole('button', { name: 'Tambah' }).click();
  const source = desk.getByRole('complementary', { name: 'SP2D kantor uji' });
  await expect(source.getByText('gagal').first()).toBeVisible({ timeout: 30_000 });
  await accessible(desk);
  await source.getByLabel('Kredensial').selectOption('bearer');
  await source.getByLabel('Rahasia').fill('rahasia-kantor');
  await source.getByRole('button', { name: 'Simpan' }).click();
  await expect(source.getByText('Tersimpan')).toBeVisible();
  await source.getByRole('button', { name: 'Tarik sekarang' }).click();
  await expect(source.getByText('ada yang baru').first()).toBeVisible();
  await expect(desk.getByRole('row').filter({ hasText: 'SP2D kantor uji' })).toContainText('segar');
  expect(await desk.content()).not.toContain('rahasia-kantor');
  await source.getByRole('button', { name: 'Jeda' }).click();
  await expect(desk.getByRole('row').filter({ hasText: 'SP2D kantor uji' })).toContainText('dijeda');
  await accessible(desk);
  await desk.setViewportSize({ width: 1280, height: 800 });
  for (const path of ['sumber', 'sumber/kantor-uji', 'impor']) {
    await desk.goto(`${server.origin}/console/${path}`);
    await desk.getByRole('table').first().waitFor();
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  }
});
