import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { LccServer } from './support/server.js';

let server: LccServer;
let editor: Page;
let other: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create();
  await server.start();
  const desk = async (login: string): Promise<Page> => {
    const { password } = await server.lcc<{ password: string }>(['user', 'add', login, '--role', 'threshold-editor']);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(page, server, login, password);
    return page;
  };
  editor = await desk('penyunting');
  other = await desk('rekan');
});
test.afterAll(() => server.remove());

const at = (rule: string): string => `${server.origin}/console/ambang/${rule}?data=demo`;
const settled = (page: Page) => expect(page.locator('.thresholds .working')).toHaveCount(0, { timeout: 60_000 });

test('a change shows by name what it would do before anybody agrees to it', async () => {
  test.setTimeout(240_000);
  await editor.goto(`${server.origin}/console/ambang?data=demo`);
  await editor.getByRole('row').filter({ hasText: 'B01' }).waitFor();
  await accessible(editor);
  await editor.goto(at('B01'));
  const now = editor.getByRole('region', { name: 'Sekarang, bila diterapkan' });
  await expect(now.getByText('Tidak ada yang berubah hari ini.')).toBeVisible({ timeout: 120_000 });
  await settled(editor);
  await accessible(editor);
  const up = Number(await now.getByRole('definition').first().textContent());
  await editor.getByLabel('Nyala di atas').fill('60');
  await editor.getByLabel('Padam di bawah').fill('59');
  await expect(now.getByRole('definition').nth(1)).toHaveText(String(up), { timeout: 30_000 });
  await settled(editor);
  await accessible(editor, ['light']);
  await editor.getByLabel('Padam di bawah').fill('61');
  await expect(editor.getByRole('alert').getByText(/di bawah batas nyala|Antara/)).toBeVisible();
  await editor.getByLabel('Padam di bawah').fill('50');
});

test('two editors lose nothing, and a proposal is locked while its shadow runs', async () => {
  test.setTimeout(120_000);
  await other.goto(at('B01'));
  await other.getByLabel('Nyala di atas').fill('15');
  await editor.getByLabel('Alasan').fill('Rencana kas lurus, belanja menumpuk di akhir.');
  await editor.getByRole('button', { name: 'Simpan draf' }).click();
  await expect(editor.getByText('Usulan 1')).toBeVisible();
  await other.getByRole('button', { name: 'Simpan draf' }).click();
  const conflict = other.getByRole('dialog');
  await expect(conflict.getByRole('row', { name: /Nyala di atas/ })).toContainText('60');
  await expect(conflict.getByRole('row', { name: /Nyala di atas/ })).toContainText('15');
  await accessible(other, ['light']);
  await conflict.getByRole('radio', { name: '15' }).check();
  await conflict.getByRole('button', { name: 'Gabungkan pilihan' }).click();
  await settled(other);
  await other.getByRole('button', { name: 'Simpan draf' }).click();
  await expect(other.getByText('Usulan 1')).toBeVisible();
  await settled(other);
  await other.getByRole('button', { name: /Mulai bayangan/ }).click();
  await expect(other.getByText('Usulan 1, terkunci')).toBeVisible({ timeout: 30_000 });
  await expect(other.getByLabel('Nyala di atas')).toHaveCount(0);
  await accessible(other);
  await other.getByRole('button', { name: 'Tarik usulan' }).click();
  await expect(other.getByLabel('Nyala di atas')).toHaveValue('15');
});
