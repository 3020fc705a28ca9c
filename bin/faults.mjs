#!/usr/bin/env node
/**
 * `npm run faults -- [ROW …] [--json FILE]`: breaks the product in every way of the list (`e2e/faults/rows.mjs`) and prints a table: row, what was
 * done, goal, measured, and whether it is met. Exit 1 when one is missed. `npm run faults -- sim [--seed N] [--runs N]` runs the simulation of delivery.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ROWS, SIMULATION } from '../e2e/faults/rows.mjs';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';
import { foundByPlaywright, foundByVitest, tableOf, verdictOf } from './faults/verdict.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REPORTS = join(ROOT, '.cache/faults');
const tool = (name) => join(ROOT, 'node_modules/.bin', name);

function options() {
  try {
    const flags = { json: { type: 'string' }, seed: { type: 'string' }, runs: { type: 'string' } };
    const { values, positionals } = parseArgs({ options: flags, allowPositionals: true });
    return { ...values, names: positionals };
  } catch (error) {
    return usage(error.message);
  }
}

function usage(problem) {
  process.stderr.write(`${problem}\nUsage: npm run faults -- [ROW …] [--json FILE]\n       npm run faults -- sim [--seed N] [--runs N]\n`);
  for (const { id, did } of ROWS) process.stderr.write(`  ${id.padEnd(4)}${did}\n`);
  process.exit(2);
}

const run = (command, args, env = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });

function report(name) {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whole files: tests of one file may build on those before them. */
async function unitTests(proofs) {
  if (proofs.length === 0) return [];
  const files = [...new Set(proofs.map(({ file }) => file))];
  const output = ['--reporter=dot', '--reporter=json', `--outputFile.json=${join(REPORTS, 'vitest.json')}`];
  await run(tool('vitest'), ['run', '--project', '!postgresql-15', ...output, ...files]);
  return foundByVitest(report('vitest.json'), ROOT);
}

/** Of the files of faults the tests of these rows; other files whole, as above. */
async function browserTests(rows) {
  const proofs = rows.flatMap(({ id, proofs: all }) => all.filter(({ by }) => by === 'playwright').map((proof) => ({ id, ...proof })));
  if (proofs.length === 0) return [];
  const browser = ensureBrowser();
  if (browser.path === null) process.stderr.write(`No browser: ${browser.reason}\n`);
  const env = { LCC_FAULTS: 'all', ...(browser.path === null ? {} : { LCC_CHROMIUM: browser.path }) };
  const ran = async (name, some, ...options) => {
    const files = [...new Set(some.map(({ file }) => file))];
    if (files.length === 0) return [];
    const output = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, name) };
    await run(tool('playwright'), ['test', '--reporter=list,json', ...options, ...files], { ...env, ...output });
    return foundByPlaywright(report(name));
  };
  const ofRow = proofs.filter(({ title }) => title === undefined);
  const titles = ofRow.map(({ id }) => `\\b${id}\\b[FN0-9, ]*:`);
  return [
    ...(await ran('rows.json', ofRow, '--grep', titles.join('|'))),
    ...(await ran(
      'files.json',
      proofs.filter(({ title }) => title !== undefined),
    )),
  ];
}

const { names, json, seed, runs } = options();
ensureDependencies();
if (names[0] === 'sim') {
  const env = { ...(seed ? { LCC_SIM_SEED: seed } : {}), ...(runs ? { LCC_SIM_RUNS: runs } : {}) };
  process.exit(await run(tool('vitest'), ['run', '--testTimeout=3600000', SIMULATION], env));
}
const unknown = names.filter((name) => !ROWS.some(({ id }) => id === name));
if (unknown.length > 0) usage(`No row is called ${unknown.join(', ')}; there are:`);
const rows = ROWS.filter(({ id }) => names.length === 0 || names.includes(id));
if (!(await build())) {
  process.stderr.write('The build failed; nothing was tried.\n');
  process.exit(1);
}
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const found = [
  ...(await unitTests(rows.flatMap(({ proofs }) => proofs.filter(({ by }) => by === 'vitest')))),
  ...(await browserTests(rows)),
];
const results = rows.map((row) => ({ ...row, ...verdictOf(row, found) }));
console.log(
  tableOf([['row', 'what was done', 'goal', 'verdict', 'measured'], ...results.map((r) => [r.id, r.did, r.goal, r.verdict, r.measured])]),
);
const count = (verdict) => results.filter((result) => result.verdict === verdict).length;
console.log(`\n${count('met')} met, ${count('MISSED')} MISSED, ${count('SKIPPED')} SKIPPED`);
if (json) {
  const lines = results.map(({ id, did, goal, verdict, measured }) => ({ id, did, goal, verdict, measured }));
  writeFileSync(resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify(lines, null, 2)}\n`);
}
process.exitCode = count('MISSED') === 0 ? 0 : 1;
