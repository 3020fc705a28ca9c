import type { Question, QuestionAsk, QuestionList } from '@lcc/contract';
import { CalendarFold, type IsoDate, type WorkUnitCode } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BoardService } from '../board/board.service.js';
import type { ChannelBoard } from '../board/channel-board.js';
import { mainChannels } from '../board/main-channel.js';
import type { UnitOwner } from '../platform/access/policy.js';
import { coversUnit } from '../platform/access/units.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

/** Working days a unit has for its answer. */
const ANSWER_DAYS = 1;
/** More that wait than this help nobody. */
const MOST_WAITING = 5;
/** Days that an answered question stays in the list. */
const LISTED_DAYS = 120;
const KEPT_YEARS = 2;

/** Why a question or answer is not taken; the message is Indonesian and says what to do. */
export class QuestionRefused extends Error {
  constructor(
    readonly field: string,
    message: string,
    readonly isConflict = false,
  ) {
    super(message);
  }
}

interface QuestionRow extends Omit<Question, 'askedAt' | 'state' | 'isLate' | 'answer'> {
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

/** Questions of the regent to units, beside the figure they were asked at, and the answers. Kept two years. */
@Injectable()
export class UnitQuestions implements UnitOwner {
  constructor(
    private readonly boards: BoardService,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The unit a question was put to; null when there is no such question. */
  async unitOf(id: string): Promise<string | null> {
    const [row] = (await this.#tenant.dataSource.query('SELECT unit FROM unit_question WHERE id::text = $1', [id])) as { unit: string }[];
    return row?.unit ?? null;
  }

  /** All that wait and those of the last four months, of units at or below `within`, the latest first. */
  async list(within: WorkUnitCode | null): Promise<QuestionList> {
    const since = new Date(this.clock.now() - LISTED_DAYS * 86_400_000);
    const rows = (await this.#tenant.dataSource.query(
      `SELECT q.id, q.unit, q.text, asker.name AS "askedBy", q.asked_at AS "askedAt", to_char(q.due_on, 'YYYY-MM-DD') AS "dueOn", q.beside,
         q.answer, answerer.name AS "answeredBy", q.answered_at AS "answeredAt"
       FROM unit_question q JOIN account asker ON asker.id = q.asked_by LEFT JOIN account answerer ON answerer.id = q.answered_by
       WHERE q.answered_at IS NULL OR q.asked_at >= $1 ORDER BY q.asked_at DESC, q.id`,
      [since],
    )) as QuestionRow[];
    const today = this.clock.today();
    const questions = rows.filter(({ unit }) => within === null || coversUnit(within, unit)).map((row) => questionOf(row, today));
    return { dueOn: dueOf(await this.#board(), today), questions };
  }

  /** Puts a question to a unit; the same id a second time changes nothing. Throws QuestionRefused. */
  async ask({ id, unit, text }: QuestionAsk, actor: Actor): Promise<void> {
    const board = await this.#board();
    const row = board?.snapshot().board.rows.find(({ key }) => key === unit);
    if (!board || !row) throw new QuestionRefused('unit', `Unit ${unit} tidak ada di papan tahun berjalan.`);
    const today = this.clock.today();
    const beside = { absorption: row.absorption, gap: row.gap, asOf: board.asOf };
    const dueOn = dueOf(board, today);
    const now = new Date(this.clock.now());
    await this.audit.change(async (manager) => {
      await manager.query(`DELETE FROM unit_question WHERE asked_at < $1::timestamptz - interval '${KEPT_YEARS} years'`, [now]);
      if (!(await this.#insert(manager, [id, unit, text, actor.id, now, today, dueOn, beside]))) return;
      const [{ waiting } = { waiting: 0 }] = (await manager.query(
        'SELECT count(*)::int AS waiting FROM unit_question WHERE unit = $1 AND answered_at IS NULL',
        [unit],
      )) as { waiting: number }[];
      if (waiting > MOST_WAITING)
        throw new QuestionRefused(
          'unit',
          `${MOST_WAITING} pertanyaan untuk unit ini belum dijawab; tunggu jawabannya, atau telepon.`,
          true,
        );
      await this.audit.record(manager, { actor, action: 'question.asked', object: `unit:${unit}`, after: { question: id, dueOn } });
    });
  }

  /** Keeps the answer of the unit. Throws QuestionRefused when it has one already. */
  async answer(id: string, text: string, actor: Actor): Promise<void> {
    await this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE unit_question SET answer = $2, answered_by = $3, answered_at = $4 WHERE id::text = $1 AND answered_at IS NULL RETURNING unit`,
        [id, text, actor.id, new Date(this.clock.now())],
      )) as [{ unit: string }[], number];
      const [answered] = rows;
      if (!answered) throw new QuestionRefused('text', 'Pertanyaan ini sudah dijawab; muat ulang untuk membacanya.', true);
      await this.audit.record(manager, { actor, action: 'question.answered', object: `unit:${answered.unit}`, after: { question: id } });
    });
  }

  get #tenant() {
    return this.tenants.real;
  }

  async #board(): Promise<ChannelBoard | null> {
    const { main } = mainChannels(this.#tenant, await this.boards.heads(this.#tenant), this.clock.today());
    return main === null ? null : this.boards.board(this.#tenant, main);
  }

  async #insert(manager: EntityManager, values: readonly unknown[]): Promise<boolean> {
    const rows = (await manager.query(
      `INSERT INTO unit_question (id, unit, text, asked_by, asked_at, asked_on, due_on, beside) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT DO NOTHING RETURNING id`,
      [...values],
    )) as object[];
    return rows.length > 0;
  }
}

const dueOf = (board: ChannelBoard | null, today: IsoDate): IsoDate | null =>
  board?.state.fold(CalendarFold).calendar.after(today, ANSWER_DAYS) ?? null;

function questionOf({ askedAt, answer, answeredBy, answeredAt, ...row }: QuestionRow, today: IsoDate): Question {
  const told = answer === null ? null : { text: answer, by: answeredBy ?? '', at: answeredAt?.toISOString() ?? '' };
  return {
    ...row,
    askedAt: askedAt.toISOString(),
    state: told ? 'dijawab' : 'menunggu',
    isLate: !told && row.dueOn !== null && row.dueOn < today,
    answer: told,
  };
}
