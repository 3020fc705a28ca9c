import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits with real figures, of which one runs at most, and the PINs that open them. They hold no figures and nobody who came. */
export class RealVisits1764206000000 implements MigrationInterface {
  readonly name = 'RealVisits1764206000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE real_visit (
      id text PRIMARY KEY, code text NOT NULL UNIQUE, address text NOT NULL, screens text[] NOT NULL, account_id text NOT NULL, actor_name text NOT NULL,
      opened_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, ended_at timestamptz)`);
    await runner.query('CREATE UNIQUE INDEX real_visit_running ON real_visit ((true)) WHERE ended_at IS NULL');
    await runner.query('CREATE TABLE visit_pin (account_id text PRIMARY KEY, hash text NOT NULL, failures int NOT NULL DEFAULT 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visit_pin, real_visit');
  }
}
