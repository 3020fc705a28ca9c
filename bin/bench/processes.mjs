import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { quiet } from './quiet.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A machine that is busy seeds the demo slowly. */
const START_MS = 300_000;
const STOP_MS = 15_000;
/** What `npm start` tells Node before the script. */
const START_FLAGS = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .slice(1, -1);

/**
 * Starts a script and waits for the line of its output that `ready` matches.
 * @returns {Promise<{origin: string, pid: number, stop: () => Promise<void>}>} origin = the pattern's first group
 */
async function startScript(script, ready, env = {}, args = [], flags = []) {
  const child = spawn(process.execPath, [...flags, join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isWanted = true;
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const stop = async () => {
    isWanted = false;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-4_000);
  });
  const origin = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${script} was not ready after ${START_MS / 1_000} s`)), START_MS);
    const settle = (act) => (value) => {
      clearTimeout(timer);
      act(value);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = ready.exec(line);
      if (match) settle(resolve)(match[1]);
    });
    void ended.then((how) => {
      if (isWanted) process.stderr.write(`${script} ended with ${how}: ${complaints}\n`);
      settle(reject)(new Error(`${script} ended with ${how}`));
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { origin, pid: child.pid, stop };
}

/** The product with an environment. */
export const startServer = (env) => startScript('bin/start.mjs', /^LCC ready: (\S+)$/, env, [], START_FLAGS);

/** The page to compare with. */
export const startBareServer = () => startScript('bin/bench/bare-server.mjs', /^ready (\S+)$/);

/** Bare Socket.IO that tells everyone so many bytes so often a second. */
export const startFanoutServer = (bytes, times) =>
  startScript('bin/bench/fanout-server.mjs', /^ready (\S+)$/, {}, [String(bytes), String(times)]);

/** The least that keeps a payment, in the database of a product that runs. */
export const startBareWriter = (folder) => startScript('bin/bench/bare-writer.mjs', /^ready (\S+)$/, { LCC_DATA_DIR: folder });

/**
 * The product as an operator starts it, with a demo that stands still, when it has told what it has to tell and judged it; `key` may
 * push to the demo.
 */
export const startProduct = () => startQuiet({ LCC_DEMO: 'on' }, [], ['--scope', 'ingest', '--tenant', 'demo']);

/** The product without a demo, after `lcc import` of some files (its arguments, file by file), judged; `key` may read. */
const startWithFiles = (imports) => startQuiet({ LCC_DEMO: 'off' }, imports, ['--scope', 'read']);

/** Gives `work` such a product with the files that `write` puts into a folder, and takes both away. */
export async function withFiles(write, work) {
  const folder = mkdtempSync(join(tmpdir(), 'lcc-bench-files-'));
  try {
    const product = await startWithFiles(write(folder));
    return await work(product).finally(() => product.stop());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startQuiet(...how) {
  const product = await start(...how);
  await quiet(product.pid);
  return product;
}

/** The environment of a product with an embedded database in `folder`, whatever this shell has set. */
export function quietSettings(folder) {
  const own = { DATABASE_URL: '', LCC_DATA_DIR: folder, LCC_DROP_DIR: '', LCC_DEMO_PACE: '0', LCC_INGEST_LIMIT: '' };
  return { ...own, PORT: '0', HOST: '127.0.0.1', LCC_TLS_CERT: '', LCC_TLS_KEY: '', LCC_ORIGIN: '', LCC_BEHIND_PROXY: '' };
}

/**
 * Starts the product with an embedded database and data folder of its own.
 * @returns {Promise<{origin: string, pid: number, importSeconds: number, key: string, folder: string, env: Record<string, string>, stop: () => Promise<void>}>}
 */
async function start(settings, imports, keyOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'lcc-bench-'));
  const env = { ...quietSettings(folder), ...settings };
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    const started = performance.now();
    for (const args of imports) await lcc(env, ['import', ...args]);
    const importSeconds = (performance.now() - started) / 1_000;
    const server = await startServer(env);
    const stop = () => server.stop().finally(forget);
    try {
      return {
        origin: server.origin,
        pid: server.pid,
        importSeconds,
        key: (await lcc(env, ['key', 'add', ...keyOptions])).key,
        folder,
        env,
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    forget();
    throw error;
  }
}

/** Runs `lcc` with `--json` and answers the document. */
export async function lcc(env, args) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'bin/lcc.mjs'), ...args, '--json'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024, // a file of many rows may have many warnings
  });
  return JSON.parse(stdout);
}
