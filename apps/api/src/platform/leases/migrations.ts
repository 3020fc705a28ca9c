import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who does what alone, until when. */
export class Leases1764006000000 implements MigrationInterface {
  readonly name = 'Leases1764006000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lease (
        name text PRIMARY KEY,
        holder text NOT NULL,
        token bigint NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lease');
  }
}
