import { randomInt } from 'node:crypto';
import { type GuestsFrame, PAIRING_LETTERS, type RealVisit, type RealVisitOpen, type RealVisits as RealVisitsAnswer } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { guestBoard } from '../board/guest-board.js';
import { mainChannels } from '../board/main-channel.js';
import { GuestsLine } from '../live/guests-line.js';
import { ScreenLine } from '../live/screen-line.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';
import { newId } from '../platform/access/secrets.js';
import { type Actor, SYSTEM } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Logger } from '../platform/log/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import { endById, endWhere, pairedScreens, refuseBeside } from './showings.js';
import { VisitPins } from './visit-pins.js';

const CODE_LENGTH = 6;
/** How soon a new figure, and the end, is seen here. */
const LOOK_EVERY_MS = 1_000;
const ROW = 'real_visit.id, code, address, screens, account_id AS account, actor_name AS "by", opened_at AS opened, ends_at AS ends';

interface RealVisitRow extends Omit<RealVisit, 'openedAt' | 'endsAt'> {
  readonly code: string;
  readonly account: string;
  readonly opened: Date;
  readonly ends: Date;
}

/** Who opens a visit, and where phones reach the server. */
export interface Opener {
  readonly account: string;
  readonly name: string;
  readonly origin: string;
}

/**
 * The visit with real figures that runs (TAMU-NYATA), of which there is one at most. The database is the truth: every instance shows the
 * same, a restart goes on, and one that starts after its end finds it over. Guests get what {@link guestBoard} lets through and nothing else.
 */
@Injectable()
export class RealVisits implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #failed = false;
  #shown: string | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    private readonly line: GuestsLine,
    private readonly screens: ScreenRegistry,
    private readonly screenLine: ScreenLine,
    private readonly pins: VisitPins,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null;
      });
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async read(account: string): Promise<RealVisitsAnswer> {
    const row = await this.#row();
    const screens = await pairedScreens(this.screens, this.screenLine);
    return { running: row && shown(row), pin: await this.pins.standing(account), screens };
  }

  /** When the visit of a code ends, epoch ms; null for a code that opens nothing now. */
  async endOf(code: string): Promise<number | null> {
    const row = await this.#row();
    return row?.code === code ? row.ends.getTime() : null;
  }

  /** Opens a visit. @throws Problem 409 while one or a replay runs or without a PIN, 422 for a wrong PIN or a screen that is none */
  async open({ minutes, screens, pin }: RealVisitOpen, { account, name, origin }: Opener, actor: Actor): Promise<RealVisit> {
    const known = new Set((await this.read(account)).screens.map(({ id }) => id));
    if (!screens.every((id) => known.has(id))) throw refused('screens', 'Pilih layar yang dipasangkan.');
    await this.pins.prove(account, pin, actor);
    await this.#endLate();
    const now = this.clock.now();
    const code = Array.from({ length: CODE_LENGTH }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]).join('');
    const values = [
      newId('tamu'),
      code,
      `${origin}/guest/nyata/${code}`,
      screens,
      account,
      name,
      new Date(now),
      new Date(now + minutes * 60_000),
    ];
    const row = await this.audit.change(async (manager) => {
      await refuseBeside(manager, 'real-visit', new Date(now));
      const [made] = (await manager.query(
        `INSERT INTO real_visit (id, code, address, screens, account_id, actor_name, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
          ON CONFLICT DO NOTHING RETURNING ${ROW}`,
        values,
      )) as RealVisitRow[];
      if (!made) throw new Problem(409, 'Kunjungan data nyata sedang berjalan', 'Hanya satu pada satu waktu. Akhiri dahulu yang ini.');
      await this.audit.record(manager, {
        actor,
        action: 'real-visit.opened',
        object: `real-visit:${made.id}`,
        after: { minutes, screens },
      });
      return made;
    });
    return shown(row);
  }

  /** Ends a visit before its time. @throws Problem 404 when it does not run */
  async end(id: string, actor: Actor): Promise<void> {
    if (!(await endById(this.audit, 'real-visit', id, actor, new Date(this.clock.now()))))
      throw new Problem(404, 'Kunjungan tidak berjalan', 'Kunjungan ini sudah berakhir, atau tidak pernah dibuka.');
  }

  /** By its time, or because whoever opened it may sign in no more. */
  #endLate(): Promise<boolean> {
    const isDue = '(ends_at <= $1 OR EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND a.disabled_at IS NOT NULL))';
    return endWhere(this.audit, 'real-visit', isDue, [], SYSTEM, new Date(this.clock.now()));
  }

  /** Shows the masked present where a visit runs, anew when it has changed; and the screens' own picture when it is over. */
  async #look(): Promise<void> {
    try {
      const row = await this.#row();
      const frame = row && (await this.#frameOf(row));
      const next =
        frame && `${frame.id} ${frame.snapshot.channel} ${frame.snapshot.epoch} ${frame.snapshot.revision} ${frame.snapshot.board.asOf}`;
      if (next !== this.#shown) this.line.show(row && frame && { names: row.screens, frame });
      this.#shown = next;
      if (!row) await this.#endLate();
      this.#failed = false;
    } catch (err) {
      if (!this.#failed) this.logger.warn({ err }, 'Kunjungan data nyata belum terbaca; dicoba lagi');
      this.#failed = true;
    }
  }

  /** Null while there is nothing to show. */
  async #frameOf({ id, ends }: RealVisitRow): Promise<GuestsFrame | null> {
    const { real } = this.tenants;
    const { main } = mainChannels(real, await this.boards.heads(real), this.clock.today());
    const live = main === null ? null : await this.boards.board(real, main);
    if (main === null || !live) return null;
    const { board, revision } = live.snapshot();
    const snapshot = { channel: main, epoch: live.epoch, revision, nature: 'TAMU-NYATA', hash: '', board: guestBoard(board) } as const;
    return { id, endsAt: ends.getTime(), snapshot };
  }

  /** What runs now: neither ended nor past its time, and opened by somebody who may still sign in. */
  async #row(): Promise<RealVisitRow | null> {
    const [row] = (await this.tenants.real.dataSource.query(
      `SELECT ${ROW} FROM real_visit JOIN account a ON a.id = account_id WHERE ended_at IS NULL AND ends_at > $1 AND a.disabled_at IS NULL`,
      [new Date(this.clock.now())],
    )) as RealVisitRow[];
    return row ?? null;
  }
}

const shown = ({ id, address, screens, by, opened, ends }: RealVisitRow): RealVisit => ({
  ...{ id, address, screens: [...screens], by },
  openedAt: opened.toISOString(),
  endsAt: ends.toISOString(),
});

const refused = (field: string, message: string): Problem =>
  new Problem(422, 'Kunjungan tidak dapat dibuka', message, { issues: [{ field, code: 'invalid', message }] });
