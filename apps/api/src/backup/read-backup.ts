import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupRefused, MANIFEST, type Manifest, type ManifestEntry, manifestSchema } from './manifest.js';
import { readTar } from './tar.js';

const LARGEST_MANIFEST = 64_000_000;

/**
 * Reads a backup from end to end and holds every file of it against the manifest; with `into` its files are written there.
 *
 * @throws BackupRefused when it is no backup, broken, or not whole
 */
export async function readBackup(file: string, into: string | null): Promise<Manifest> {
  try {
    const found: ManifestEntry[] = [];
    let manifest: Manifest | null = null;
    const plain = new PassThrough();
    const unpacking = pipeline(createReadStream(file), createGunzip(), plain);
    unpacking.catch(() => undefined); // told by the reader below
    for await (const { name, size, content } of readTar(plain as AsyncIterable<Buffer>)) {
      if (name === MANIFEST) manifest = await readManifest(size, content);
      else found.push({ name, size, ...(await take(name, content, into)) });
    }
    plain.resume();
    await unpacking;
    if (!manifest) throw new BackupRefused(`${file} tidak lengkap: daftar isinya tidak ada. Pakai cadangan lain.`);
    refuseOther(file, manifest.entries, found);
    return manifest;
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`${file} tidak dapat dibaca sebagai cadangan (${why}). Pakai cadangan lain.`);
  }
}

async function readManifest(size: number, content: AsyncIterable<Buffer>): Promise<Manifest> {
  if (size > LARGEST_MANIFEST) throw new Error('daftar isi terlalu besar');
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return manifestSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
}

async function take(name: string, content: AsyncIterable<Buffer>, into: string | null): Promise<{ sha256: string }> {
  if (isAbsolute(name) || normalize(name) !== name || name.startsWith('..')) throw new Error(`nama ${name} menunjuk ke luar`);
  const hash = createHash('sha256');
  const hashed = async function* () {
    for await (const part of content) {
      hash.update(part);
      yield part;
    }
  };
  if (into === null) for await (const _ of hashed());
  else {
    const path = join(into, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(hashed()), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  }
  return { sha256: hash.digest('hex') };
}

function refuseOther(file: string, told: readonly ManifestEntry[], found: readonly ManifestEntry[]): void {
  const key = ({ name, size, sha256 }: ManifestEntry): string => `${name} ${size} ${sha256}`;
  const have = new Set(found.map(key));
  const missing = told.find((entry) => !have.has(key(entry)));
  if (missing || found.length !== told.length)
    throw new BackupRefused(`${file} rusak${missing ? ` pada ${missing.name}` : ''}. Pakai cadangan lain.`);
}
