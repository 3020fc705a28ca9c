import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log. A channel (region and fiscal year) has a head whose row lock orders its revisions; facts are append-only, each
 * with the revision it was committed at, so that an instance can follow by reading `revision > cursor`.
 */
export class Ledger1764000000000 implements MigrationInterface {
  readonly name = 'Ledger1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_head (
        channel text PRIMARY KEY,
        region text NOT NULL,
        year int NOT NULL,
        epoch text NOT NULL,
        revision bigint NOT NULL DEFAULT 0,
        business_day date
      )`);
    await runner.query(`
      CREATE TABLE import_run (
        id uuid PRIMARY KEY,
        connector text NOT NULL,
        way text NOT NULL CHECK (way IN ('berkas', 'kirim', 'demo', 'sistem')),
        actor text NOT NULL,
        path text NOT NULL,
        sha256 text NOT NULL,
        options_key text NOT NULL,
        idempotency_key text,
        rows int NOT NULL,
        accepted int NOT NULL,
        corrections int NOT NULL,
        duplicates int NOT NULL,
        rejected jsonb NOT NULL,
        warnings jsonb NOT NULL,
        totals jsonb NOT NULL,
        channels jsonb NOT NULL,
        revision bigint NOT NULL,
        recorded_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE UNIQUE INDEX import_run_bytes ON import_run (connector, sha256, options_key)');
    await runner.query(
      'CREATE UNIQUE INDEX import_run_idempotency ON import_run (actor, idempotency_key) WHERE idempotency_key IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE fact (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        channel text NOT NULL REFERENCES channel_head,
        kind text NOT NULL,
        natural_key text NOT NULL,
        seq int NOT NULL,
        revision bigint NOT NULL,
        business_date date NOT NULL,
        amount numeric(20,2),
        payload jsonb,
        value_hash text NOT NULL,
        replacement_set text,
        import_run uuid NOT NULL REFERENCES import_run,
        source_row int NOT NULL,
        recorded_at timestamptz NOT NULL,
        first_recorded_at timestamptz NOT NULL,
        UNIQUE (channel, kind, natural_key, seq)
      )`);
    await runner.query('CREATE INDEX fact_tail ON fact (channel, revision)');
    await runner.query('CREATE INDEX fact_set ON fact (channel, kind, replacement_set) WHERE replacement_set IS NOT NULL');
    await runner.query('CREATE TABLE code_name (kind text NOT NULL, code text NOT NULL, name text NOT NULL, PRIMARY KEY (kind, code))');
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'Buku besar hanya bertambah: % pada % ditolak', TG_OP, TG_TABLE_NAME; END $$`);
    for (const table of ['fact', 'import_run'])
      await runner.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE code_name, fact, import_run, channel_head');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
