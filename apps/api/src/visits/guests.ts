import { type GuestJoined, guestTokenSchema, type VisitFigures } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { mainChannels } from '../board/main-channel.js';
import { VisitLine } from '../live/visit-line.js';
import { hashSecret, newSecret } from '../platform/access/secrets.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { beats } from './beats/index.js';
import { demoOf, Visits } from './visits.js';

/** Tokens of one visit; far more than phones, since a page that is opened anew may want another. */
const MOST_TOKENS = 2_400;
const MOST_QUESTIONS = 10;
const QUESTION_EVERY_S = 10;
const FIGURES_PER_SECOND = 2;

/**
 * The phones of a visit: they come in by its code, and a token of their own lets them read figures of the demo, ask, and connect. A token
 * is worth nothing once its visit is over. Limits are kept by token, since a whole room shares one address.
 */
@Injectable()
export class Guests implements OnApplicationBootstrap {
  readonly #figures = new RateLimit(FIGURES_PER_SECOND);

  constructor(
    private readonly tenants: Tenants,
    private readonly visits: Visits,
    private readonly boards: BoardService,
    private readonly line: VisitLine,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.line.letIn((token) => this.#isGuest(token));
  }

  /** @throws Problem 404 for a code that never was, 410 for one of a visit that is over, 429 when too many came */
  async join(code: string): Promise<GuestJoined> {
    const { dataSource } = demoOf(this.tenants);
    const visit = await this.visits.running();
    if (visit?.code !== code) {
      const known = (await dataSource.query('SELECT 1 FROM visit WHERE code = $1', [code])) as unknown[];
      throw known.length > 0
        ? over()
        : new Problem(404, 'Kode tidak dikenal', 'Tidak ada kunjungan dengan kode ini. Periksa kode di layar pemandu.');
    }
    const token = newSecret();
    const made = (await dataSource.query(
      `INSERT INTO visit_guest (secret_hash, visit_id)
        SELECT $1, id FROM visit WHERE id = $2 AND ended_at IS NULL
          AND (SELECT count(*) FROM visit_guest WHERE visit_id = $2) < ${MOST_TOKENS} RETURNING visit_id`,
      [hashSecret(token), visit.id],
    )) as unknown[];
    if (made.length === 0) throw new Problem(429, 'Ruang penuh', 'Terlalu banyak telepon sudah masuk dengan kode ini.');
    const { beat, held, endsAt } = visit;
    const told = beats.map(({ id, scene, title, says }) => ({ id, scene, title, says }));
    return { token, beats: told, state: { beat, held, endsAt } };
  }

  /** A beat's figures as the demo's board has them now. @throws Problem 410 without a living token, 404 for an unknown beat, 429 */
  async figures(token: string | undefined, id: string): Promise<VisitFigures> {
    await this.#require(token);
    if (!this.#figures.allow(hashSecret(token ?? ''))) throw tooOften(1);
    const beat = beats.find((each) => each.id === id);
    if (!beat) throw new Problem(404, 'Langkah tidak dikenal', 'Langkah ini tidak ada dalam daftar.');
    const tenant = demoOf(this.tenants);
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    const board = main === null ? null : ((await this.boards.board(tenant, main))?.snapshot().board ?? null);
    const figures = board ? beat.figures(board, this.visits.trialOf(beat)) : [];
    return { beat: id, nature: 'SIMULASI', asOf: board?.asOf ?? null, figures, staged: this.visits.stagedAt(beat) };
  }

  /** Keeps a question for the presenter. @throws Problem 410 without a living token, 422 for an unknown beat, 429 when asked too often */
  async ask(token: string | undefined, beat: string, text: string): Promise<void> {
    await this.#require(token);
    if (!beats.some(({ id }) => id === beat)) throw new Problem(422, 'Langkah tidak dikenal', 'Langkah ini tidak ada dalam daftar.');
    const asked = (await demoOf(this.tenants).dataSource.query(
      `WITH guest AS (
        UPDATE visit_guest SET asked = asked + 1, asked_at = $2
          WHERE secret_hash = $1 AND asked < ${MOST_QUESTIONS}
            AND (asked_at IS NULL OR asked_at <= $2::timestamptz - interval '${QUESTION_EVERY_S} seconds') RETURNING visit_id)
      INSERT INTO visit_question (visit_id, beat, text, at) SELECT visit_id, $3, $4, $2 FROM guest RETURNING id`,
      [hashSecret(token ?? ''), new Date(this.clock.now()), beat, text],
    )) as unknown[];
    if (asked.length === 0) throw tooOften(QUESTION_EVERY_S);
  }

  async #require(token: string | undefined): Promise<void> {
    demoOf(this.tenants);
    if (token === undefined || !(await this.#isGuest(token))) throw over();
  }

  async #isGuest(token: string): Promise<boolean> {
    if (!guestTokenSchema.safeParse(token).success) return false;
    const found = (await demoOf(this.tenants).dataSource.query(
      'SELECT 1 FROM visit_guest g JOIN visit v ON v.id = g.visit_id WHERE g.secret_hash = $1 AND v.ended_at IS NULL AND v.ends_at > $2',
      [hashSecret(token), new Date(this.clock.now())],
    )) as unknown[];
    return found.length > 0;
  }
}

const over = (): Problem => new Problem(410, 'Kunjungan selesai', 'Kunjungan ini sudah selesai. Terima kasih sudah datang.');

const tooOften = (seconds: number): Problem =>
  new Problem(
    429,
    'Terlalu sering',
    `Satu pertanyaan tiap ${QUESTION_EVERY_S} detik, sepuluh selama kunjungan.`,
    {},
    { 'Retry-After': String(seconds) },
  );
