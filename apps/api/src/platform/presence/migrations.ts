import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which instances live, and what each says of itself. It is of no use after a crash of the database, and not worth its log. */
export class Instances1764009300000 implements MigrationInterface {
  readonly name = 'Instances1764009300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE instance (
        id uuid PRIMARY KEY,
        said jsonb NOT NULL,
        seen_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE instance');
  }
}
