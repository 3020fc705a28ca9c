import { legibleFloor, MAX_SEAT_FACTOR, type SceneId, type Screen, seatFactorOf } from '@lcc/contract';
import { expect, type Page, test } from '@playwright/test';
import { reportFile, rosterFile, UNITS, YEAR } from './support/files.js';
import { readGlass } from './support/glass.js';
import { LccServer } from './support/server.js';

let server: LccServer;
let screen: { readonly id: string };
let page: Page;
test.beforeAll(async ({ browser }) => {
  server = await LccServer.create({ LCC_DEMO: 'off' });
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  for (const [i, unit] of UNITS.entries()) {
    const rows = [['5.1', `${9_000_000_000_000 - i}`, i === 0 ? '0' : '2.345.678,90']] as const;
    await server.lcc(['import', await reportFile(server.dataDir, `lra-${i}.csv`, unit, `${YEAR}-01-31`, rows)]);
  }
  await server.start();
  const added = await server.lcc<{ url: string; screen: { id: string } }>(['screen', 'add', 'Dinding Uji']);
  screen = added.screen;
  page = await browser.newPage();
  await page.goto(added.url);
});
test.afterAll(async () => {
  await page.close();
  await server.remove();
});

const metric = (name: string, scope = 'region') => page.locator(`[data-metric="${name}"][data-scope="${scope}"]`).first();

async function openScene(scene: string, wish = ''): Promise<void> {
  await page.goto(`${server.origin}/wall/${scene}?hold${wish}`);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
  await expect(page.locator('.wall')).toHaveAttribute('data-scene', scene);
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

/** Scenes that these figures fill. */
const SCENES: readonly SceneId[] = ['ringkas', 'papan-opd', 'peta', 'sumber-layar'];

const ROOMS = [
  { diagonal: '98', seat: '5', orientation: 'landscape', room: 'dark', window: { width: 1920, height: 1080 } },
  { diagonal: '55', seat: '6', orientation: 'landscape', room: 'light', window: { width: 3840, height: 2160 } },
  { diagonal: '65', seat: '5', orientation: 'portrait', room: 'light', window: { width: 1080, height: 1920 } },
] as const;

test('a screen takes size of text, direction and light from its record; nothing is too small or cut off on any scene', async () => {
  test.setTimeout(300_000);
  for (const { diagonal, seat, orientation, room, window } of ROOMS) {
    await page.setViewportSize(window);
    const flags = ['--diagonal', diagonal, '--seat', seat, '--orientation', orientation, '--room', room];
    await server.lcc(['screen', 'set', screen.id, ...flags]);
    const k = seatFactorOf({ diagonalInch: Number(diagonal), seatM: Number(seat) } as Screen);
    expect(k).toBeLessThan(MAX_SEAT_FACTOR);
    for (const scene of SCENES) {
      await openScene(scene);
      await expect(page.locator('.wall')).toHaveAttribute('data-orientation', orientation);
      await expect(page.locator('html')).toHaveAttribute('data-room', room);
      await expect.poll(async () => (await readGlass(page)).k, { message: scene }).toBeCloseTo(k, 6);
      const glass = await readGlass(page);
      expect(glass.smallest, `${scene} at k = ${k}`).toBeGreaterThanOrEqual(legibleFloor(k) - 0.01);
      expect(glass.outside, `${scene} at k = ${k}`).toEqual([]);
      expect(glass.scrolls, scene).toBe(false);
    }
  }
});

test('the light room has dark ink on light ground, and an outline around every fill of status', async () => {
  await page.goto(`${server.origin}/wall/ringkas?hold&room=light`);
  await expect(page.locator('html')).toHaveAttribute('data-room', 'light');
  const tokens = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const of = (name: string) => style.getPropertyValue(name).trim();
    return { ground: getComputedStyle(document.querySelector('.wall') as Element).backgroundColor, outline: of('--fill-outline') };
  });
  const [r, g, b] = (tokens.ground.match(/\d+/g) ?? []).map(Number);
  expect(Math.min(r ?? 0, g ?? 0, b ?? 0)).toBeGreaterThan(200);
  expect(tokens.outline).toMatch(/^#/);
});

test('Sumber dan Layar names every source with its last file, and says that a needed one never came', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openScene('sumber-layar', '&k=4&orientation=landscape');
  const row = (id: string) => page.locator(`[data-source="${id}"]`);
  await expect(row('lra')).toHaveAttribute('data-state', 'segar');
  await expect(row('lra')).toContainText('lra-2.csv');
  await expect(row('roster')).toContainText('roster.csv');
  await expect(row('cash-plan')).toHaveAttribute('data-state', 'missing');
  await expect(page.getByText('Terhubung', { exact: true })).toBeVisible();
});

test('the largest and the smallest amounts stand on the wall exactly as the board has them', async () => {
  await openScene('ringkas');
  const given = await server.lcc<{ totals: Record<string, string | number | null> }>(['board']);
  expect(given.totals.ceiling).toBe('26999999999997.00');
  for (const name of ['ceiling', 'realization', 'absorption'])
    await expect(metric(name)).toHaveAttribute('data-value', String(given.totals[name]));
});

/** Scenes that need the papers around budget and payments: a year of the demo has them. */
const DEMO_SCENES: readonly SceneId[] = ['benang', 'pengadaan', 'pekerjaan', 'pendapatan', 'layanan'];

test('the scenes of the thread, procurement, works, revenue and services are whole in every room, in both languages', async ({ browser }) => {
  test.setTimeout(600_000);
  const demo = await LccServer.create({ LCC_DEMO_PACE: '0' });
  const glassOf = await browser.newPage();
  try {
    await demo.start();
    for (const { diagonal, seat, orientation, room, window } of ROOMS) {
      await glassOf.setViewportSize(window);
      const k = seatFactorOf({ diagonalInch: Number(diagonal), seatM: Number(seat) } as Screen);
      for (const scene of DEMO_SCENES)
        for (const language of ['id', 'en']) {
          const at = `${scene} ${language} at k = ${k}`;
          await glassOf.goto(`${demo.origin}/wall/${scene}?hold&k=${k}&orientation=${orientation}&room=${room}&lang=${language}`);
          await expect(glassOf.locator('.wall'), at).toHaveAttribute('data-scene', scene);
          // What stands around the figures comes after the first picture.
          await expect(glassOf.locator('.wall .adegan-isi [data-metric]').first(), at).toBeVisible({ timeout: 240_000 });
          await glassOf.evaluate(() => document.fonts.ready.then(() => true));
          const glass = await readGlass(glassOf);
          expect(glass.smallest, at).toBeGreaterThanOrEqual(legibleFloor(k) - 0.01);
          expect(glass.outside, at).toEqual([]);
          expect(glass.scrolls, at).toBe(false);
        }
    }
  } finally {
    await glassOf.close();
    await demo.remove();
  }
});
