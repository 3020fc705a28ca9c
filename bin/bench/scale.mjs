import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { businessDate, yearOf } from '../../libs/domain/dist/index.js';
import { startProduct, startServer } from './processes.mjs';
import { processorOf } from './quiet.mjs';
import { payOnSchedule } from './schedule.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const SOCKETS = 1_000;
const CLIENTS = 2;
const FRAMES_PER_SECOND = 4;
const WINDOW_MS = 20_000;
const LOOK_MS = 100;
const STORM_MS = 60_000;
const GOAL = { p99: 500, megabytes: 350, backMs: 15_000 };

/** So many screens in a process of their own. */
async function crowd(origin, first, count, channel) {
  const script = fileURLToPath(new URL('./scale-client.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, origin, String(first), String(count), channel], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  if ((await lines.next()).value !== 'ready') throw new Error('the screens could not connect');
  return {
    async ask(what) {
      child.stdin.write(`${what}\n`);
      return JSON.parse((await lines.next()).value);
    },
    stop: () => child.kill(),
  };
}

/** Memory of a process in MB: now, and the most it ever had. Linux only. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

/** From the post of a payment to its frame at each screen, ms: commit, board, frame and network; of a frame of several the oldest. */
async function follow(product, crowds) {
  await Promise.all(crowds.map((each) => each.ask('frames')));
  const before = processorOf(product.pid);
  const sent = await payOnSchedule(product, FRAMES_PER_SECOND, WINDOW_MS);
  await sleep(2_000);
  const seconds = processorOf(product.pid) - before;
  const told = await Promise.all(crowds.map((each) => each.ask('frames')));
  const samples = told.flatMap(({ frames }) => frames.flatMap(([from, at]) => (sent.has(from) ? [at - sent.get(from)] : [])));
  const owed = sent.size * SOCKETS;
  if (samples.length < owed * 0.5) throw new Error(`only ${samples.length} of up to ${owed} deliveries came`);
  return { samples, bytes: told[0].bytes, processor: (seconds * 1_000) / WINDOW_MS };
}

/** Kills the server, starts it again over the same data, and answers when it was ready and when all screens had their picture, ms. */
async function storm(product, crowds, tell) {
  process.kill(product.pid, 'SIGKILL');
  await sleep(3_000);
  const begun = performance.now();
  const { port } = new URL(product.origin);
  const again = await startServer({ ...product.env, PORT: port });
  const ready = performance.now();
  tell(`scale: ready again after ${Math.round(ready - begun)} ms`);
  const before = processorOf(again.pid);
  let here = 0;
  while (here < SOCKETS && performance.now() - ready < STORM_MS) {
    await sleep(LOOK_MS);
    here = (await Promise.all(crowds.map((each) => each.ask('here')))).reduce((sum, each) => sum + each.here, 0);
  }
  const processor = processorOf(again.pid) - before;
  return { server: again, here, backMs: Math.round(performance.now() - ready), processor, memory: memoryOf(again.pid) };
}

/** A thousand screens on one instance: how late they are, what the server takes, and how soon all are back after it was killed. */
export async function run(tell) {
  tell('scale: starting the product with a demo of its own …');
  const product = await startProduct();
  const channel = `demo-${yearOf(businessDate(Date.now()))}`;
  const crowds = [];
  let again = null;
  try {
    const alone = memoryOf(product.pid).now;
    const each = SOCKETS / CLIENTS;
    for (let n = 0; n < CLIENTS; n++) crowds.push(await crowd(product.origin, n * each, each, channel));
    tell(`scale: ${SOCKETS} screens have their picture`);
    const { samples, bytes, processor } = await follow(product, crowds);
    const memory = { ...memoryOf(product.pid), alone };
    tell('scale: the server is killed');
    const back = await storm(product, crowds, tell);
    again = back.server;
    return report({ samples, bytes, processor, memory, back });
  } finally {
    for (const one of crowds) one.stop();
    await again?.stop();
    await product.stop();
  }
}

function report({ samples, bytes, processor, memory, back }) {
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)];
  const met = { p99: p99 <= GOAL.p99, memory: memory.now <= GOAL.megabytes, back: back.here === SOCKETS && back.backMs <= GOAL.backMs };
  const number = (value) => value.toLocaleString('en');
  return {
    lines: [
      `${number(SOCKETS)} screens, ${FRAMES_PER_SECOND} payments a second: p50 ${p50} ms, p99 ${p99} ms from the post to the screen (${number(samples.length)} deliveries of ${number(bytes.frame)} bytes); goal ≤ ${GOAL.p99}: ${verdict(met.p99)}`,
      `server ${memory.now} MB (${memory.alone} before the screens, at most ${memory.most}), ${rounded(processor * 100, 0)} % of a processor; goal ≤ ${GOAL.megabytes} MB: ${verdict(met.memory)}`,
      `after a kill: ${number(back.here)} screens have a snapshot of ${number(bytes.snapshot)} bytes ${number(back.backMs)} ms after the server was ready, for ${rounded(back.processor, 1)} s of processor, at most ${back.memory.most} MB; goal ≤ ${number(GOAL.backMs)} ms: ${verdict(met.back)}`,
    ],
    result: {
      sockets: SOCKETS,
      p50,
      p99,
      memory,
      processor: rounded(processor),
      back: { ms: back.backMs, here: back.here, processor: rounded(back.processor), ...back.memory },
      met,
    },
  };
}
