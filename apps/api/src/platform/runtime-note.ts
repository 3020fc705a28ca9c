import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the running server can be reached, for the command line on the same machine. */
export interface RuntimeNote {
  readonly pid: number;
  readonly origin: string;
}

const pathOf = (dataDir: string): string => join(dataDir, 'server.json');

/** Writes the note; the answer removes it again. */
export function writeRuntime(dataDir: string, note: RuntimeNote): () => void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(pathOf(dataDir), JSON.stringify(note));
  return () => rmSync(pathOf(dataDir), { force: true });
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
