#!/usr/bin/env node
/**
 * `npm test`: installs what is missing, builds, runs every test, ends with the line `N passed, N failed` (`, N skipped`).
 * `npm test -- FILTER …` hands the filters to Vitest and leaves the end-to-end tests out.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { closingLine, countListed, exitCode, sum, tallyPlaywright, tallyVitest } from './checks/tally.mjs';
import { ensureNginx } from './debian.mjs';
import { ensureDependencies } from './ensure.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REPORTS = join(ROOT, '.cache/tests');
const tool = (name) => join(ROOT, 'node_modules/.bin', name);
const filters = process.argv.slice(2);

/** Runs a command with its output on ours; resolves to its exit code. */
function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const output = quiet ? 'ignore' : 'inherit';
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', output, 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
  } catch {
    return undefined;
  }
}

async function build() {
  if (!existsSync(join(ROOT, 'bin/build.mjs'))) return sum([]);
  const status = await run(process.execPath, [join(ROOT, 'bin/build.mjs')]);
  return status === 0 ? sum([]) : { passed: 0, failed: 1, skipped: 0, problems: [`the build ended with ${status}`] };
}

async function unitTests() {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(REPORTS, 'vitest.json')}`, ...filters];
  const status = await run(tool('vitest'), args);
  return tallyVitest(readReport('vitest.json'), status);
}

async function endToEndTests() {
  const anySpec = readdirSync(join(ROOT, 'e2e'), { recursive: true }).some((file) => String(file).endsWith('.spec.ts'));
  if (!anySpec) return sum([]);
  const browser = ensureBrowser();
  if (browser.path === null) return withoutBrowser(browser.reason);
  ensureNginx();
  const env = { LCC_CHROMIUM: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, 'playwright.json') };
  const status = await run(tool('playwright'), ['test', '--reporter=list,json'], { env });
  return tallyPlaywright(readReport('playwright.json'), status);
}

/** Skipped with the reason; in CI that is a failure, because nobody is there to read it. */
async function withoutBrowser(reason) {
  await run(tool('playwright'), ['test', '--list', '--reporter=json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, 'listed.json') },
    quiet: true,
  });
  const skipped = Math.max(1, countListed(readReport('listed.json')));
  const inCi = process.env.CI === 'true';
  console.log(`\nEnd-to-end tests skipped, no browser: ${reason}`);
  return { passed: 0, failed: inCi ? 1 : 0, skipped, problems: inCi ? [`end-to-end tests had no browser: ${reason}`] : [] };
}

await ensureDependencies();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const tallies = [await build()];
// Tests of what was not built would only repeat the same failure in other words.
if (tallies[0].failed === 0) {
  tallies.push(await unitTests());
  if (filters.length === 0) tallies.push(await endToEndTests());
}
const total = sum(tallies);
if (total.problems.length > 0)
  console.log(`\nFailed:\n${total.problems.map((problem) => `  ${problem.replace(`${ROOT}/`, '')}`).join('\n')}`);
if (total.passed + total.failed === 0) console.log('\nNo test ran.');
console.log(`\n${closingLine(total)}`);
process.exitCode = exitCode(total);
