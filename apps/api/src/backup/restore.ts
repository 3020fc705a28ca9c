import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { createDataSource, type DatabaseHandle, type MigrationClass, migrate } from '../platform/database/index.js';
import { columnList } from './dump.js';
import { BackupRefused, FILES, type Manifest, tableEntry } from './manifest.js';
import { readBackup } from './read-backup.js';

/** The one table that a migration fills. */
const SEEDED = 'audit_head';
const KEPT_ASIDE = '.sebelum-pulih';

/** Where a backup is to be restored. */
export interface RestoreTarget {
  readonly dataDir: string;
  readonly database: Pick<DatabaseHandle, 'connection'>;
  readonly schema: string;
  readonly migrations: readonly MigrationClass[];
  /** A server of this data directory runs now; it goes on with what was restored. */
  readonly isServed: boolean;
}

const stagingOf = ({ schema }: RestoreTarget): string => `${schema}_pulih`;

/** What was restored. What stood there before is kept aside until the next restore. */
export interface RestoreSummary {
  readonly created: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Puts a backup in the place of what is there: the whole archive is checked first, tables are filled beside those in use and then change
 * places with them in one transaction. Every channel begins a new epoch, so that screens take a new picture.
 *
 * @throws BackupRefused, and then nothing was changed
 */
export async function restoreBackup(file: string, target: RestoreTarget): Promise<RestoreSummary> {
  await mkdir(target.dataDir, { recursive: true });
  const work = await mkdtemp(join(target.dataDir, '.pulih-'));
  try {
    const manifest = await readBackup(file, work);
    const known = new Set(target.migrations.map((migration) => new migration().name ?? migration.name));
    const newer = manifest.migrations.find((name) => !known.has(name));
    if (newer) throw new BackupRefused(`Cadangan ini dari versi program yang lebih baru (${newer}); pasang versi itu dahulu.`);
    await refuseOtherKeys(work, target);
    await fillStaging(work, manifest, target);
    // The tables first: what a running server notes of its trail until the files change places goes to the file that is set aside.
    await swap(target);
    await placeFiles(work, target);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const files = manifest.entries.filter(({ name }) => name.startsWith(FILES)).length;
    return { created: manifest.created, tables: manifest.tables.length, rows, files };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A running server holds its keys in memory: those of another installation would lock it out of what is restored. */
async function refuseOtherKeys(work: string, { dataDir, isServed }: RestoreTarget): Promise<void> {
  if (!isServed) return;
  for (const name of ['secrets.key', 'audit/key.pem']) {
    const [ours, theirs] = await Promise.all(
      [dataDir, join(work, FILES)].map((folder) => readFile(join(folder, name), 'utf8').catch(() => '')),
    );
    if (ours !== theirs) throw new BackupRefused('Cadangan ini dari pemasangan lain; hentikan server dahulu, lalu ulangi.');
  }
}

async function fillStaging(work: string, manifest: Manifest, target: RestoreTarget): Promise<void> {
  const names = new Set(manifest.migrations);
  const then = target.migrations.filter((migration) => names.has(new migration().name ?? migration.name));
  await withSource(target, stagingOf(target), then, async (source) => {
    await source.query(`DROP SCHEMA IF EXISTS ${stagingOf(target)} CASCADE`);
    await migrate(source);
    const runner = source.createQueryRunner();
    const client: PoolClient = await runner.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
      for (const { name, columns } of manifest.tables) {
        if (name === SEEDED)
          await client.query(
            `ALTER TABLE ${SEEDED} DISABLE TRIGGER USER; DELETE FROM ${SEEDED}; ALTER TABLE ${SEEDED} ENABLE TRIGGER USER`,
          );
        const copy = client.query(from(`COPY "${name}" (${columnList(columns)}) FROM STDIN`));
        await pipeline(createReadStream(join(work, tableEntry(name))), copy);
      }
      await client.query(SET_SEQUENCES);
      await client.query('UPDATE channel_head SET epoch = gen_random_uuid()::text');
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  });
  // What the program has learned since the backup was made.
  await withSource(target, stagingOf(target), target.migrations, (source) => migrate(source));
}

/** Identity columns go on after the largest number that was filled in. */
const SET_SEQUENCES = `DO $$
  DECLARE c record; top bigint;
  BEGIN
    FOR c IN SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' LOOP
      EXECUTE format('SELECT max(%I) FROM %I', c.column_name, c.table_name) INTO top;
      IF top IS NOT NULL THEN PERFORM setval(pg_get_serial_sequence(format('%I', c.table_name), c.column_name), top); END IF;
    END LOOP;
  END $$`;

/** Folders of files named by their bytes. */
const BY_HASH: ReadonlySet<string> = new Set(['originals', 'bukti']);

/** Originals and evidence are added; every other file takes the place of what was there, which is kept aside once. */
async function placeFiles(work: string, { dataDir, isServed }: RestoreTarget): Promise<void> {
  const folder = join(work, FILES);
  for (const name of await readdir(folder).catch(() => [])) {
    const [here, there] = [join(dataDir, name), join(folder, name)];
    if (BY_HASH.has(name)) await cp(there, here, { recursive: true, force: false });
    else if (name !== 'imports' || !isServed) {
      await rm(here + KEPT_ASIDE, { recursive: true, force: true });
      await rename(here, here + KEPT_ASIDE).catch(() => undefined);
      await rename(there, here);
    }
  }
}

async function swap(target: RestoreTarget): Promise<void> {
  const [live, before, staging] = [target.schema, `${target.schema}_sebelum_pulih`, stagingOf(target)];
  await withSource(target, staging, [], async (source) => {
    await source.query(`DROP SCHEMA IF EXISTS ${before} CASCADE`);
    await source.transaction(async (manager) => {
      await manager.query('SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 60000');
      const [found] = (await manager.query('SELECT to_regnamespace($1) IS NOT NULL AS there', [live])) as { there: boolean }[];
      if (found?.there) await manager.query(`ALTER SCHEMA ${live} RENAME TO ${before}`);
      await manager.query(`ALTER SCHEMA ${staging} RENAME TO ${live}`);
    });
  });
}

async function withSource(
  { database }: RestoreTarget,
  schema: string,
  migrations: readonly MigrationClass[],
  run: (source: DataSource) => Promise<unknown>,
): Promise<void> {
  const source = createDataSource(database, { schema, migrations, applicationName: 'lcc-pulih', poolSize: 2 });
  await source.initialize();
  try {
    await run(source);
  } finally {
    await source.destroy();
  }
}
