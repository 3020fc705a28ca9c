import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { FileRefused } from '@lcc/connectors';

/** Original bytes by hash, under the data directory; written whole or not at all, never overwritten. */
export class Originals {
  constructor(private readonly folder: string) {}

  pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** Resolves when the bytes are on the disk. */
  keep(sha256: string, bytes: Uint8Array): Promise<void> {
    return this.#write(sha256, (file) => file.writeFile(bytes));
  }

  /** The same for a file, copied without holding it whole in memory. Throws FileRefused when it is no longer the file that was read. */
  keepFile(sha256: string, source: string): Promise<void> {
    return this.#write(sha256, async (file) => {
      const digest = createHash('sha256');
      for await (const part of createReadStream(source) as AsyncIterable<Buffer>) {
        digest.update(part);
        await file.write(part);
      }
      if (digest.digest('hex') !== sha256)
        throw new FileRefused('changed', 'Berkas berubah selagi dibaca. Tunggu sampai selesai ditulis lalu kirim ulang.');
    });
  }

  async #write(sha256: string, fill: (file: FileHandle) => Promise<unknown>): Promise<void> {
    const path = this.pathOf(sha256);
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    )
      return;
    await mkdir(join(this.folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await fill(file);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
  }
}
