import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels for messages (their addresses and secrets locked), and the outbox: a message stands there once, whatever happens on its way. */
export class Messages1764007000000 implements MigrationInterface {
  readonly name = 'Messages1764007000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_channel (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('webhook', 'telegram')),
        title text NOT NULL,
        steps text[] NOT NULL,
        work_unit text,
        enabled boolean NOT NULL,
        settings text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        channel_id text NOT NULL,
        step text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unsure', 'recorded')),
        attempts int NOT NULL DEFAULT 0,
        next_at timestamptz,
        sent_at timestamptz,
        error text,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX message_due ON message (next_at) WHERE state IN ('waiting', 'sending')`);
    await runner.query('CREATE INDEX message_last ON message (created_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message, message_channel');
  }
}

/** Mail is a kind of channel too. */
export class MailChannels1764007500000 implements MigrationInterface {
  readonly name = 'MailChannels1764007500000';

  async up(runner: QueryRunner): Promise<void> {
    await kinds(runner, `'webhook', 'telegram', 'mail'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM message_channel WHERE kind = 'mail'`);
    await kinds(runner, `'webhook', 'telegram'`);
  }
}

/** Browsers that listen for pushes, the keys by which push services know us, and what was told to whom. */
export class WebPush1764009001000 implements MigrationInterface {
  readonly name = 'WebPush1764009001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE push_key (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        public_key text NOT NULL,
        private_key text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE push_subscription (
        id uuid PRIMARY KEY,
        account_id text NOT NULL REFERENCES account,
        endpoint_hash text NOT NULL UNIQUE,
        settings text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE TABLE push_seen (channel text, key text, at timestamptz NOT NULL, PRIMARY KEY (channel, key))');
    await runner.query(
      'CREATE TABLE push_told (account_id text REFERENCES account, key text, at timestamptz NOT NULL, PRIMARY KEY (account_id, key))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE push_told, push_seen, push_subscription, push_key');
  }
}

async function kinds(runner: QueryRunner, list: string): Promise<void> {
  await runner.query(`
    ALTER TABLE message_channel DROP CONSTRAINT message_channel_kind_check,
      ADD CONSTRAINT message_channel_kind_check CHECK (kind IN (${list}))`);
}
