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
  server = await LccServer.create({ LCC_DEMO_PACE: '0' }); // what a reset brings back is compared to the sen
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
/** Logical pixels of one module of the wall's QR code: 6.3 are read from four metres. */
const moduleSize = () =>
  wall.locator('.kunjungan svg').evaluate((svg: SVGSVGElement) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
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
  await expect(wall.getByRole('img', { name: 'Kode QR untuk telepon tamu' })).toBeVisible();
  await expect(wall.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
  expect(await moduleSize()).toBeGreaterThan(9);
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
  await phone.setViewportSize({ width: 360, height: 780 });
  expect(await wide(phone)).toBe(360);
  await phone.setViewportSize(PHONE.viewport);
});

test('phones and walls follow the presenter, no phone a second behind the wall', async () => {
  for (const [key, title, to] of [
    ['ArrowRight', 'Satu OPD baru saja mundur', 'papan-opd'],
    ['ArrowRight', 'Sebuah temuan muncul', 'anomali'],
    ['ArrowLeft', 'Satu OPD baru saja mundur', 'papan-opd'],
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
  await desk.getByRole('button', { name: '4 Seseorang mengambil dan berjanji' }).click();
  await expect(phone.getByText('Langkah 4 dari 7')).toBeVisible();
  await expect(wall.locator(scene('anomali'))).toBeVisible();
  await expect(wall.getByText('dijeda')).toBeHidden();
  expect(await moduleSize()).toBeGreaterThan(6.3);
});

interface Told {
  readonly asOf: string;
  readonly rows: readonly { readonly key: string; readonly gap: number | null; readonly realization: string | null }[];
  readonly sources: readonly { readonly id: string }[];
  readonly panels: { readonly anomali: { readonly cards: readonly { readonly id: string }[] } | null };
}
const board = async (): Promise<Told> =>
  ((await (await phone.request.get(`${server.origin}/api/v1/boards/main`)).json()) as { board: Told }).board;
/** What a reset must bring back. */
const figures = ({ rows, sources }: Told) => ({
  rows: rows.map(({ key, gap, realization }) => [key, gap, realization]),
  sources: sources.map(({ id }) => id),
});
const staged = (act: string) => wall.locator(`[data-staged="${act}"][data-done="true"]`);
const jump = (n: number) => desk.getByRole('button', { name: new RegExp(`^${n} `) }).click();

test('the story really happens in the demo, whatever way one takes, and a reset takes it back', async () => {
  test.setTimeout(300_000);
  const patient = { timeout: 120_000 };
  await jump(1);
  await expect.poll(async () => (await board()).panels.anomali !== null, patient).toBe(true);
  await expect.poll(async () => (await board()).sources.some(({ id }) => id.includes('Antrean')), patient).toBe(false);
  const before = await board();
  await jump(2);
  await expect(staged('mundur')).toBeVisible(patient);
  await expect.poll(async () => JSON.stringify(figures(await board()).rows), patient).not.toBe(JSON.stringify(figures(before).rows));
  const moved = (await board()).rows.filter(({ key, gap }) => gap !== before.rows.find((row) => row.key === key)?.gap);
  const fallen = moved.sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0))[0];
  expect(fallen?.gap).toBeLessThan(Math.min(...before.rows.map(({ gap }) => gap ?? 0)));
  await expect(phone.getByText('SIMULASI, diperagakan:')).toBeVisible();
  await jump(4); // the finding of the step between is staged all the same
  await expect(staged('janji')).toBeVisible(patient);
  await expect(
    wall
      .locator('.anomali')
      .getByText(/^janji \d+ \w+$/)
      .first(),
  ).toBeVisible();
  const cards = new Set(before.panels.anomali?.cards.map(({ id }) => id));
  expect((await board()).panels.anomali?.cards.some(({ id }) => !cards.has(id))).toBe(true);
  await jump(5);
  const lamp = (state: string) => wall.locator(`[data-source="indicator/Antrean MPP"][data-state="${state}"]`);
  await expect(lamp('basi')).toBeVisible(patient); // nobody turns it but its own cadence
  await jump(6);
  await expect(lamp('segar')).toBeVisible(patient);
  await jump(7);
  await expect(wall.locator('.uji [data-metric="up"][data-scope="after"]')).toHaveAttribute('data-value', /^\d+$/, patient);
  await expect(phone.locator('[data-metric="join"]')).toHaveAttribute('data-value', /^\d+$/, patient);
  await desk.getByRole('button', { name: 'Atur ulang' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Atur ulang' }).click();
  await expect.poll(async () => JSON.stringify(figures(await board())), patient).toBe(JSON.stringify(figures(before)));
  await jump(4);
});

test('a guest looks around, asks, and comes back to where the presenter is now', async () => {
  await phone.getByRole('button', { name: 'English' }).click();
  await phone.getByRole('button', { name: 'Look around' }).click();
  await phone.getByRole('button', { name: '7 What if the limit were another?' }).click();
  await expect(phone.getByRole('heading', { name: 'What if the limit were another?' })).toBeVisible();
  await desk.keyboard.press('ArrowLeft');
  await expect(phone.getByText('The guide is at step 3: A finding comes out')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'What if the limit were another?' })).toBeVisible();
  await accessible(phone, ['']);
  await phone.getByRole('button', { name: 'Ask' }).click();
  await phone.getByLabel('Your question').pressSequentially('Will late works be lost?'); // the letter L is no key here
  await accessible(phone, ['']);
  await phone.getByRole('button', { name: 'Send' }).click();
  await expect(phone.getByText('Sent. The guide reads it')).toBeVisible();
  await phone.getByRole('button', { name: 'Close' }).click();
  await expect(desk.getByText('Will late works be lost?')).toBeVisible();
  await phone.getByRole('button', { name: 'Back to the guide' }).click();
  await expect(phone.getByRole('heading', { name: 'A finding comes out' })).toBeVisible();
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

test('a second presenter is asked whether to take over, and the first is told who has it', async ({ browser }) => {
  await desk.setViewportSize({ width: 1440, height: 900 });
  const { password } = await server.lcc<{ password: string }>(['user', 'add', 'pengganti', '--name', 'Pengganti', '--role', 'presenter']);
  const second = await (await browser.newContext(PHONE)).newPage();
  await enter(second, server, 'pengganti', password);
  await second.goto(`${server.origin}/console/kunjungan`);
  await expect(second.getByRole('dialog', { name: 'Ambil alih?' })).toBeVisible();
  await accessible(second);
  await second.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  await expect(second.getByText('Kendali dipegang Pemandu. Layar ini hanya mengikuti.')).toBeVisible();
  await expect(second.getByRole('button', { name: /^Lanjut/ })).toHaveAttribute('aria-disabled', 'true');
  await second.getByRole('button', { name: /^Lanjut/ }).click({ force: true });
  await expect(phone.getByText('Step 1 of 7')).toBeVisible();
  expect(await wide(second)).toBe(390);
  await second.getByRole('button', { name: 'Ambil alih' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Ambil alih' }).click();
  await expect(desk.getByText('Kendali dipegang Pengganti. Layar ini hanya mengikuti.')).toBeVisible();
  await accessible(desk);
  await second.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 2 of 7')).toBeVisible();
  await second.getByRole('button', { name: 'Mundur', exact: true }).click();
  await expect(phone.getByText('Step 1 of 7')).toBeVisible();
  await desk.getByRole('button', { name: 'Ambil alih' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Ambil alih' }).click();
  await expect(second.getByText('Kendali dipegang Pemandu.')).toBeVisible();
  await second.context().close();
});

test('a visit outlives its server: phone, wall and remote come back by themselves, to the beat they were at', async () => {
  await desk.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 2 of 7')).toBeVisible();
  await server.end('SIGKILL');
  await expect(phone.getByText('Link lost. The last step stays')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'One agency just fell behind' })).toBeVisible();
  await accessible(phone, ['']);
  await server.start();
  await expect(phone.getByText('Link lost')).toBeHidden();
  await expect(desk.getByText('1 tersambung')).toBeVisible();
  await expect(desk.getByText('1 menampilkan langkah ini')).toBeVisible({ timeout: 30_000 });
  await desk.getByRole('button', { name: /^Lanjut/ }).click();
  await expect(phone.getByText('Step 3 of 7')).toBeVisible();
  await expect(wall.locator(scene('anomali'))).toBeVisible();
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
