import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { businessDate } from '../../libs/domain/dist/index.js';
import { paymentRow } from './payments.mjs';
import { lcc, quietSettings, startServer } from './processes.mjs';
import { paymentStream, units } from './rollup-facts.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const STARTS = 5;
const FILES = 5;
const ROWS = 200_000;
/** What is read behind the first picture has ended by then. */
const SETTLE_MS = 15_000;
const GOAL = { demo: 3, facts: 5, megabytes: 600 };

/** Seconds from the start of the process to ready, for some starts of a product that ran before, and the most memory of any, in MB. */
async function measure(settings, name, tell) {
  const seconds = [];
  const megabytes = [];
  for (let i = 0; i <= STARTS; i++) {
    const started = performance.now();
    const server = await startServer(settings);
    seconds.push((performance.now() - started) / 1_000);
    await sleep(SETTLE_MS);
    megabytes.push(residentMegabytes(server.pid));
    await server.stop();
    tell(`start: ${name}, ${i === 0 ? 'first' : `start ${i} of ${STARTS}`}: ${seconds.at(-1).toFixed(2)} s`);
  }
  return { seconds: quantile(seconds.slice(1), 0.5), megabytes: Math.max(...megabytes.slice(1)) };
}

/** The most memory a process has held, in MB; Linux only. */
const residentMegabytes = (pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;

/** A million payments of one year in the ledger. */
async function fill(env, folder, tell) {
  const roster = join(folder, 'daftar.json');
  await writeFile(roster, JSON.stringify(units.map((code, i) => ({ kode_skpd: code, nama_skpd: `Dinas Ukur ${i}` }))));
  await lcc(env, ['import', roster, '--connector', 'roster']);
  for (let n = 1; n <= FILES; n++) {
    const file = join(folder, 'sp2d.ndjson');
    const next = paymentStream(200 + n, businessDate(Date.now())); // what is dated later would wait for its day
    await writeFile(file, Array.from({ length: ROWS }, () => `${JSON.stringify(paymentRow(next().after, `${n}/`))}\n`).join(''));
    await lcc(env, ['import', file, '--connector', 'sp2d']);
    tell(`start: ${(n * ROWS).toLocaleString('en')} payments in the ledger`);
  }
}

async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'lcc-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run(tell) {
  const demo = await withFolder((folder) => measure({ ...quietSettings(folder), LCC_DEMO: 'on' }, 'demo', tell));
  const facts = await withFolder(async (folder) => {
    const env = { ...quietSettings(folder), LCC_DEMO: 'off' };
    await fill(env, folder, tell);
    return measure(env, 'a million facts', tell);
  });
  const isMet = { demo: demo.seconds < GOAL.demo, facts: facts.seconds < GOAL.facts && facts.megabytes < GOAL.megabytes };
  return {
    lines: [
      `with the demo        ${demo.seconds.toFixed(2)} s, Node ${demo.megabytes.toFixed(0)} MB; goal < ${GOAL.demo} s: ${verdict(isMet.demo)}`,
      `with a million facts ${facts.seconds.toFixed(2)} s, Node ${facts.megabytes.toFixed(0)} MB; goal < ${GOAL.facts} s and < ${GOAL.megabytes} MB: ${verdict(isMet.facts)}`,
    ],
    result: {
      demo: { seconds: rounded(demo.seconds), megabytes: Math.round(demo.megabytes) },
      facts: { seconds: rounded(facts.seconds), megabytes: Math.round(facts.megabytes) },
      met: isMet.demo && isMet.facts,
    },
  };
}
