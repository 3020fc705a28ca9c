import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file under the given files and folders, sorted; what does not exist is left out. */
export function filesOf(paths) {
  return paths
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesInside(path) : [path]))
    .sort();
}

function filesInside(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of the contents: equal sources give an equal hash on every machine. `words` are hashed too. */
export function hashOf(paths, words = []) {
  const hash = createHash('sha256').update(words.join('\0'));
  for (const file of filesOf(paths)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** A hash of names under `root`, sizes and times: quick, and only good for "nothing was touched here since". The folder may be moved. */
export function touchedOf(paths, root) {
  const hash = createHash('sha256');
  for (const file of filesOf(paths)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Whether the stamp file holds exactly this text. */
export function stamped(stamp, text) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === text;
}
