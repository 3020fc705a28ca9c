import { expect, test } from '@playwright/test';
import { LccServer } from '../support/server.js';
import { figure, sleep } from './stage/figure.js';

/** Minutes of the run; an operator sets more for a night. */
const MINUTES = Number(process.env.LCC_SOAK_MINUTES ?? 10);

test('F20: a wall stands for minutes under figures at twenty times the pace @slow', async ({ page }) => {
  test.setTimeout((MINUTES + 5) * 60_000);
  const server = await LccServer.create({ LCC_DEMO_PACE: '240' });
  try {
    await server.start();
    await page.goto(`${server.origin}/wall`);
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const look = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return { heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes'), listeners: of('JSEventListeners') };
    };
    const looks: Awaited<ReturnType<typeof look>>[] = [];
    for (let minute = 0; minute <= MINUTES; minute++) {
      if (minute > 0) await sleep(60_000);
      looks.push(await look());
    }
    // Scenes differ in what they hold: the least of the first third against the least of the last.
    const third = Math.max(1, Math.floor(looks.length / 3));
    const least = (part: typeof looks, of: keyof (typeof looks)[0]) => Math.min(...part.map((each) => each[of]));
    const [early, late] = [looks.slice(1, 1 + third), looks.slice(-third)];
    figure('heap grown', Math.max(0, least(late, 'heap') - least(early, 'heap')), MINUTES * 0.3, 'MB');
    figure('nodes grown', Math.max(0, (least(late, 'nodes') / least(early, 'nodes') - 1) * 100), 2, '%');
    figure('listeners grown', Math.max(0, (least(late, 'listeners') / least(early, 'listeners') - 1) * 100), 2, '%');
  } finally {
    await server.remove();
  }
});
