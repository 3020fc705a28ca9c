import { spawn } from 'node:child_process';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { senFromWire, senToWire } from '../../libs/domain/dist/index.js';
import { browserArgs, ensureBrowser } from '../browser.mjs';
import { payments } from './payments.mjs';
import { lcc, quietSettings, startProduct } from './processes.mjs';
import { post } from './sides.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';
import { clockOffset, now, openWatched, shown, shownAt } from './watched-page.mjs';

/** A machine that is busy may take longer to connect than Node waits. */
setDefaultAutoSelectFamilyAttemptTimeout(5_000);

const PHONES = 200;
const ROUNDS = 3;
const PAYMENTS = 40;
const APART_MS = 250;
const SCENE_MS = 30_000;
/** A phone may be so much later than the wall's frame; the wall may be so much slower with phones as without, at the median. */
const GOAL = { behindMs: 1_000, times: 1.25 };
const OWN = 'kalimat sandi untuk ukuran';

/** Somebody who presents, by HTTP. */
async function presenter({ origin, folder }) {
  const added = await lcc({ ...quietSettings(folder) }, ['user', 'add', 'pemandu', '--name', 'Pemandu', '--role', 'presenter']);
  let cookie = '';
  const ask = async (method, path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { Origin: origin, 'X-LCC-Page': 'ukur', 'Content-Type': 'application/json', ...(cookie ? { cookie } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie')?.split(';')[0];
    if (set?.includes('sid=')) cookie = set;
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
    return answer.status === 204 ? null : answer.json();
  };
  await ask('POST', '/sign-in', { login: 'pemandu', password: added.password });
  await ask('PUT', '/me/password', { current: added.password, next: OWN });
  return ask;
}

/** The phones, as a process beside this one. */
async function phones(origin, code) {
  const script = fileURLToPath(new URL('./visit-phones.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, origin, code, String(PHONES)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  if ((await lines.next()).value !== 'ready') throw new Error('the phones could not come in');
  return {
    async had(beat) {
      child.stdin.write(`${beat}\n`);
      const { done, value } = await lines.next();
      if (done) throw new Error('the phones have ended');
      return JSON.parse(value);
    },
    stop: () => child.kill(),
  };
}

/** Resolves to when (by the page's clock) a scene stood painted. */
const painted = (page, scene) =>
  page.evaluate(
    (id) =>
      new Promise((done) => {
        const look = () =>
          document.querySelector(`.wall[data-scene="${id}"]`)
            ? requestAnimationFrame(() => done(performance.timeOrigin + performance.now()))
            : requestAnimationFrame(look);
        look();
      }),
    scene,
  );

/** How long a posted payment takes to the figure on the glass, in ms. */
async function paymentTimes({ origin, key }, watched, rows) {
  const times = [];
  while (times.length < PAYMENTS) {
    const row = rows.next().value;
    const expected = senToWire(senFromWire(await shown(watched)) + senFromWire(row.nilai_sp_2_d));
    await sleep(APART_MS);
    const { status, started } = await post(`${origin}/api/v1/ingest/sp2d`, { Authorization: `Bearer ${key}` }, row);
    if (status !== 200) throw new Error(`a payment was answered with ${status}`);
    const at = await shownAt(watched, expected);
    if (at !== null) times.push(at - started);
  }
  return times;
}

/** The presenter races through the tour; of each press when the wall and the slowest phone had it, in ms after it. */
async function race(ask, visit, beats, wall, crowd) {
  const presses = [];
  let scene = beats[0].scene;
  for (let round = 0; round < ROUNDS; round++)
    for (const beat of [...beats.slice(1), beats[0]]) {
      const seen = beat.scene === scene ? null : painted(wall.page, beat.scene);
      scene = beat.scene;
      const pressed = now();
      await ask('POST', `/visits/${visit.id}/moves`, { move: 'jump', beat: beat.id });
      const [at, had] = [seen && (await withinTime(seen)), await crowd?.had(beat.id)];
      if (at !== null)
        presses.push({
          wall: at - wall.offset - pressed,
          ...(had ? { heard: had.heard - pressed, read: had.read - pressed, refused: had.refused } : {}),
        });
    }
  return presses;
}

const withinTime = (seen) =>
  Promise.race([
    seen,
    sleep(SCENE_MS, undefined, { ref: false }).then(() => {
      throw new Error('the wall did not follow');
    }),
  ]);

async function measure(product, browser, tell) {
  const ask = await presenter(product);
  const { beats } = await ask('GET', '/visits');
  const visit = await ask('POST', '/visits', {});
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(`${product.origin}/wall`);
  await painted(page, beats[0].scene);
  const wall = { page, offset: await clockOffset(page) };
  const figure = await openWatched(browser, `${product.origin}/wall/ringkas?hold`);
  const rows = payments();
  const alone = { presses: await race(ask, visit, beats, wall, null), payments: await paymentTimes(product, figure, rows) };
  tell(`visit: ${PHONES} phones come in by one address`);
  const crowd = await phones(product.origin, visit.code);
  try {
    await crowd.had(beats[0].id);
    const presses = await race(ask, visit, beats, wall, crowd);
    const withPhones = { presses, payments: await paymentTimes(product, figure, rows) };
    await ask('DELETE', `/visits/${visit.id}`);
    return { alone, withPhones };
  } finally {
    crowd.stop();
  }
}

export async function run(tell) {
  const found = ensureBrowser();
  if (found.path === null) throw new Error(`no browser: ${found.reason}`);
  tell('visit: starting the product with a demo of its own …');
  const product = await startProduct();
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserArgs(), '--disable-renderer-backgrounding'] });
  try {
    return report(await measure(product, browser, tell));
  } finally {
    await browser.close();
    await product.stop();
  }
}

function report({ alone, withPhones }) {
  const { presses } = withPhones;
  const behind = (what) => Math.max(...presses.map((press) => press[what] - press.wall));
  const [heard, read] = [behind('heard'), behind('read')];
  const median = (samples) => rounded(quantile(samples, 0.5));
  const wall = [alone, withPhones].map((side) => median(side.presses.map((press) => press.wall)));
  const figure = [alone, withPhones].map((side) => median(side.payments));
  const met = { phones: read <= GOAL.behindMs, wall: wall[1] <= GOAL.times * wall[0], figure: figure[1] <= GOAL.times * figure[0] };
  const refused = presses.at(-1)?.refused ?? 0;
  const of = (press, what) => `${Math.round(press[what])}`.padStart(6);
  return {
    lines: [
      'ms after each press:   wall, last phone told, last phone with its figures',
      ...presses.map((press, i) => `press ${String(i + 1).padStart(2)}  ${of(press, 'wall')} ${of(press, 'heard')} ${of(press, 'read')}`),
      `slowest of ${PHONES} phones after the wall: told ${Math.round(heard)} ms, with figures ${Math.round(read)} ms; goal ≤ ${GOAL.behindMs}: ${verdict(met.phones)}; questions refused: ${refused}`,
      `wall from press to scene p50 ${wall[0]} ms without phones, ${wall[1]} ms with; goal ≤ ${GOAL.times} times: ${verdict(met.wall)}`,
      `wall from payment to figure p50 ${figure[0]} ms without phones, ${figure[1]} ms with; goal ≤ ${GOAL.times} times: ${verdict(met.figure)}`,
    ],
    result: {
      phones: PHONES,
      presses: presses.length,
      heard: rounded(heard),
      read: rounded(read),
      wall,
      figure,
      refused,
      met: met.phones && met.wall && met.figure,
    },
  };
}
