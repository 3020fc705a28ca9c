import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What screens of a name show when, as a region pack told it: a screen that is let in under this name begins with it. And what an import changed of it, so
 * that taking it back gives it back.
 */
export class PackLayouts1764202100000 implements MigrationInterface {
  readonly name = 'PackLayouts1764202100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE screen_layout (name text PRIMARY KEY, layout jsonb NOT NULL)');
    await runner.query(`ALTER TABLE region_pack_run ADD COLUMN layouts jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE region_pack_run DROP COLUMN layouts');
    await runner.query('DROP TABLE screen_layout');
  }
}
