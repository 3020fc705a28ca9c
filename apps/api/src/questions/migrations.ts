import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions to units stand beside the log: they are words of people, and are forgotten after their time. */
export class UnitQuestions1764009000000 implements MigrationInterface {
  readonly name = 'UnitQuestions1764009000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_question (
        id uuid PRIMARY KEY,
        unit text NOT NULL,
        text text NOT NULL,
        asked_by text NOT NULL REFERENCES account,
        asked_at timestamptz NOT NULL,
        asked_on date NOT NULL,
        due_on date,
        beside jsonb,
        answer text,
        answered_by text REFERENCES account,
        answered_at timestamptz,
        CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
      )`);
    await runner.query('CREATE INDEX unit_question_unit ON unit_question (unit, asked_at DESC)');
    await runner.query('CREATE INDEX unit_question_waiting ON unit_question (asked_on) WHERE answered_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_question');
  }
}
