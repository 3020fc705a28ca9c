import { setTimeout as sleep } from 'node:timers/promises';
import { senFromWire, senToWire } from '../../libs/domain/dist/index.js';
import { payments } from './payments.mjs';
import { post, withSides } from './sides.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';
import { shown, shownAt } from './watched-page.mjs';

const APART_MS = 400;
const DROPPED = 10;
const SAMPLES = 80;
const GOAL = { times: 3, wish: 2 };

/** Posts a row and answers how long the figure took, and how long the answer; null when something else changed the figure meanwhile. */
async function sample({ url, headers, watched }, row) {
  const expected = senToWire(senFromWire(await shown(watched)) + senFromWire(row.nilai_sp_2_d));
  await sleep(APART_MS);
  const { status, started, answered } = await post(url, headers, row);
  if (status !== 200) throw new Error(`POST ${url} was answered with ${status}`);
  const at = await shownAt(watched, expected);
  return at === null ? null : { figure: at - started, answer: answered - started };
}

async function measure(sides, tell) {
  const rows = payments();
  const samples = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let turn = 1; turn <= DROPPED + SAMPLES; turn++) {
    for (const [name, side] of Object.entries(sides)) {
      const taken = (await sample(side, rows.next().value)) ?? (await sample(side, rows.next().value));
      if (taken === null) throw new Error(`${name}: the figure did not change by what was posted`);
      if (turn > DROPPED) samples[name].push(taken);
    }
    if (turn % 20 === 0) tell(`latency: ${turn} of ${DROPPED + SAMPLES}`);
  }
  return samples;
}

export async function run(tell) {
  tell('latency: starting the product with a demo of its own …');
  const samples = await withSides((sides) => measure(sides, tell));
  const at = (name, fraction, what = 'figure') =>
    quantile(
      samples[name].map((each) => each[what]),
      fraction,
    );
  const figures = (name) => ({ p50: rounded(at(name, 0.5)), p95: rounded(at(name, 0.95)), answerP50: rounded(at(name, 0.5, 'answer')) });
  const [product, bare] = [figures('product'), figures('bare')];
  const ratio = { p50: rounded(product.p50 / bare.p50), p95: rounded(product.p95 / bare.p95) };
  const met = ratio.p50 <= GOAL.times && ratio.p95 <= GOAL.times;
  const line = (name, f) =>
    `${name.padEnd(8)} p50 ${f.p50.toFixed(2)} ms, p95 ${f.p95.toFixed(2)} ms (answer to the POST p50 ${f.answerP50.toFixed(2)} ms)`;
  return {
    lines: [
      line('product', product),
      line('bare', bare),
      `ratio    p50 ${ratio.p50.toFixed(2)}, p95 ${ratio.p95.toFixed(2)}; goal ≤ ${GOAL.times}: ${verdict(met)} (${GOAL.wish} is better)`,
    ],
    result: { samples: SAMPLES, product, bare, ratio, met },
  };
}
