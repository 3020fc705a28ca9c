import type { MigrationInterface, QueryRunner } from 'typeorm';

/** District boundaries an operator brought, one set a region: as the wall draws them, and the file they came from. */
export class DistrictBoundaries1764000300000 implements MigrationInterface {
  readonly name = 'DistrictBoundaries1764000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE district_boundaries (
        region text PRIMARY KEY,
        source text NOT NULL,
        sha256 text NOT NULL,
        districts jsonb NOT NULL,
        original bytea NOT NULL,
        imported_at timestamptz NOT NULL,
        imported_by text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE district_boundaries');
  }
}
