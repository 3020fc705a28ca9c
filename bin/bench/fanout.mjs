import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { businessDate, yearOf } from '../../libs/domain/dist/index.js';
import { payments } from './payments.mjs';
import { startFanoutServer, startProduct } from './processes.mjs';
import { processorOf } from './quiet.mjs';
import { post } from './sides.mjs';
import { rounded, verdict } from './statistics.mjs';

const SOCKETS = 500;
/** Years of the demo that every socket follows: each moves four times a second. */
const CHANNELS = 5;
const FRAMES = 4;
const WINDOW_MS = 15_000;
const GOAL = 1.25;

/** A crowd that listens; `count` asks how much has been delivered. */
async function crowd(args) {
  const script = fileURLToPath(new URL('./fanout-client.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.value !== 'ready') throw new Error('the sockets could not connect');
  return {
    async count() {
      child.stdin.write('\n');
      return JSON.parse((await lines.next()).value);
    },
    stop: () => child.kill(),
  };
}

/** Processor seconds and deliveries of a server within a window. */
async function watch(pid, listeners) {
  await sleep(2_000);
  const before = [processorOf(pid), (await listeners?.count())?.delivered ?? 0];
  await sleep(WINDOW_MS);
  const seconds = processorOf(pid) - before[0];
  const after = await listeners?.count();
  return { seconds, delivered: (after?.delivered ?? 0) - before[1], bytes: after?.bytes ?? 0 };
}

/** One payment for each year every quarter of a second, until told to stop. */
function pay(product, years) {
  const rows = payments();
  let isOn = true;
  const headers = { Authorization: `Bearer ${product.key}` };
  const one = (year) => {
    const row = rows.next().value;
    return post(`${product.origin}/api/v1/ingest/sp2d`, headers, {
      ...row,
      nomor_sp_2_d: `${row.nomor_sp_2_d}/${year}`,
      tanggal_sp_2_d: `${year}${row.tanggal_sp_2_d.slice(4)}`,
    });
  };
  const done = (async () => {
    while (isOn) {
      const next = sleep(1_000 / FRAMES);
      for (const { status } of await Promise.all(years.map(one))) if (status !== 200) throw new Error(`a post was answered with ${status}`);
      await next;
    }
  })();
  return async () => {
    isOn = false;
    await done;
  };
}

async function measureProduct(tell) {
  const product = await startProduct();
  try {
    const year = yearOf(businessDate(Date.now()));
    const years = Array.from({ length: CHANNELS }, (_, i) => year - i);
    const stopPaying = pay(product, years);
    tell('fanout: payments without sockets');
    const alone = await watch(product.pid, null);
    const hello = { v: 1, build: 'bench', channels: years.map((y) => ({ channel: `demo-${y}` })) };
    const listeners = await crowd([`${product.origin}/demo`, product.origin, SOCKETS, 'board.changed', JSON.stringify(hello)]);
    tell(`fanout: the same to ${SOCKETS} sockets`);
    const told = await watch(product.pid, listeners);
    listeners.stop();
    await stopPaying();
    return { ...told, alone: alone.seconds };
  } finally {
    await product.stop();
  }
}

async function measureBare(bytes, tell) {
  const server = await startFanoutServer(bytes, CHANNELS * FRAMES);
  try {
    const listeners = await crowd([server.origin, server.origin, SOCKETS, 'value', '']);
    tell('fanout: bare Socket.IO');
    const told = await watch(server.pid, listeners);
    listeners.stop();
    return { ...told, alone: 0 };
  } finally {
    await server.stop();
  }
}

/** What deliveries cost the server beyond the payments themselves: the same payments are made without a socket before. */
export async function run(tell) {
  const product = await measureProduct(tell);
  const bare = await measureBare(product.bytes, tell);
  const cost = ({ seconds, alone, delivered }) => ((seconds - alone) / delivered) * 1_000_000;
  const ratio = cost(product) / cost(bare);
  const line = (name, side) =>
    `${name.padEnd(8)} ${cost(side).toFixed(1)} ms of processor per 1,000 deliveries (${Math.round((side.delivered * 1_000) / WINDOW_MS).toLocaleString('en')} a second of ${side.bytes.toLocaleString('en')} bytes; ${side.alone.toFixed(1)} s of ${side.seconds.toFixed(1)} s without sockets)`;
  return {
    lines: [line('product', product), line('bare', bare), `ratio    ${ratio.toFixed(2)}; goal ≤ ${GOAL}: ${verdict(ratio <= GOAL)}`],
    result: { product: rounded(cost(product)), bare: rounded(cost(bare)), ratio: rounded(ratio), met: ratio <= GOAL },
  };
}
