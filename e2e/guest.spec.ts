import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { accessible, enter } from './support/console.js';
import { LccServer } from './support/server.js';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true };
let server: LccServer;
let desk: Page;
let wall: Page;
let phone: Page;
let room: BrowserContext;
let code = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  server = await LccServer.create();
  await server.start();
  const { password } = await server.lcc<{ password: string }>(['user', 'add', 'pemandu', '--name', 'Pemandu', '--role', 'presenter']);
  desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  room = await browser.newContext(PHONE);
  phone = await room.newPage();
  await enter(desk, server, 'pemandu', password);
});
test.afterAll(() => server.remove());

/** When a page first shows a text in what a selector names, by the clock that all pages of one machine share. */
const seenAt = (page: Page, selector: string, text = ''): Promise<number> =>
  page.evaluate(
    ([where, wanted]) =>
      new Promise<number>((done) => {
        const look = () => (document.querySelector(where)?.textContent?.includes(wanted) ? done(Date.now()) : requestAnimationFrame(look));
        look();
      }),
    [selector, text] as const,
  );

const scene = (id: string) => `.wall[data-scene="${id}"]`;
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('a presenter opens a visit, and a phone comes in by its code without an account', async () => {
  await wall.goto(`${server.origin}/wall`);
  await expect(wall.locator('html')).toHaveAttribute('data-link', 'live');
  await desk.goto(`${server.origin}/console/kunjungan`);
  await accessible(desk);
  await desk.getByRole('button', { name: 'Buka kunjungan' }).click();
  await expect(desk.getByRole('img', { name: /Kode QR untuk .*\/guest\// })).toBeVisible();
  code = ((await desk.locator('.visit-code').textContent()) ?? '').replace(' ', '');
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
  await accessible(desk);
  await phone.goto(`${server.origin}/guest/${code.toLowerCase()}`);
  await expect(phone.getByRole('heading', { name: 'Apakah kita sesuai rencana?' })).toBeVisible();
  await expect(phone.getByText('SIMULASI')).toBeVisible();
  await expect(desk.getByText('1 tersambung')).toBeVisible();
  await expect(desk.getByText('1 menampilkan langkah ini')).toBeVisible();
  expect(await room.cookies()).toEqual([]);
});

test('phones show the figures of the demo with their day, as exact as its board', async () => {
  const value = (metric: string) => phone.locator(`[data-metric="${metric}"][data-scope="region"]`);
  await expect(value('ceiling')).toHaveAttribute('data-value', /\d/);
  const answer = await phone.request.get(`${server.origin}/api/v1/boards/main`);
  const { board, nature } = (await answer.json()) as { nature: string; board: { totals: { ceiling: string } } };
  expect(nature).toBe('SIMULASI');
  await expect(value('ceiling')).toHaveAttribute('data-value', board.totals.ceiling);
  await expect(phone.getByText(/Angka rekaan, keadaan \d+ \w+ \d{4}/)).toBeVisible();
  await accessible(phone, ['']);
  expect(await wide(phone)).toBe(390);
});

test('phones and walls follow the presenter, no phone a second behind the wall', async () => {
  for (const [key, title, to] of [
    ['ArrowRight', 'Siapa yang tertinggal?', 'papan-opd'],
    ['ArrowRight', 'Di mana uangnya bekerja?', 'peta'],
    ['ArrowLeft', 'Siapa yang tertinggal?', 'papan-opd'],
  ] as const) {
    const pressed = Date.now();
    const both = Promise.all([seenAt(phone, 'h1', title), seenAt(wall, scene(to))]);
    await desk.keyboard.press(key);
    const [onPhone, onWall] = await both;
    // A wall that is drawn without a graphics card, on a machine that does other work, may take longer to change its picture than a phone.
    expect(onPhone - onWall).toBeLessThan(1_000);
    expect(onPhone - pressed).toBeLessThan(2_000);
  }
  await desk.keyboard.press('h');
  await expect(phone.getByText('Pemandu berhenti sebentar')).toBeVisible();
  await expect(wall.getByText('dijeda')).toBeVisible();
  await desk.getByRole('button', { name: '4 Apa yang perlu ditanyakan?' }).click();
  await expect(phone.getByText('Langkah 4 dari 7')).toBeVisible();
  await expect(wall.locator(scene('anomali'))).toBeVisible();
  await expect(wall.getByText('dijeda')).toBeHidden();
});

test('a guest looks around, asks, and comes back to where the presenter is now', async () => {
  await phone.getByRole('button', { name: 'English' }).click();
  await phone.getByRole('button', { name: 'Look around' }).click();
  await phone.getByRole('button', { name: 'Works', exact: true }).click();
  await expect(phone.getByRole('heading', { name: 'Is what is paid also built?' })).toBeVisible();
  await desk.keyboard.press('ArrowLeft');
  await expect(phone.getByText('The guide is at step 3: Where does the money work?')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Is what is paid also built?' })).toBeVisible();
  await accessible(phone, ['']);
  await phone.getByRole('button', { name: 'Ask' }).click();
  await phone.getByLabel('Your question').pressSequentially('Will late works be lost?'); // the letter L is no key here
  await accessible(phone, ['']);
  await phone.getByRole('button', { name: 'Send' }).click();
  await expect(phone.getByText('Sent. The guide reads it')).toBeVisible();
  await phone.getByRole('button', { name: 'Close' }).click();
  await expect(desk.getByText('Will late works be lost?')).toBeVisible();
  await phone.getByRole('button', { name: 'Back to the guide' }).click();
  await expect(phone.getByRole('heading', { name: 'Where does the money work?' })).toBeVisible();
  await expect(phone.locator('html')).toHaveAttribute('lang', 'en');
});

test('the presenter leads from a phone too', async () => {
  await desk.setViewportSize(PHONE.viewport);
  expect(await wide(desk)).toBe(390);
  await accessible(desk);
  await desk.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 4 of 7')).toBeVisible();
  await desk.getByRole('button', { name: 'Atur ulang' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Atur ulang' }).click();
  await expect(phone.getByText('Step 1 of 7')).toBeVisible();
});

test('a visit outlives its server: phone, wall and remote come back by themselves, to the beat they were at', async () => {
  await desk.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 2 of 7')).toBeVisible();
  await server.end('SIGKILL');
  await expect(phone.getByText('Link lost. The last step stays')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Who is behind?' })).toBeVisible();
  await accessible(phone, ['']);
  await server.start();
  await expect(phone.getByText('Link lost')).toBeHidden();
  await expect(desk.getByText('1 tersambung')).toBeVisible();
  await expect(desk.getByText('1 menampilkan langkah ini')).toBeVisible({ timeout: 30_000 });
  await desk.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 3 of 7')).toBeVisible();
  await expect(wall.locator(scene('peta'))).toBeVisible();
});

test('the end is polite: phones say thank you, the code is no longer good, and walls go back to their rotation', async () => {
  await desk.getByRole('button', { name: '1 Apakah kita sesuai rencana?' }).click();
  await expect(wall.locator(scene('ringkas'))).toBeVisible();
  await desk.getByRole('button', { name: 'Akhiri' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click();
  await expect(phone.getByRole('heading', { name: 'The visit is over' })).toBeVisible();
  await accessible(phone, ['']);
  expect(await phone.evaluate(() => sessionStorage.length)).toBe(0);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'The visit is over' })).toBeVisible();
  await expect(wall.locator('.wall:not([data-scene="ringkas"])')).toBeVisible({ timeout: 60_000 });
  await phone.goto(`${server.origin}/guest/AAAAAA`);
  await expect(phone.getByRole('heading', { name: 'Kode tidak dikenal' })).toBeVisible();
  await accessible(phone, ['']);
});
