import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom one may call about a unit. It stands beside the log, since people and their numbers must be forgotten when they change. */
export class UnitContacts1764007300000 implements MigrationInterface {
  readonly name = 'UnitContacts1764007300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE unit_contact (unit text PRIMARY KEY, name text NOT NULL, phone text NOT NULL, at timestamptz NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_contact');
  }
}
