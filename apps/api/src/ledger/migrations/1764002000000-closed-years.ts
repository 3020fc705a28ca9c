import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the books of a channel's year are closed: moved with the head by the fact that decides it, so that no writer can overtake it. */
export class ClosedYears1764002000000 implements MigrationInterface {
  readonly name = 'ClosedYears1764002000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channel_head ADD COLUMN closed boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channel_head DROP COLUMN closed');
  }
}
