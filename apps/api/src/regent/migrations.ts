import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the regent notes of a unit for nobody else; the text is locked. */
export class UnitNotes1764009002000 implements MigrationInterface {
  readonly name = 'UnitNotes1764009002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE unit_note (account_id text REFERENCES account, unit text, text text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (account_id, unit))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_note');
  }
}
