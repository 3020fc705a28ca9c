import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that sign in once, and sessions that were opened by one. */
export class SignInLinks1764009003000 implements MigrationInterface {
  readonly name = 'SignInLinks1764009003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_link (
        secret_hash text PRIMARY KEY,
        account_id text NOT NULL REFERENCES account,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await ways(runner, `'password', 'sso', 'link'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM session WHERE way = 'link'`);
    await ways(runner, `'password', 'sso'`);
    await runner.query('DROP TABLE sign_in_link');
  }
}

async function ways(runner: QueryRunner, list: string): Promise<void> {
  await runner.query(`ALTER TABLE session DROP CONSTRAINT session_way_check, ADD CONSTRAINT session_way_check CHECK (way IN (${list}))`);
}

/** People: their accounts, their sessions, and who failed to sign in from where. Secrets are hashed, or locked with a key kept elsewhere. */
export class Identity1764001100000 implements MigrationInterface {
  readonly name = 'Identity1764001100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id text PRIMARY KEY,
        login text NOT NULL UNIQUE CHECK (login = lower(login)),
        name text NOT NULL,
        role text NOT NULL,
        unit text,
        sso_subject text UNIQUE,
        password_hash text,
        must_change_password boolean NOT NULL,
        totp_secret text,
        totp_enabled_at timestamptz,
        totp_last_step bigint NOT NULL DEFAULT 0,
        totp_pending text,
        created_at timestamptz NOT NULL,
        disabled_at timestamptz,
        CHECK ((role = 'unit-operator') = (unit IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE recovery_code (
        account_id text NOT NULL REFERENCES account,
        code_hash text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      )`);
    await runner.query(`
      CREATE TABLE session (
        id text PRIMARY KEY,
        secret_hash text NOT NULL UNIQUE,
        account_id text NOT NULL REFERENCES account,
        way text NOT NULL CHECK (way IN ('password', 'sso')),
        code_pending boolean NOT NULL,
        ip text,
        device text,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        confirmed_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await runner.query('CREATE INDEX session_account ON session (account_id) WHERE ended_at IS NULL');
    await runner.query(`
      CREATE TABLE sign_in_failure (
        who text PRIMARY KEY,
        failures int NOT NULL,
        last_at timestamptz NOT NULL
      )`);
    await runner.query('ALTER TABLE machine_key ADD COLUMN last_used_at timestamptz, ADD COLUMN name text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE machine_key DROP COLUMN last_used_at, DROP COLUMN name');
    await runner.query('DROP TABLE sign_in_failure, session, recovery_code, account');
  }
}
