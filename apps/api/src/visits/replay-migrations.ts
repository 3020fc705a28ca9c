import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays of past periods, of the regency and of the demo; at most one runs. They hold no figures: these come from the log. */
export class Replays1764202000000 implements MigrationInterface {
  readonly name = 'Replays1764202000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE replay (
      id text PRIMARY KEY, channel text NOT NULL, from_day text NOT NULL, to_day text NOT NULL, screens text[] NOT NULL, actor_name text NOT NULL,
      started_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, ended_at timestamptz)`);
    await runner.query('CREATE UNIQUE INDEX replay_running ON replay ((true)) WHERE ended_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE replay');
  }
}
