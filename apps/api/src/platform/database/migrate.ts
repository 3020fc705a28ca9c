import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Any fixed number: server and command line that start together take turns by it. */
const MIGRATION_LOCK = 7_226_105_120;

/**
 * Creates the source's schema if it is missing and runs its pending migrations, one transaction each. Safe to call from several
 * processes at once: one works, the others wait for it.
 *
 * @param dataSource initialised, with its `schema` set
 * @returns the names of the migrations that ran now
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    // A migration may take longer than a request: this one session waits as long as it must.
    await runner.query('SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0');
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      return await runPending(dataSource, runner);
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
      await runner.query('RESET statement_timeout; RESET lock_timeout; RESET idle_in_transaction_session_timeout');
    }
  } finally {
    await runner.release();
  }
}

async function runPending(dataSource: DataSource, runner: QueryRunner): Promise<string[]> {
  const schema = dataSource.options.type === 'postgres' ? dataSource.options.schema : undefined;
  if (schema === undefined) throw new TypeError('a data source without a schema cannot be migrated');
  // Even with IF NOT EXISTS, CREATE SCHEMA demands a right on the database, which the demo's role does not have.
  const [found] = await runner.query('SELECT to_regnamespace($1) IS NOT NULL AS there', [schema]);
  if (found?.there !== true) await runner.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'each';
  return (await executor.executePendingMigrations()).map((migration) => migration.name);
}
