import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may come in without a person: screens (paired devices) and machines (keys). Secrets are kept as hashes only. */
export class Access1764000100000 implements MigrationInterface {
  readonly name = 'Access1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE screen (
        id text PRIMARY KEY,
        name text NOT NULL,
        scenes jsonb,
        pairing_hash text UNIQUE,
        pairing_expires timestamptz,
        credential_hash text UNIQUE,
        created_at timestamptz NOT NULL,
        paired_at timestamptz,
        last_seen_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE machine_key (
        id text PRIMARY KEY,
        scope text NOT NULL CHECK (scope IN ('ingest', 'read', 'metrics')),
        tenant text NOT NULL CHECK (tenant IN ('real', 'demo')),
        secret_hash text NOT NULL,
        signing_secret text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);
    await runner.query(
      'CREATE TABLE used_nonce (key_id text NOT NULL, nonce text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (key_id, nonce))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_nonce, machine_key, screen');
  }
}

/** From how far, in which light and on which side up a screen is read. */
export class ScreenFormat1764001200000 implements MigrationInterface {
  readonly name = 'ScreenFormat1764001200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE screen
        ADD diagonal_inch double precision,
        ADD seat_m double precision,
        ADD orientation text CHECK (orientation IN ('landscape', 'portrait')),
        ADD room text NOT NULL DEFAULT 'dark' CHECK (room IN ('dark', 'light')),
        ADD small_text_reason text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE screen DROP diagonal_inch, DROP seat_m, DROP orientation, DROP room, DROP small_text_reason');
  }
}
