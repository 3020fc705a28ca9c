import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const STAMP = resolve(dirname(fileURLToPath(import.meta.url)), '../../../web/dist/build.txt');

/** Names the pages this server serves; `dev` when they are not built. */
export function buildId(): string {
  try {
    return readFileSync(STAMP, 'utf8').trim().slice(0, 64) || 'dev';
  } catch {
    return 'dev';
  }
}
