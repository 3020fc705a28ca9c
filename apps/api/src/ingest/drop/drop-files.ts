import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FileRefused, LARGEST_FILE } from '@lcc/connectors';
import { DONE, isPassing, REFUSED, resultName } from './drop-place.js';

/** Something that lies in the drop folder. */
export interface Dropped {
  /** Names of the folders above it, from the drop folder on. */
  readonly folders: readonly string[];
  readonly name: string;
  readonly stats: Stats;
}

const DEEPEST = 8;
const MOST = 10_000;

/** Everything below a folder that is to be looked at, oldest first; links are found, and never followed. */
export async function listDropped(root: string, folders: readonly string[] = [], found: Dropped[] = []): Promise<Dropped[]> {
  const entries = await readdir(join(root, ...folders), { withFileTypes: true }).catch((error: unknown) => {
    if (folders.length === 0) throw error;
    return []; // a folder that is closed or gone keeps the others from nothing
  });
  for (const entry of entries) {
    const { name } = entry;
    if (isPassing(name) || found.length >= MOST) continue;
    if (entry.isDirectory()) {
      if (name !== DONE && name !== REFUSED && folders.length < DEEPEST) await listDropped(root, [...folders, name], found);
    } else {
      const stats = await lstat(join(root, ...folders, name)).catch(() => null); // taken away again
      if (stats) found.push({ folders, name, stats });
    }
  }
  return folders.length > 0 ? found : found.sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs || (a.name < b.name ? -1 : 1));
}

/** True when a file is still the one that was seen. */
export const isSame = (a: Stats, b: Stats): boolean => a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;

/**
 * Copies a file that was seen, so that what is imported cannot change under way. False when it is being written to, or gone.
 *
 * @throws FileRefused for a link, what is no plain file, and what is too large
 */
export async function takeCopy(root: string, { folders, name, stats }: Dropped, copy: string): Promise<boolean> {
  const path = join(root, ...folders, name);
  if (!stats.isFile())
    throw new FileRefused('not-a-file', 'Tautan (symlink), pipa, dan alat tidak dibaca. Salin berkasnya sendiri ke sini.');
  if (stats.nlink > 1) throw new FileRefused('not-a-file', 'Berkas ini bertaut dengan berkas lain (hard link). Salin berkasnya ke sini.');
  if (stats.size > LARGEST_FILE)
    throw new FileRefused(
      'too-big',
      `Berkas ${Math.ceil(stats.size / 1e6)} MB; paling besar ${LARGEST_FILE / 1e6} MB. Pecah menjadi beberapa berkas.`,
    );
  // A folder that became a link since it was listed leads elsewhere; a file that did is not opened.
  if ((await realpath(path).catch(() => path)) !== join(await realpath(root), ...folders, name)) return false;
  const source = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const target = await open(copy, 'wx', 0o600);
    try {
      for await (const part of source.createReadStream({ autoClose: false, end: LARGEST_FILE }) as AsyncIterable<Buffer>)
        await target.write(part);
    } finally {
      await target.close();
    }
    return isSame(stats, await source.stat());
  } finally {
    await source.close();
  }
}

/**
 * Puts a file that was dealt with into `done` or `refused` beside it, with its answer, and the answer where the file lay. A name that is
 * taken there gets a number. A file that has changed since stays, to be dealt with again.
 */
export async function putAway(
  root: string,
  { folders, name, stats }: Dropped,
  to: typeof DONE | typeof REFUSED,
  answer: string,
): Promise<void> {
  const here = join(root, ...folders);
  await write(here, resultName(name), answer);
  const now = await lstat(join(here, name)).catch(() => null);
  if (!now || !isSame(now, stats)) return;
  const there = await plainFolder(join(here, to));
  const free = await freeName(there, name);
  await rename(join(here, name), join(there, free));
  await write(there, resultName(free), answer);
}

async function plainFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  if ((await lstat(path)).isDirectory()) return path;
  throw new Error(`${path} is a link, no folder`);
}

async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${stem} (${i})${ending}`;
    const isTaken = await lstat(join(folder, candidate)).catch(() => null);
    if (!isTaken) return candidate;
  }
}

/** Replaces a file whole or not at all; a link in its place is replaced too, never followed. */
async function write(folder: string, name: string, text: string): Promise<void> {
  const fresh = join(folder, `.${randomUUID()}`);
  try {
    const file = await open(fresh, 'wx', 0o644);
    await file.writeFile(text).finally(() => file.close());
    await rename(fresh, join(folder, name));
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
