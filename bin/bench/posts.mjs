import { Agent, request } from 'node:http';
import { payments } from './payments.mjs';
import { startBareWriter, startProduct } from './processes.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const CLIENTS = 16;
const WARM = 1_000;
const TURN_MS = 4_000;
const TURNS = 3;
const GOAL = 5_000;

/** One client after another's answer, all at once, each on a connection of its own. Answers posts and milliseconds. */
async function drive({ url, headers }, rows, until) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const started = performance.now();
  const times = [];
  const client = async () => {
    while (!until(times.length, performance.now() - started)) {
      const at = performance.now();
      await post(agent, url, headers, JSON.stringify([rows.next().value]));
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return { posts: times.length, ms: performance.now() - started, times };
}

function post(agent, url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`POST ${url} was answered with ${response.statusCode}`)),
      );
    });
    sent.end(body);
  });
}

/** Facts a second of each side, in turns, so that a slow moment of the machine does not fall on one of them. */
async function measure(sides, tell) {
  const rows = payments();
  const rates = {};
  const times = {};
  for (const [name, side] of Object.entries(sides)) {
    await drive(side, rows, (posts) => posts >= WARM);
    rates[name] = [];
    times[name] = [];
  }
  for (let turn = 1; turn <= TURNS; turn++) {
    for (const [name, side] of Object.entries(sides)) {
      const done = await drive(side, rows, (_, ms) => ms >= TURN_MS);
      rates[name].push((done.posts * 1_000) / done.ms);
      times[name].push(...done.times);
    }
    tell(
      `posts: turn ${turn} of ${TURNS}: ${Object.entries(rates)
        .map(([name, r]) => `${name} ${r.at(-1).toFixed(0)}/s`)
        .join(', ')}`,
    );
  }
  return { rates, times };
}

export async function run(tell) {
  tell('posts: starting the product with a demo of its own …');
  const product = await startProduct();
  try {
    const bare = await startBareWriter(product.folder);
    try {
      const { rates, times } = await measure(
        {
          product: { url: `${product.origin}/api/v1/ingest/sp2d`, headers: { Authorization: `Bearer ${product.key}` } },
          bare: { url: `${bare.origin}/`, headers: {} },
        },
        tell,
      );
      return report(rates, times);
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

function report(rates, times) {
  const figures = (name) => ({
    perSecond: Math.round(quantile(rates[name], 0.5)),
    p50: rounded(quantile(times[name], 0.5)),
    p95: rounded(quantile(times[name], 0.95)),
  });
  const [product, bare] = [figures('product'), figures('bare')];
  const ratio = rounded(product.perSecond / bare.perSecond);
  const met = product.perSecond >= GOAL;
  const line = (name, f) => `${name.padEnd(8)} ${f.perSecond.toLocaleString('en')} facts a second, answer p50 ${f.p50} ms, p95 ${f.p95} ms`;
  return {
    lines: [
      line('product', product),
      line('bare', bare),
      `goal ≥ ${GOAL.toLocaleString('en')} a second: ${verdict(met)}; ${ratio} of bare Express with one INSERT a post`,
    ],
    result: { clients: CLIENTS, product, bare, ratio, met },
  };
}
