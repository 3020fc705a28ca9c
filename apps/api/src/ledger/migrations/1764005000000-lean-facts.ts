import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A fact costs less to write. The order of the log is the primary key, so that the tail needs no index of its own. The foreign keys are
 * gone: they were looked up row by row, while facts are only ever written beside their run and under the lock of their head, and nothing
 * of the three can be deleted.
 */
export class LeanFacts1764005000000 implements MigrationInterface {
  readonly name = 'LeanFacts1764005000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE fact
        DROP CONSTRAINT fact_channel_fkey,
        DROP CONSTRAINT fact_import_run_fkey,
        DROP CONSTRAINT fact_pkey,
        ADD PRIMARY KEY (channel, revision, id)`);
    await runner.query('DROP INDEX fact_tail');
    await runner.query(
      'CREATE TRIGGER channel_head_kept BEFORE DELETE OR TRUNCATE ON channel_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER channel_head_kept ON channel_head');
    await runner.query('CREATE INDEX fact_tail ON fact (channel, revision)');
    await runner.query(`
      ALTER TABLE fact
        DROP CONSTRAINT fact_pkey,
        ADD PRIMARY KEY (id),
        ADD CONSTRAINT fact_channel_fkey FOREIGN KEY (channel) REFERENCES channel_head,
        ADD CONSTRAINT fact_import_run_fkey FOREIGN KEY (import_run) REFERENCES import_run`);
  }
}
