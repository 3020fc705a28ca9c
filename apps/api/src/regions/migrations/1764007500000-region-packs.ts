import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stood before an import of a region pack beside the facts: boundaries and names of codes, so that it can be taken back whole. */
export class RegionPacks1764007500000 implements MigrationInterface {
  readonly name = 'RegionPacks1764007500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE region_pack_run (
        run uuid PRIMARY KEY,
        region text NOT NULL,
        boundaries_put text,
        boundaries_before jsonb,
        names_changed jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE region_pack_run');
  }
}
