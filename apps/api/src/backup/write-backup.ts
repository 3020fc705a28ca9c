import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { dumpTables } from './dump.js';
import { FILES, MANIFEST, type Manifest, type ManifestEntry, tableEntry } from './manifest.js';
import { TAR_END, tarHeader, tarPadding } from './tar.js';

/** What lies in the data directory but is no data: the database itself, what runs now, what waits to be taken in, backups. */
const NOT_DATA: readonly string[] = [
  'database',
  'database-keeper.log',
  'database.lock',
  'server.json',
  'runtime.json',
  'drop',
  'drop-work',
  'backups',
  'wilayah',
];
/** Left by a restore. */
const KEPT_ASIDE = '.sebelum-pulih';
/** A file that is being written; it gets its name when it is whole. */
const UNFINISHED = /\.baru$|\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A backup, or one that is being written. */
const BACKUP = /\.tar\.gz(\.baru)?$/;

/** A file that goes into the archive. */
interface Source {
  readonly name: string;
  readonly path: string;
}

/** What a backup holds, in a few numbers. */
export interface BackupSummary {
  readonly file: string;
  readonly bytes: number;
  readonly created: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes everything into one file (tar.gz): the tables of the real tenant at one instant, and the files of the data directory. The server
 * may run. The file appears under its name only when it is whole; then it is read back once from end to end.
 */
export async function writeBackup(source: DataSource, dataDir: string, file: string, now: number): Promise<BackupSummary> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(dirname(file), '.cadangan-'));
  try {
    // The trail's memory outside the database is copied first: it may tell less than the tables, never more.
    const early = await copyAudit(dataDir, join(work, 'audit'));
    await mkdir(join(work, 'tables'));
    const dumped = await dumpTables(source, join(work, 'tables'));
    const tables = dumped.tables.map(({ name }): Source => ({ name: tableEntry(name), path: join(work, 'tables', name) }));
    const files = [...early, ...(await dataFiles(dataDir))];
    const created = new Date(now).toISOString();
    await writeArchive(`${file}.baru`, [...tables, ...files], now, (entries) => ({ format: 1, created, ...dumped, entries }));
    await rename(`${file}.baru`, file);
    const rows = dumped.tables.reduce((sum, table) => sum + table.rows, 0);
    return { file, bytes: (await stat(file)).size, created, tables: tables.length, rows, files: files.length };
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(`${file}.baru`, { force: true });
  }
}

async function copyAudit(dataDir: string, to: string): Promise<Source[]> {
  await mkdir(to);
  const names = await readdir(join(dataDir, 'audit')).catch(() => []);
  for (const name of names) await copyFile(join(dataDir, 'audit', name), join(to, name));
  return names.map((name) => ({ name: `${FILES}audit/${name}`, path: join(to, name) }));
}

async function dataFiles(dataDir: string): Promise<Source[]> {
  const found: Source[] = [];
  for (const top of await readdir(dataDir, { withFileTypes: true })) {
    if (
      NOT_DATA.includes(top.name) ||
      top.name === 'audit' ||
      top.name.endsWith(KEPT_ASIDE) ||
      BACKUP.test(top.name) ||
      top.name.startsWith('.')
    )
      continue;
    const inside = top.isDirectory() ? await readdir(join(dataDir, top.name), { recursive: true, withFileTypes: true }) : [top];
    for (const each of inside) {
      const path = join(each.parentPath, each.name);
      if (each.isFile() && !UNFINISHED.test(each.name)) found.push({ name: FILES + relative(dataDir, path), path });
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

async function writeArchive(
  path: string,
  sources: readonly Source[],
  now: number,
  manifestOf: (entries: ManifestEntry[]) => Manifest,
): Promise<void> {
  const entries: ManifestEntry[] = [];
  await pipeline(
    Readable.from(archived(sources, now, entries, manifestOf)),
    createGzip({ level: 6 }),
    createWriteStream(path, { mode: 0o600 }),
  );
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

async function* archived(
  sources: readonly Source[],
  now: number,
  entries: ManifestEntry[],
  manifestOf: (entries: ManifestEntry[]) => Manifest,
): AsyncGenerator<Buffer> {
  for (const { name, path } of sources) {
    const handle = await open(path, 'r').catch(() => null);
    if (!handle) continue; // a file that was done with in between
    try {
      const { size } = await handle.stat();
      const hash = createHash('sha256');
      yield tarHeader(name, size, now);
      let left = size;
      // A file that grows meanwhile is taken as far as it was.
      if (left > 0)
        for await (const part of handle.createReadStream({ end: size - 1, autoClose: false }) as AsyncIterable<Buffer>) {
          hash.update(part);
          left -= part.length;
          yield part;
        }
      if (left > 0) throw new Error(`${name} menjadi lebih pendek selagi disalin`);
      yield tarPadding(size);
      entries.push({ name, size, sha256: hash.digest('hex') });
    } finally {
      await handle.close();
    }
  }
  const manifest = Buffer.from(JSON.stringify(manifestOf(entries)));
  yield tarHeader(MANIFEST, manifest.length, now);
  yield manifest;
  yield tarPadding(manifest.length);
  yield TAR_END;
}
