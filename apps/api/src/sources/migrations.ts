import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where data comes from by itself, and how each attempt went. Addresses and credentials are kept locked: an address may hold a key. */
export class Sources1764006100000 implements MigrationInterface {
  readonly name = 'Sources1764006100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE source (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('http', 'push')),
        title text NOT NULL,
        connector text NOT NULL,
        owner text NOT NULL,
        cadence_hours double precision NOT NULL CHECK (cadence_hours > 0),
        enabled boolean NOT NULL,
        address text,
        schedule text,
        options jsonb NOT NULL DEFAULT '{}',
        credential text,
        key_id text REFERENCES machine_key (id),
        etag text,
        last_modified text,
        next_at timestamptz,
        failures int NOT NULL DEFAULT 0,
        arrived_at timestamptz,
        created_at timestamptz NOT NULL,
        CHECK (CASE kind WHEN 'http' THEN address IS NOT NULL AND schedule IS NOT NULL ELSE key_id IS NOT NULL END)
      )`);
    await runner.query(`
      CREATE TABLE source_run (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source_id text NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        started_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL,
        trigger text NOT NULL CHECK (trigger IN ('jadwal', 'manual')),
        outcome text NOT NULL CHECK (outcome IN ('baru', 'sama', 'tidak-berubah', 'ditolak', 'gagal')),
        bytes int NOT NULL,
        rows int NOT NULL,
        accepted int NOT NULL,
        corrections int NOT NULL,
        duplicates int NOT NULL,
        rejected int NOT NULL,
        problem jsonb
      )`);
    await runner.query('CREATE INDEX source_run_last ON source_run (source_id, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE source_run, source');
  }
}
