import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums of boards, one save a channel: a shortcut for the next start, which may be emptied at any time. */
export class SavedBoards1764005100000 implements MigrationInterface {
  readonly name = 'SavedBoards1764005100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_board (
        channel text PRIMARY KEY,
        epoch text NOT NULL,
        revision bigint NOT NULL,
        program text NOT NULL,
        state bytea NOT NULL,
        saved_at timestamptz NOT NULL
      )`);
    // It is compressed already.
    await runner.query('ALTER TABLE saved_board ALTER COLUMN state SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_board');
  }
}
