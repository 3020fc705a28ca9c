import { spawn } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnavailableError } from '../database-handle.js';
import type { Binaries } from './binaries.js';
import type { Layout } from './layout.js';
import type { OsUser } from './os-user.js';
import { remedyFor } from './remedies.js';

/** The superuser initdb makes. The application connects as `lcc`, which is none. */
export const SUPERUSER = 'postgres';

/** The working directory itself, by a path that needs no right on the folders above it. Only Linux has one. */
export const WORKING_DIRECTORY = process.platform === 'linux' ? '/proc/self/cwd' : '.';

/** Makes the data directory. @throws DatabaseUnavailableError when it cannot be made or written */
export function prepareDataFolder({ dataDir }: Layout): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch {
    throw new DatabaseUnavailableError(
      `LCC_DATA_DIR: folder ${dataDir} tidak dapat ditulisi pengguna ini. Pilih folder lain, atau ubah pemilik dan haknya.`,
    );
  }
}

/**
 * Makes the database folder with the right owner. Run it under the start lock: between making and giving it away it is nobody's.
 *
 * @throws DatabaseUnavailableError when it belongs to somebody else
 */
export function prepareDatabaseFolder(layout: Layout, user: OsUser): void {
  if (!existsSync(layout.databaseDir)) {
    mkdirSync(layout.databaseDir, { mode: 0o700 });
    chownSync(layout.databaseDir, user.uid, user.gid);
  }
  const owner = statSync(layout.databaseDir).uid;
  if (owner === user.uid) return;
  throw new DatabaseUnavailableError(
    `Folder basis data ${layout.databaseDir} milik pengguna sistem nomor ${owner}, bukan ${user.uid}. ` +
      'Jalankan sebagai pengguna itu, ubah pemiliknya, atau atur LCC_DATA_DIR ke folder lain.',
  );
}

/**
 * Makes the cluster if there is none: UTF-8, locale C (sorting is done by codes), checksums. It grows beside its place and is
 * moved there when whole, so a start that is killed half way leaves nothing that looks like a database.
 *
 * @throws DatabaseUnavailableError when it cannot be made, or when there is one of another major version
 */
export async function ensureCluster(layout: Layout, binaries: Binaries, user: OsUser): Promise<void> {
  if (existsSync(layout.pgData)) return refuseOtherMajor(layout, binaries.major);
  const growing = `${layout.pgData}.new`;
  rmSync(growing, { recursive: true, force: true });
  mkdirSync(growing, { mode: 0o700 });
  chownSync(growing, user.uid, user.gid);
  await run(binaries.initdb, initArguments, growing, user);
  renameSync(growing, layout.pgData);
}

/** A server can read only clusters of its own major version; asked to, it would end at once, again and again. */
function refuseOtherMajor(layout: Layout, major: number): void {
  const found = Number.parseInt(readFileSync(join(layout.pgData, 'PG_VERSION'), 'utf8'), 10);
  if (found === major) return;
  throw new DatabaseUnavailableError(
    `Basis data di ${layout.databaseDir} dibuat oleh PostgreSQL ${found}, sedangkan program ini membawa PostgreSQL ${major}. ` +
      `Jalankan versi program yang membawa PostgreSQL ${found}, atau atur LCC_DATA_DIR ke folder baru lalu impor ulang berkas dari originals/.`,
  );
}

const initArguments = [
  ['-D', WORKING_DIRECTORY],
  ['-U', SUPERUSER],
  ['--encoding=UTF8', '--locale=C', '--data-checksums', '--auth=trust', '--no-instructions'],
].flat();

function run(program: string, args: string[], cwd: string, user: OsUser): Promise<void> {
  const child = spawn(program, args, { cwd, ...identityFor(user), env: serverEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new DatabaseUnavailableError(`Basis data tidak dapat dibuat di ${cwd}: ${remedyFor(said)}${said.trim()}`));
    });
  });
}

/** Only root may and must change the identity; libuv changes directory before it does, so closed parent folders do not matter. */
export function identityFor(user: OsUser): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: user.uid, gid: user.gid } : {};
}

/** The server inherits nothing of ours: no secrets, no PG* variables, messages in English whatever the machine speaks. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
