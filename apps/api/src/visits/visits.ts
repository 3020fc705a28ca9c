import { randomInt } from 'node:crypto';
import {
  PAIRING_LETTERS,
  type Stage,
  type Staged,
  type Visit,
  type VisitMove,
  type VisitQuestion,
  type VisitState,
  type VisitTrial,
} from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VisitLine } from '../live/visit-line.js';
import { newId } from '../platform/access/secrets.js';
import { type Actor, SYSTEM } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Logger } from '../platform/log/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import type { Beat } from './beat.js';
import { beats } from './beats/index.js';
import { moved } from './moves.js';
import { RULE_TRIALS, type RuleTrials, TourTrials } from './rule-trials.js';
import { STORY, type Story } from './story.js';

const CODE_LENGTH = 6;
/** How soon what another instance did, and the end of the time, is seen here. */
const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 3_600_000;
const KEPT_DAYS = 7;
const MOST_SHOWN = 200;
const ROW = 'id, code, origin, beat, held, opened_at AS opened, ends_at AS ends';

interface VisitRow {
  readonly id: string;
  readonly code: string;
  /** Under which phones reach this server. */
  readonly origin: string;
  readonly beat: string;
  readonly held: boolean;
  readonly opened: Date;
  readonly ends: Date;
}

/**
 * The visit that runs, of which there is one at most, in the demo alone. The database is the truth: a restart goes on with it, and another
 * instance follows within a second. When it ends, by its presenter or by its time, its guests' tokens are deleted.
 */
@Injectable()
export class Visits implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();
  #failed = false;
  #tidied = 0;
  readonly #trials: TourTrials;

  constructor(
    private readonly tenants: Tenants,
    private readonly line: VisitLine,
    private readonly audit: Audit,
    @Inject(STORY) private readonly story: Story,
    @Inject(RULE_TRIALS) trials: RuleTrials,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#trials = new TourTrials(trials, logger);
  }

  onApplicationBootstrap(): void {
    if (!this.tenants.find('demo')) return;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** The visit that runs now, or null. */
  async running(): Promise<Visit | null> {
    const row = await this.#row();
    return row ? this.#shown(row) : null;
  }

  /** Questions of the visit that runs, or of the one before, newest first. */
  async questions(): Promise<VisitQuestion[]> {
    const rows = (await this.#query(
      `SELECT id::text, beat, text, at FROM visit_question
        WHERE visit_id = (SELECT id FROM visit ORDER BY number DESC LIMIT 1) ORDER BY visit_question.id DESC LIMIT ${MOST_SHOWN}`,
    )) as (Omit<VisitQuestion, 'at'> & { at: Date })[];
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Opens a visit with a code of its own. @throws Problem 409 while one runs */
  async open(minutes: number, origin: string, actor: Actor): Promise<Visit> {
    await this.#endLate();
    const now = this.clock.now();
    const code = Array.from({ length: CODE_LENGTH }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]).join('');
    const values = [newId('kunjungan'), code, origin, beats[0]?.id, new Date(now), new Date(now + minutes * 60_000)];
    const [row] = (await this.#query(
      `INSERT INTO visit (id, code, origin, beat, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING ${ROW}`,
      values,
    )) as VisitRow[];
    if (!row) throw new Problem(409, 'Kunjungan sedang berjalan', 'Hanya satu kunjungan berjalan pada satu waktu. Akhiri dahulu yang ini.');
    await this.audit.append({ actor, action: 'visit.opened', object: `visit:${row.id}`, after: { minutes } });
    await this.#look();
    return this.#shown(row);
  }

  /** Moves the tour. @throws Problem 404 when that visit does not run, 422 for a beat that is not in the list */
  async move(id: string, move: VisitMove): Promise<Visit> {
    const row = await this.#demo().transaction(async (manager) => {
      const now = await this.#row(manager, 'FOR UPDATE');
      if (now?.id !== id) throw notRunning();
      const place = moved(
        beats.map((beat) => beat.id),
        now,
        move,
      );
      if (!place) throw new Problem(422, 'Langkah tidak dikenal', 'Langkah ini tidak ada dalam daftar.');
      await manager.query('UPDATE visit SET beat = $2, held = $3 WHERE id = $1', [id, place.beat, place.held]);
      return { ...now, ...place };
    });
    await this.#look();
    return this.#shown(row);
  }

  /** Ends a visit. @throws Problem 404 when it does not run */
  async end(id: string, actor: Actor): Promise<void> {
    if ((await this.#row())?.id !== id) throw notRunning();
    await this.#close('id = $2', [id], actor);
    await this.#look();
  }

  async #endLate(): Promise<void> {
    await this.#close('ends_at <= $1', [], SYSTEM);
  }

  /** Ends what runs and is meant, with its guests; only who ended it tells the trail. */
  async #close(which: string, values: readonly unknown[], actor: Actor): Promise<void> {
    const [[ended]] = (await this.#demo().transaction(async (manager) => {
      const found: unknown = await manager.query(
        `UPDATE visit SET ended_at = $1, held = false WHERE ended_at IS NULL AND ${which} RETURNING id`,
        [new Date(this.clock.now()), ...values],
      );
      await manager.query('DELETE FROM visit_guest g USING visit v WHERE v.id = g.visit_id AND v.ended_at IS NOT NULL');
      return found;
    })) as [{ id: string }[], number];
    if (ended) await this.audit.append({ actor, action: 'visit.ended', object: `visit:${ended.id}` });
  }

  /** Looks how the visit stands and tells phones and walls, one look after the other, so that no older one is told last. */
  #look(): Promise<void> {
    const next = this.#looking.then(async () => {
      try {
        await this.#endLate();
        const row = await this.#row();
        const beat = row && beatOf(row);
        this.story.want(new Set(beat?.staged));
        this.line.show(beat ? { state: stateOf(row), stage: this.#stage(row, beat) } : null);
        await this.#tidy();
        this.#failed = false;
      } catch (err) {
        if (!this.#failed) this.logger.warn({ err }, 'Kunjungan belum terbaca; dicoba lagi tiap detik');
        this.#failed = true;
      }
    });
    this.#looking = next;
    return next;
  }

  #stage(row: VisitRow, beat: Beat): NonNullable<Stage> {
    for (const each of beats) this.trialOf(each); // asked for before it is shown
    return {
      scene: beat.scene,
      held: row.held,
      ...{ step: beats.indexOf(beat) + 1, of: beats.length, code: row.code, address: addressOf(row) },
      staged: this.stagedAt(beat),
      ...{ trial: this.trialOf(beat), tries: beat.tries !== undefined },
    };
  }

  /** What is staged for a beat: told once it is under way. */
  stagedAt({ plays }: Beat): Staged | null {
    return this.story.staged().find(({ act }) => act === plays) ?? null;
  }

  /** What came of the terms that a beat tries; null until it is known, and where none are tried. */
  trialOf(beat: Beat): VisitTrial | null {
    return this.#trials.of(beat, demoOf(this.tenants), this.clock.now());
  }

  /** Visits are forgotten with their questions. */
  async #tidy(): Promise<void> {
    const now = this.clock.now();
    if (now - this.#tidied < TIDY_EVERY_MS) return;
    this.#tidied = now;
    await this.#query(`DELETE FROM visit WHERE ended_at < $1::timestamptz - interval '${KEPT_DAYS} days'`, [new Date(now)]);
  }

  async #row(manager?: EntityManager, lock = ''): Promise<VisitRow | null> {
    const sql = `SELECT ${ROW} FROM visit WHERE ended_at IS NULL AND ends_at > $1 ${lock}`;
    const [row] = (await (manager ?? this.#demo()).query(sql, [new Date(this.clock.now())])) as VisitRow[];
    return row ?? null;
  }

  #shown(row: VisitRow): Visit {
    const { id, code, opened } = row;
    const staged = [...this.story.staged()];
    return { id, code, address: addressOf(row), ...stateOf(row), openedAt: opened.toISOString(), ...this.line.counts(), staged };
  }

  /** @throws Problem 404 while the demo is off */
  #demo() {
    return demoOf(this.tenants).dataSource;
  }

  #query(sql: string, values: unknown[] = []): Promise<unknown> {
    return this.#demo().query(sql, values);
  }
}

/** A beat that is gone from the list counts as the first. */
const beatOf = ({ beat }: VisitRow): Beat | null => beats.find(({ id }) => id === beat) ?? beats[0] ?? null;
const addressOf = ({ origin, code }: VisitRow): string => `${origin}/guest/${code}`;
const stateOf = ({ beat, held, ends }: VisitRow): VisitState => ({ beat, held, endsAt: ends.toISOString() });

const notRunning = (): Problem => new Problem(404, 'Kunjungan tidak berjalan', 'Kunjungan ini sudah berakhir, atau tidak pernah dibuka.');

/** The demo tenant: visits have no other. @throws Problem 404 while the demo is off */
export function demoOf(tenants: Tenants) {
  const demo = tenants.find('demo');
  if (!demo) throw new Problem(404, 'Simulasi tidak menyala', 'Kunjungan tamu hanya ada dalam simulasi (LCC_DEMO=on).');
  return demo;
}
