import { isDeepStrictEqual } from 'node:util';
import { REPLAY_DAYS_LEAST, REPLAY_SECONDS, type Replay, type ReplayStart, type Replays as ReplaysAnswer } from '@lcc/contract';
import { type IsoDate, yearOf } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { BoardQueries } from '../board/board-queries.js';
import { ReplayLine } from '../live/replay-line.js';
import { ScreenLine } from '../live/screen-line.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';
import { newId } from '../platform/access/secrets.js';
import { type Actor, SYSTEM } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import { plan } from './beats/plan.js';
import { daysIn, replayDayAt, replayDays } from './replay-steps.js';
import { endById, endWhere, pairedScreens, refuseBeside } from './showings.js';

/** How soon the next day and the end are seen here. */
const LOOK_EVERY_MS = 250;
/** While nothing is shown, every so many looks alone ask whether somebody began. */
const IDLE_LOOKS = 4;
const ROW = 'id, channel, from_day AS "from", to_day AS "to", screens, actor_name AS "by", started_at AS started, ends_at AS ends';

interface ReplayRow extends Omit<Replay, 'startedAt' | 'endsAt'> {
  readonly started: Date;
  readonly ends: Date;
}

/**
 * The replay that runs, of which there is one at most: the dated boards of a period, one after another within a minute, on the screens that
 * were chosen. The database is the truth, so that every instance shows the same day and a restart goes on. It ends by its time.
 */
@Injectable()
export class Replays implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #failed = false;
  #looks = 0;
  #shown: { readonly id: string; readonly day: IsoDate } | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    private readonly queries: BoardQueries,
    private readonly line: ReplayLine,
    private readonly screens: ScreenRegistry,
    private readonly screenLine: ScreenLine,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      if (!this.#shown && this.#looks++ % IDLE_LOOKS > 0) return;
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null;
      });
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async read(): Promise<ReplaysAnswer> {
    const row = await this.#row();
    const channels: ReplaysAnswer['channels'] = [];
    for (const tenant of this.tenants.all())
      for (const { channel, year, hasFigures } of await this.boards.heads(tenant)) {
        const to = this.#lastDay(year);
        if (hasFigures && to) channels.push({ channel, isDemo: tenant.id === 'demo', from: `${year}-01-01`, to });
      }
    channels.sort((a, b) => Number(a.isDemo) - Number(b.isDemo) || (a.channel < b.channel ? 1 : -1));
    const screens = await pairedScreens(this.screens, this.screenLine);
    return { running: row && shown(row), channels, screens };
  }

  /** Starts a replay. @throws Problem 409 while one runs, 422 for a period, channel or screen that is none */
  async start({ channel, from, to, screens }: ReplayStart, name: string, actor: Actor): Promise<Replay> {
    const { channels, screens: known } = await this.read();
    const asked = channels.find((each) => each.channel === channel);
    if (!asked) throw refused('channel', 'Tidak ada angka di saluran ini.');
    if (from < asked.from || to > asked.to) throw refused('from', `Periode terletak antara ${asked.from} dan ${asked.to}.`);
    if (daysIn(from, to) < REPLAY_DAYS_LEAST) throw refused('to', `Periode sekurangnya ${REPLAY_DAYS_LEAST} hari.`);
    if (asked.isDemo ? screens.length > 0 : screens.length === 0 || !screens.every((id) => known.some((each) => each.id === id)))
      throw refused('screens', asked.isDemo ? 'Simulasi diputar di semua dindingnya.' : 'Pilih layar yang dipasangkan.');
    await this.#endLate();
    const now = this.clock.now();
    const row = await this.audit.change(async (manager) => {
      await refuseBeside(manager, 'replay', new Date(now));
      const [made] = (await manager.query(
        `INSERT INTO replay (id, channel, from_day, to_day, screens, actor_name, started_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
          ON CONFLICT DO NOTHING RETURNING ${ROW}`,
        [newId('putar'), channel, from, to, screens, name, new Date(now), new Date(now + REPLAY_SECONDS * 1_000)],
      )) as ReplayRow[];
      if (!made) throw new Problem(409, 'Putar ulang sedang berjalan', 'Tunggu sampai selesai, atau hentikan dahulu yang ini.');
      await this.audit.record(manager, {
        actor,
        action: 'replay.started',
        object: `replay:${made.id}`,
        after: { channel, from, to, screens },
      });
      return made;
    });
    return shown(row);
  }

  /** Ends a replay before its time. @throws Problem 404 when it does not run */
  async end(id: string, actor: Actor): Promise<void> {
    if (!(await endById(this.audit, 'replay', id, actor, new Date(this.clock.now()))))
      throw new Problem(404, 'Putar ulang tidak berjalan', 'Putar ulang ini sudah selesai, atau tidak pernah dimulai.');
  }

  #endLate(): Promise<boolean> {
    return endWhere(this.audit, 'replay', 'ends_at <= $1', [], SYSTEM, new Date(this.clock.now()));
  }

  /** Shows the day that it is time for, if it is another than before. */
  async #look(): Promise<void> {
    try {
      const row = await this.#row();
      const day = row && replayDayAt(replayDays(row.from, row.to), this.clock.now() - row.started.getTime());
      if (row && day) await this.#showDay(row, day);
      else {
        if (row) await this.#endLate();
        if (this.#shown) this.line.show(null);
        this.#shown = null;
      }
      this.#failed = false;
    } catch (err) {
      if (!this.#failed) this.logger.warn({ err }, 'Putar ulang belum terbaca; dicoba lagi');
      this.#failed = true;
    }
  }

  async #showDay(row: ReplayRow, day: IsoDate): Promise<void> {
    const tenant = this.#tenantOf(row.channel);
    const screens = tenant.id === 'demo' ? null : row.screens;
    const next = { id: row.id, day };
    if (isDeepStrictEqual(next, this.#shown) || !this.line.awaits(screens)) return;
    const live = await this.boards.board(tenant, row.channel);
    const board = live && (await this.queries.board(tenant, row.channel, { asOf: day }, live));
    if (!live || !board) return;
    const place = { ...next, from: row.from, to: row.to, endsAt: row.ends.getTime() };
    const { epoch } = live;
    const snapshot = { channel: row.channel, epoch, revision: board.revision, nature: 'REKAMAN', hash: '', board } as const;
    this.#shown = next;
    this.line.show({ screens, frame: { ...place, snapshot }, told: { ...place, figures: plan.figures(board, null) } });
  }

  #tenantOf(channel: string): Tenant {
    return (channel.startsWith('demo-') ? this.tenants.find('demo') : null) ?? this.tenants.real;
  }

  /** The last day of a year that has been; null when none has. */
  #lastDay(year: number): IsoDate | null {
    const today = this.clock.today();
    return yearOf(today) < year ? null : yearOf(today) === year ? today : `${year}-12-31`;
  }

  async #row(): Promise<ReplayRow | null> {
    const [row] = (await this.tenants.real.dataSource.query(`SELECT ${ROW} FROM replay WHERE ended_at IS NULL`)) as ReplayRow[];
    return row ?? null;
  }
}

const shown = ({ started, ends, ...rest }: ReplayRow): Replay => ({
  ...rest,
  startedAt: started.toISOString(),
  endsAt: ends.toISOString(),
});

const refused = (field: string, message: string): Problem =>
  new Problem(422, 'Putar ulang tidak dapat dimulai', message, { issues: [{ field, code: 'invalid', message }] });
