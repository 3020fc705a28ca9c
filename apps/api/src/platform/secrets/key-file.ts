import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a key file of the data directory holds; made by `make` when it is not there yet, readable by its owner only.
 * Several processes may come here at once: the first one's file holds, and nobody reads it before it is whole.
 */
export function readOrMakeKey(path: string, make: () => string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const whole = `${path}.${randomUUID()}`;
    writeFileSync(whole, make(), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(whole, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(whole);
    }
  }
  return readFileSync(path, 'utf8');
}
