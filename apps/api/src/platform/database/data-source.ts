import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { Logger } from '../log/index.js';
import type { DatabaseConnection, DatabaseHandle } from './database-handle.js';
import { QuietTypeOrmLogger } from './typeorm-logger.js';

/** A hand-written migration: a class whose name ends in its time in milliseconds. */
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  /** The tenant's PostgreSQL schema, e.g. `lcc` or `demo`: small letters, digits, underscore. */
  readonly schema: string;
  readonly migrations: readonly MigrationClass[];
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly logger?: Logger;
  /** Connections in the pool; 10 unless told. */
  readonly poolSize?: number;
  /** Ms after which an answer is waited for no longer, whatever the server does; no end unless told. */
  readonly patienceMs?: number;
}

/** Waits end before a person's patience does; long work (import, migrate) asks for more time in its own session. */
const SESSION_LIMITS = { statement_timeout: 15_000, lock_timeout: 3000, idle_in_transaction_session_timeout: 30_000 };

/**
 * A TypeORM source over one schema of the database, not yet initialised. Numeric and bigint columns arrive as strings.
 * A lost connection is logged and replaced; it never ends the process.
 *
 * @throws RangeError for a schema name that would need quoting
 */
export function createDataSource(handle: Pick<DatabaseHandle, 'connection'>, settings: DataSourceSettings): DataSource {
  return new DataSource(optionsOf(handle.connection, settings));
}

function optionsOf(connection: DatabaseConnection, settings: DataSourceSettings): DataSourceOptions {
  const { schema, migrations, applicationName, logger, poolSize = 10, patienceMs } = settings;
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
  return {
    type: 'postgres',
    ...whereOf(connection),
    schema,
    applicationName,
    poolSize,
    connectTimeoutMS: 3000,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    logger: new QuietTypeOrmLogger(logger),
    poolErrorHandler: (error: unknown) => logger?.warn({ err: error }, 'a database connection was lost'),
    extra: {
      ...SESSION_LIMITS,
      options: `-c search_path=${schema}`,
      keepAlive: true,
      ...(patienceMs === undefined ? {} : { query_timeout: patienceMs }),
    },
  };
}

function whereOf(connection: DatabaseConnection) {
  if ('url' in connection) return { url: connection.url };
  const { host, port, user, password, database } = connection;
  return { host, port, username: user, database, ...(password === undefined ? {} : { password }) };
}
