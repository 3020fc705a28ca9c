import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfFile } from '../platform/files/sha256.js';
import { evidenceType } from './evidence-type.js';

/** Bytes of one file of evidence. */
export const LARGEST_EVIDENCE = 25_000_000;

/** Longer than anybody takes to send one. */
const LEFT_MS = 3_600_000;

/** A kept file: its bytes are found by their hash. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Files of evidence by hash, in the data directory. A file comes into `masuk` under a name of its own and gets its place by one link when it
 * is whole and on the disk: whatever ends the process leaves the whole file or none. Nothing that has its place is ever written again.
 */
export class EvidenceFiles {
  constructor(private readonly folder: string) {}

  /** A place for a file that is coming; {@link keep} or {@link discard} ends it. */
  async prepare(): Promise<string> {
    const incoming = join(this.folder, 'masuk');
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    return join(incoming, randomUUID());
  }

  /** Gives a file that has come its place. Throws NotEvidence for a type that is not taken. */
  async keep(incoming: string): Promise<KeptFile> {
    const { size } = await stat(incoming);
    const refusal = evidenceType(await readFile(incoming));
    if (refusal !== null) throw new NotEvidence(refusal);
    const sha256 = await sha256OfFile(incoming);
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await link(incoming, this.pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // the same bytes came before
    });
    await onDisk(folder);
    await unlink(incoming);
    return { sha256, size };
  }

  async discard(incoming: string): Promise<void> {
    await rm(incoming, { force: true });
  }

  pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** Removes what was coming when a process ended: what nothing was written to for an hour. Another instance may be receiving. */
  async sweep(now: number): Promise<void> {
    const incoming = join(this.folder, 'masuk');
    for (const name of await readdir(incoming).catch(() => [])) {
      const path = join(incoming, name);
      if ((await stat(path)).mtimeMs < now - LEFT_MS) await rm(path, { force: true });
    }
  }
}

/** A file of a type that is not taken as evidence; Indonesian, with the remedy. */
export class NotEvidence extends Error {}

/** The entry of a new name is on the disk too. */
async function onDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
