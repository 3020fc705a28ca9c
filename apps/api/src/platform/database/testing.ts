import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDataSource, type MigrationClass } from './data-source.js';
import type { DatabaseHandle } from './database-handle.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';

export interface TestDatabase {
  readonly handle: DatabaseHandle;
  readonly schema: string;
  /** Initialised and migrated. */
  readonly dataSource: DataSource;
  /** Another pool over the same schema, as a second instance would have. It is closed with the rest. */
  another(): Promise<DataSource>;
}

/**
 * Gives the calling test file a real PostgreSQL with a fresh schema of its own, migrated; removed afterwards.
 * Call it at the top of the file; read its properties inside tests and hooks only.
 *
 * One server serves the whole run: embedded, or the one LCC_TEST_DATABASE_URL names.
 */
export function withTestDatabase(migrations: readonly MigrationClass[] = []): TestDatabase {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const sources: DataSource[] = [];
  let handle: DatabaseHandle | undefined;
  const connect = async () => {
    const source = await createDataSource(opened(handle), { schema, migrations, applicationName: schema }).initialize();
    sources.push(source);
    return source;
  };
  beforeAll(async () => {
    handle = await openDatabase({ ...inject('lccTestDatabase'), programs: inject('lccTestPrograms') || undefined });
    await migrate(await connect());
  });
  afterAll(async () => {
    await sources[0]?.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    for (const source of sources) if (source.isInitialized) await source.destroy();
    await handle?.close();
  });
  return {
    schema,
    another: connect,
    get handle() {
      return opened(handle);
    },
    get dataSource() {
      return opened(sources[0]);
    },
  };
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the test database is open inside tests and hooks only');
  return value;
}
