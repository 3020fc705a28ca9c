import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports that were taken back: which run, by which later run. The log itself only grows. */
export class Reversals1764007200000 implements MigrationInterface {
  readonly name = 'Reversals1764007200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_reversal (
        run uuid PRIMARY KEY,
        sha256 text NOT NULL,
        reversal uuid NOT NULL,
        actor text NOT NULL,
        reason text NOT NULL,
        kept int NOT NULL,
        at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX import_reversal_bytes ON import_reversal (sha256)');
    await runner.query('CREATE INDEX import_run_recorded ON import_run (recorded_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX import_run_recorded');
    await runner.query('DROP TABLE import_reversal');
  }
}
