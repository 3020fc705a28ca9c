import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from '../browser.mjs';
import { startProduct } from './processes.mjs';
import { payOnSchedule } from './schedule.mjs';
import { rounded, verdict } from './statistics.mjs';

/** SP2D a second: twenty times the pace of the demo. */
const PACE = 200 / 60;
const LOOK_MS = 30_000;
/** Caches fill and scenes are seen once before anything is held against the page. */
const WARM = 0.2;
/** Fewer events say nothing of a slope. */
const LEAST_EVENTS = 2_000;
const GOAL = { megabytes: 1, listeners: 0.02, nodes: 0.02, longFrames: 0 };

/** Runs in the page: notes every stretch of the main thread that kept a frame waiting for more than 50 ms. */
function noteLongFrames() {
  globalThis.longFrames = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longFrames.push(Math.round(duration));
  }).observe({ type: 'longtask', buffered: false });
}

/** What the page holds after a collection of garbage, and how far its board is. */
async function look(page, devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const revision = Number(await page.getAttribute('html', 'data-revision'));
  return { at: performance.now(), heap: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners'), revision };
}

/** Slope of a straight line through points, by least squares. */
function slope(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
  const across = points.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
  return points.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0) / across;
}

/** By how much the floor of the last third of a series lies above that of its first third: scenes differ, what leaks stays in all of them. */
function growth(values) {
  const third = Math.max(1, Math.floor(values.length / 3));
  return Math.min(...values.slice(-third)) / Math.min(...values.slice(0, third)) - 1;
}

/** The wall in rotation for `minutes` at twenty times the pace: what it gathers, and how often it holds a frame up. */
export async function run(tell, { minutes = '30' }) {
  const lasts = Number(minutes) * 60_000;
  if (!(lasts >= 3 * LOOK_MS)) throw new RangeError('--minutes: at least 1.5');
  const found = ensureBrowser();
  if (found.path === null) throw new Error(`no browser: ${found.reason}`);
  const server = await startProduct();
  const browser = await chromium.launch({ executablePath: found.path, args: browserArgs() });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(`${server.origin}/wall`);
    await page.waitForSelector('html[data-link="live"]', { timeout: 120_000 });
    const paid = payOnSchedule(server, PACE, lasts);
    const looks = [];
    const until = performance.now() + lasts;
    while (performance.now() < until) {
      await sleep(LOOK_MS);
      looks.push(await look(page, devtools));
      if (looks.length === Math.ceil((lasts / LOOK_MS) * WARM)) await page.evaluate(noteLongFrames);
      if (looks.length % 10 === 0)
        tell(`soak: ${Math.round((looks.length * LOOK_MS) / 60_000)} of ${minutes} minutes, ${looks.at(-1).heap.toFixed(1)} MB`);
    }
    await paid;
    return report(looks.slice(Math.ceil(looks.length * WARM)), await page.evaluate(() => globalThis.longFrames));
  } finally {
    await browser.close();
    await server.stop();
  }
}

function report(looks, longFrames) {
  const perTenThousand = slope(looks.map(({ revision, heap }) => [revision, heap])) * 10_000;
  const [nodes, listeners] = [growth(looks.map((each) => each.nodes)), growth(looks.map((each) => each.listeners))];
  const events = looks.at(-1).revision - looks[0].revision;
  const minutes = (looks.at(-1).at - looks[0].at) / 60_000;
  const met = {
    heap: events < LEAST_EVENTS ? null : perTenThousand <= GOAL.megabytes,
    leaks: nodes <= GOAL.nodes && listeners <= GOAL.listeners,
    frames: longFrames.length === GOAL.longFrames,
  };
  const percent = (share) => `${rounded(share * 100, 1)} %`;
  return {
    lines: [
      `${events} events in ${rounded(minutes, 1)} minutes after warming up`,
      `heap ${rounded(looks[0].heap, 1)} to ${rounded(looks.at(-1).heap, 1)} MB, ${rounded(perTenThousand)} MB for 10 thousand events; goal ≤ ${GOAL.megabytes}: ${met.heap === null ? `too few events to tell (${LEAST_EVENTS.toLocaleString('en')} at least)` : verdict(met.heap)}`,
      `nodes ${percent(nodes)}, listeners ${percent(listeners)} more at the end; goal ≤ ${percent(GOAL.nodes)}: ${verdict(met.leaks)}`,
      `${longFrames.length} times the main thread was held for more than 50 ms (longest ${Math.max(0, ...longFrames)} ms); goal ${GOAL.longFrames}: ${verdict(met.frames)}`,
    ],
    result: {
      events,
      minutes: rounded(minutes),
      megabytes: rounded(perTenThousand),
      nodes: rounded(nodes, 4),
      listeners: rounded(listeners, 4),
      longFrames: longFrames.length,
      met,
    },
  };
}
