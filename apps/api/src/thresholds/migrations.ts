import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of rules with those who wrote and agreed on them. What holds is a fact in the log; how it came about stands here. */
export class ThresholdVersions1764008000000 implements MigrationInterface {
  readonly name = 'ThresholdVersions1764008000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE threshold_version (
        tenant text NOT NULL,
        region text NOT NULL,
        rule text NOT NULL,
        number int NOT NULL CHECK (number > 0),
        state text NOT NULL CHECK (state IN ('draft', 'shadow', 'active', 'retired', 'discarded')),
        edition int NOT NULL,
        terms jsonb NOT NULL,
        reason text NOT NULL,
        base int NOT NULL,
        written_by text NOT NULL,
        written_at timestamptz NOT NULL,
        hash text,
        shadow_from date,
        proposed_by text,
        attached jsonb,
        approved_by text,
        effective_on date,
        note text,
        revives int,
        PRIMARY KEY (tenant, region, rule, number),
        CHECK (approved_by IS NULL OR proposed_by IS NULL OR approved_by <> proposed_by),
        CHECK (state <> 'shadow' OR (hash IS NOT NULL AND shadow_from IS NOT NULL AND proposed_by IS NOT NULL)),
        CHECK (state NOT IN ('active', 'retired') OR (approved_by IS NOT NULL AND proposed_by IS NOT NULL AND effective_on IS NOT NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX threshold_version_open ON threshold_version (tenant, region, rule) WHERE state IN ('draft', 'shadow')`,
    );
    await runner.query(`CREATE UNIQUE INDEX threshold_version_active ON threshold_version (tenant, region, rule) WHERE state = 'active'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE threshold_version');
  }
}

/** A proposal that nobody agreed on in time has expired. */
export class ThresholdExpiry1764009401000 implements MigrationInterface {
  readonly name = 'ThresholdExpiry1764009401000';

  async up(runner: QueryRunner): Promise<void> {
    await states(runner, `'draft', 'shadow', 'active', 'retired', 'discarded', 'expired'`);
    await runner.query('ALTER TABLE threshold_version ADD COLUMN expired_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE threshold_version SET state = 'discarded' WHERE state = 'expired'`);
    await states(runner, `'draft', 'shadow', 'active', 'retired', 'discarded'`);
    await runner.query('ALTER TABLE threshold_version DROP COLUMN expired_on');
  }
}

async function states(runner: QueryRunner, list: string): Promise<void> {
  await runner.query(`
    ALTER TABLE threshold_version DROP CONSTRAINT threshold_version_state_check,
      ADD CONSTRAINT threshold_version_state_check CHECK (state IN (${list}))`);
}
