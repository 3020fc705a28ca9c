import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bytes of a push, kept with its run in one transaction. Files keep theirs by hash in the data directory. */
export class Originals1764000200000 implements MigrationInterface {
  readonly name = 'Originals1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_run ADD COLUMN original bytea');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_run DROP COLUMN original');
  }
}
