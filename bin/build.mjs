#!/usr/bin/env node
/** `npm run build`: compiles what is stale. Imported by `start`, `lcc` and the tests' runner, which build the same way. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './build-lock.mjs';
import { ensureDependencies, isNotWritable } from './ensure.mjs';
import { hashOf, stamped, touchedOf } from './freshness.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...names) => join(ROOT, ...names);
const LIBS = ['domain', 'contract', 'connectors', 'simulator'];
const API_STAMP = at('apps/api/dist/.sources');
const API_SOURCES = [
  at('tsconfig.base.json'),
  at('package-lock.json'),
  ...['apps/api', ...LIBS.map((lib) => `libs/${lib}`)].flatMap((folder) => [
    at(folder, 'src'),
    at(folder, 'tsconfig.json'),
    at(folder, 'package.json'),
  ]),
];
const WEB = at('apps/web');
const WEB_SOURCES = [
  ...['src', 'public', 'index.html', 'service-worker.js', 'vite.config.ts', 'package.json'].map((name) => join(WEB, name)),
  at('libs/domain/src'),
  at('libs/contract/src'),
  at('package-lock.json'),
];

/**
 * Builds what is stale, the API and the pages side by side; their output goes to standard error.
 *
 * @returns whether everything is built now
 */
export async function build({ web = true } = {}) {
  if (apiIsFresh() && (!web || webIsFresh())) return true;
  try {
    return await withBuildLock(at('node_modules/.cache/lcc-build.lock'), async () => {
      const built = await Promise.all([apiIsFresh() || buildApi(), !web || webIsFresh() || buildWeb()]);
      return built.every(Boolean);
    });
  } catch (error) {
    if (!isNotWritable(error)) throw error;
    process.stderr.write(
      `Program di ${ROOT} perlu disusun, tetapi foldernya tidak dapat ditulisi. Jalankan npm run build sebagai pemiliknya.\n`,
    );
    return false;
  }
}

/** True also where the outputs alone were shipped (the container), without sources. */
function apiIsFresh() {
  const compiled = [at('apps/api/dist/main.js'), ...LIBS.map((lib) => at('libs', lib, 'dist/index.js'))].every((file) => existsSync(file));
  return compiled && (!existsSync(at('apps/api/src')) || stamped(API_STAMP, touchedOf(API_SOURCES, ROOT)));
}

async function buildApi() {
  process.stderr.write('Menyusun server …\n');
  const sources = touchedOf(API_SOURCES, ROOT);
  if (!(await run(at('node_modules/typescript/bin/tsc'), ['-b', at('apps/api')]))) return false;
  writeFileSync(API_STAMP, sources);
  return true;
}

/** The same id stands in the pages and in build.txt, which the server tells its screens. */
function webSources() {
  return hashOf(WEB_SOURCES, [process.env.LCC_BUILD ?? '']);
}

function webIsFresh() {
  if (!existsSync(join(WEB, 'index.html')) || !existsSync(join(WEB, 'src'))) return true;
  return existsSync(join(WEB, 'dist/index.html')) && stamped(join(WEB, 'dist/.sources'), webSources());
}

/** Built beside its place and moved there whole: a server that runs never serves half of it, and a failed build changes nothing. */
async function buildWeb() {
  process.stderr.write('Menyusun halaman …\n');
  const [fresh, place, old] = ['dist.new', 'dist', 'dist.old'].map((name) => join(WEB, name));
  const sources = webSources();
  const id = process.env.LCC_BUILD || sources.slice(0, 12);
  rmSync(fresh, { recursive: true, force: true });
  const args = ['build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'];
  if (!(await run(at('node_modules/vite/bin/vite.js'), args, { cwd: WEB, env: { ...process.env, LCC_BUILD: id } }))) return false;
  writeFileSync(join(fresh, 'build.txt'), `${id}\n`);
  writeFileSync(join(fresh, '.sources'), sources);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
  return true;
}

function run(script, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, ...options, stdio: ['ignore', 2, 2] });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureDependencies();
  process.exitCode = (await build()) ? 0 : 1;
}
