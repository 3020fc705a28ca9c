import type { MigrationInterface, QueryRunner } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { createDataSource } from './data-source.js';
import { migrate } from './migrate.js';
import { withTestDatabase } from './testing.js';

class Amounts1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Longer than a second starter needs to arrive, so that a missing lock would show.
    await runner.query('SELECT pg_sleep(0.2)');
    await runner.query('CREATE TABLE amount (id bigint PRIMARY KEY, rupiah numeric(20,2) NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE amount');
  }
}

class Broken1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('CREATE TABLE amount (id int)');
  }
  async down(): Promise<void> {}
}

describe('data source', () => {
  const database = withTestDatabase();
  const settings = (schema: string) => ({ schema, applicationName: 'test', migrations: [Amounts1700000000000] });
  const open = async (schema: string) => createDataSource(database.handle, settings(schema)).initialize();

  it('migrates once, however many start together, and keeps its list inside the schema', async () => {
    const schema = `${database.schema}_m`;
    const sources = await Promise.all([open(schema), open(schema), open(schema)]);
    try {
      const ran = await Promise.all(sources.map(migrate));
      expect(ran.flat()).toEqual(['Amounts1700000000000']);
      const tables = await sources[0]?.query('SELECT table_name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1', [
        schema,
      ]);
      expect(tables).toEqual([{ table_name: 'amount' }, { table_name: 'migrations' }]);
    } finally {
      await sources[0]?.query(`DROP SCHEMA "${schema}" CASCADE`);
      await Promise.all(sources.map((source) => source.destroy()));
    }
  });

  it('leaves nothing of a migration that fails', async () => {
    const schema = `${database.schema}_b`;
    const source = await createDataSource(database.handle, {
      ...settings(schema),
      migrations: [Amounts1700000000000, Broken1700000000001],
    }).initialize();
    try {
      await expect(migrate(source)).rejects.toThrow('already exists');
      expect(await source.query('SELECT to_regclass($1) AS half', [`${schema}.half`])).toEqual([{ half: null }]);
      expect(await source.query('SELECT name FROM migrations')).toEqual([{ name: 'Amounts1700000000000' }]);
    } finally {
      await source.query(`DROP SCHEMA "${schema}" CASCADE`);
      await source.destroy();
    }
  });

  it('returns money as exact text and finds tables without naming the schema', async () => {
    await database.dataSource.query('CREATE TABLE money (v numeric(20,2), big bigint)');
    await database.dataSource.query("INSERT INTO money VALUES ('987654321012345678.34', 9007199254740993)");
    expect(await database.dataSource.query('SELECT v, big FROM money')).toEqual([{ v: '987654321012345678.34', big: '9007199254740993' }]);
    const [{ schemaname }] = await database.dataSource.query("SELECT schemaname FROM pg_tables WHERE tablename = 'money'");
    expect(schemaname).toBe(database.schema);
  });

  it('limits how long a session may wait, and is no superuser on the embedded server', async () => {
    const [row] =
      await database.dataSource.query(`SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('synchronous_commit') AS sync, current_setting('fsync') AS fsync`);
    expect(row).toEqual({ statement: '15s', lock: '3s', idle: '30s', sync: 'on', fsync: 'on' });
  });

  it('survives the loss of its connections', async () => {
    const source = await database.another();
    const [{ pid }] = await source.query('SELECT pg_backend_pid() AS pid');
    await database.dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
    await expect.poll(() => source.query('SELECT 1 AS one').catch(() => undefined)).toEqual([{ one: 1 }]);
  });

  it('refuses a schema name that would need quoting', () => {
    expect(() => createDataSource(database.handle, settings('a"; DROP'))).toThrow(RangeError);
  });
});
