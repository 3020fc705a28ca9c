import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which history of which database the log was last seen. */
export class LogPlace1764009302000 implements MigrationInterface {
  readonly name = 'LogPlace1764009302000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log_place (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        place text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log_place');
  }
}
