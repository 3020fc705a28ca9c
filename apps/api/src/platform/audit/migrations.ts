import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: a chain of entries that only grows, and its head, whose row lock orders the writers. */
export class Audit1764001000000 implements MigrationInterface {
  readonly name = 'Audit1764001000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        actor_kind text NOT NULL,
        ip text,
        device text,
        action text NOT NULL,
        object text NOT NULL,
        before text,
        after text,
        reason text,
        approval text,
        prev_hash text NOT NULL,
        hash text NOT NULL,
        seal text NOT NULL
      )`);
    await runner.query('CREATE INDEX audit_entry_at ON audit_entry (at)');
    await runner.query('CREATE INDEX audit_entry_object ON audit_entry (object, seq)');
    await runner.query(
      'CREATE TABLE audit_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), size bigint NOT NULL, hash text NOT NULL)',
    );
    await runner.query(`INSERT INTO audit_head (size, hash) VALUES (0, repeat('0', 64))`);
    await runner.query(`
      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'Jejak audit hanya bertambah: % pada % ditolak', TG_OP, TG_TABLE_NAME; END $$`);
    await runner.query(
      `CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
    );
    await runner.query(
      `CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entry, audit_head');
    await runner.query('DROP FUNCTION refuse_audit_change()');
  }
}
