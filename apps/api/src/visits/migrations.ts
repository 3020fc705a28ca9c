import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Visits of the demo, in its own schema: what guests write never lies beside real data. At most one runs. Guests are kept by the hash of
 * their token and nothing else.
 */
export class Visits1764008000000 implements MigrationInterface {
  readonly name = 'Visits1764008000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE visit (
      id text PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY, code text NOT NULL UNIQUE, beat text NOT NULL, held boolean NOT NULL DEFAULT false,
      opened_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, ended_at timestamptz)`);
    await runner.query('CREATE UNIQUE INDEX visit_running ON visit ((true)) WHERE ended_at IS NULL');
    await runner.query(`CREATE TABLE visit_guest (
      secret_hash text PRIMARY KEY, visit_id text NOT NULL REFERENCES visit ON DELETE CASCADE, asked int NOT NULL DEFAULT 0, asked_at timestamptz)`);
    await runner.query(`CREATE TABLE visit_question (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, visit_id text NOT NULL REFERENCES visit ON DELETE CASCADE,
      beat text NOT NULL, text text NOT NULL, at timestamptz NOT NULL)`);
    await runner.query('CREATE INDEX visit_question_visit ON visit_question (visit_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visit_question, visit_guest, visit');
  }
}

/** Where phones reach the server of a visit: the wall shows it, and no request of its presenter comes with the wall's. */
export class VisitOrigins1764009101000 implements MigrationInterface {
  readonly name = 'VisitOrigins1764009101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE visit ADD COLUMN origin text NOT NULL DEFAULT ''");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE visit DROP COLUMN origin');
  }
}
