import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals to close or open the books of a year, until a second person decides. */
export class YearProposals1764007400000 implements MigrationInterface {
  readonly name = 'YearProposals1764007400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE year_proposal (
        id text PRIMARY KEY,
        region text NOT NULL,
        year int NOT NULL,
        closed boolean NOT NULL,
        reason text NOT NULL,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('approved', 'withdrawn')),
        decided_by text,
        decided_at timestamptz,
        CHECK (outcome IS DISTINCT FROM 'approved' OR decided_by <> proposed_by)
      )`);
    await runner.query('CREATE UNIQUE INDEX year_proposal_open ON year_proposal (region, year) WHERE outcome IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE year_proposal');
  }
}
