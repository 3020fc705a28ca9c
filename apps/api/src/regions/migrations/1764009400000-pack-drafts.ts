import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which drafts of thresholds an import of a region pack wrote, so that taking it back takes them away. */
export class PackDrafts1764009400000 implements MigrationInterface {
  readonly name = 'PackDrafts1764009400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE region_pack_run ADD COLUMN drafts jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE region_pack_run DROP COLUMN drafts');
  }
}
