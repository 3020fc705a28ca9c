import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers that show a code and wait to be let in, whichever instance they ask; and commands that no screen has painted yet. */
export class PairingRequests1764009301000 implements MigrationInterface {
  readonly name = 'PairingRequests1764009301000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pairing_request (
        code text PRIMARY KEY,
        secret_hash text NOT NULL UNIQUE,
        asked_from text NOT NULL,
        expires_at timestamptz NOT NULL,
        pairing text
      )`);
    await runner.query(`
      CREATE TABLE pairing_try (
        who text PRIMARY KEY,
        count int NOT NULL,
        since timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX screen_command_open ON screen_command (sent_at) WHERE painted_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX screen_command_open');
    await runner.query('DROP TABLE pairing_request, pairing_try');
  }
}
