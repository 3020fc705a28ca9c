import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from './log/index.js';

/** Where the running server can be reached, for the command line on the same machine. */
export interface RuntimeNote {
  readonly pid: number;
  readonly origin: string;
}

const pathOf = (dataDir: string): string => join(dataDir, 'server.json');

/**
 * Writes the note; the answer removes it again. Where another server of the same data directory has one, that stays: both share the
 * database, which is rarely what somebody who started a second one wanted, so the log says it.
 */
export function writeRuntime(dataDir: string, note: RuntimeNote, logger: Logger): () => void {
  mkdirSync(dataDir, { recursive: true });
  const other = readRuntime(dataDir);
  if (other && other.pid !== note.pid) logger.warn({ other }, `Server lain sudah memakai ${dataDir}; keduanya berbagi satu basis data`);
  else writeFileSync(pathOf(dataDir), JSON.stringify(note));
  return () => {
    if (readRuntime(dataDir)?.pid === note.pid) rmSync(pathOf(dataDir), { force: true });
  };
}

/** The note of a server that still lives, or null. */
export function readRuntime(dataDir: string): RuntimeNote | null {
  try {
    const note = JSON.parse(readFileSync(pathOf(dataDir), 'utf8')) as RuntimeNote;
    process.kill(note.pid, 0);
    return note;
  } catch {
    return null;
  }
}
