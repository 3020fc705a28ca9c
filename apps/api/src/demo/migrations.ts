import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a tour has staged in the demo and not taken back: how it is told, and the keys of the documents. */
export class DemoStory1764009100000 implements MigrationInterface {
  readonly name = 'DemoStory1764009100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE demo_story (act text PRIMARY KEY, words jsonb NOT NULL, keys text[] NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demo_story');
  }
}
