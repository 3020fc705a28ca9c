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

/** Where a screen hangs, what it shows when, what it was told to do, and what it said it had painted. */
export class ScreenOrders1764007100000 implements MigrationInterface {
  readonly name = 'ScreenOrders1764007100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE screen
        ADD place text,
        ADD dwell jsonb NOT NULL DEFAULT '{}',
        ADD schedule jsonb NOT NULL DEFAULT '[]',
        ADD mode text NOT NULL DEFAULT 'normal' CHECK (mode IN ('normal', 'frozen', 'night'))`);
    await runner.query(`
      CREATE TABLE screen_command (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        screen_id text NOT NULL REFERENCES screen,
        kind text NOT NULL,
        scene text,
        actor text NOT NULL,
        sent_at timestamptz NOT NULL,
        painted_at timestamptz
      )`);
    await runner.query('CREATE INDEX screen_command_screen ON screen_command (screen_id, id)');
    await runner.query(`
      CREATE TABLE screen_painting (
        screen_id text NOT NULL REFERENCES screen,
        at timestamptz NOT NULL,
        painting jsonb NOT NULL,
        PRIMARY KEY (screen_id, at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE screen_painting, screen_command');
    await runner.query('ALTER TABLE screen DROP place, DROP dwell, DROP schedule, DROP mode');
  }
}

/** A key of one application tells figures of that application alone. */
export class KeyApplication1764006200000 implements MigrationInterface {
  readonly name = 'KeyApplication1764006200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE machine_key ADD application text CHECK (application IS NULL OR scope = 'ingest')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE machine_key DROP application');
  }
}
