#!/usr/bin/env node
/**
 * `npm run bench -- [name] [--json FILE] [--csv FILE] [--minutes N]`: measures on this machine, each figure beside a baseline of the same run, and says whether
 * the goal is met. Without a name every benchmark runs but `soak`. Exit 0 when all were measured, met or not; 1 when one could not be.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';

/** Name → what it measures; the module of that name exports `run`. */
const BENCHES = {
  anomalies: 'precision, recall and volume of the detectors on made-up years with known cases, kept apart from those they were tuned on',
  dates: 'boards of any day of a year of 100 thousand budget rows and 50 thousand SP2D, by HTTP',
  fanout: 'server CPU per 1,000 deliveries to 500 sockets, beside bare Socket.IO with the same bytes',
  forecast: 'year ends foreseen at each month end, beside a straight line and last year’s curve (--csv FILE of date,part,whole)',
  frame: 'work of the wall page’s main thread per 1,000 changed values, beside a bare page',
  ingest: 'rows a second of lcc import from 200 thousand SP2D lines, beside COPY of the same rows into a copy of the table',
  latency: 'POST of one SP2D to the changed figure in the browser, beside a bare Express + Socket.IO page',
  posts: 'facts a second of sixteen machines that post one SP2D at a time, beside bare Express with one INSERT a post',
  prevention: 'every question of the prevention pages with 10 thousand files of evidence and five years of catalogue, by HTTP',
  thread: '100 thousand budget rows and 50 thousand chains from package to payment joined, beside the sums of a board from the same facts',
  province: '33 regencies and 10 million payments in one process: memory of their sums, a fact, and the figures after one more',
  rollup: 'one resolved fact to changed sums, with 10 thousand, 100 thousand and 1 million facts in the ledger',
  visit:
    '200 phones of guests behind one address while a presenter races through the tour: the slowest behind the wall, and the wall without them',
  scale: '1,000 screens on one instance: from a payment to each of them, the memory of the server, and all back after it was killed',
  soak: 'the wall in rotation at twenty times the pace for half an hour (--minutes): memory, listeners, held-up frames; only by its name',
  start: 'from the start of the process to ready, with the demo and with a million facts',
};

function usage(problem) {
  process.stderr.write(`${problem}\nUsage: npm run bench -- [name] [--json FILE] [--csv FILE] [--minutes N]\n`);
  for (const [name, what] of Object.entries(BENCHES)) process.stderr.write(`  ${name.padEnd(10)}${what}\n`);
  process.exit(1);
}

function options() {
  try {
    const known = { json: { type: 'string' }, csv: { type: 'string' }, minutes: { type: 'string' } };
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    return { ...values, names: positionals.length > 0 ? positionals : Object.keys(BENCHES).filter((name) => name !== 'soak') };
  } catch (error) {
    return usage(error.message);
  }
}

const { json, csv, minutes, names } = options();
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) usage(`No benchmark is called ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}.`);

ensureDependencies();
if (!(await build())) {
  process.stderr.write('The build failed; nothing was measured.\n');
  process.exit(1);
}

/** What else the machine had to do just before: with more than it can do at once, every figure is too high. */
const load = { average: Number(loadavg()[0].toFixed(2)), processors: availableParallelism() };
const results = { load };
for (const name of names) {
  try {
    const { run } = await import(`./bench/${name}.mjs`);
    const { lines, result } = await run((line) => process.stderr.write(`${line}\n`), { csv, minutes });
    results[name] = result;
    console.log([`${name}: ${BENCHES[name]}`, ...lines.map((line) => `  ${line}`)].join('\n'));
  } catch (error) {
    process.stderr.write(`${name} could not be measured: ${error.stack}\n`);
    process.exitCode = 1;
  }
}
if (load.average > load.processors / 2)
  console.log(`The machine was busy (load ${load.average} on ${load.processors} processors): measure again when it is quiet.`);
if (json) writeFileSync(resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify(results, null, 2)}\n`);
