import {
  events,
  type Order,
  type Painted,
  type Painting,
  paintedSchema,
  paintingSchema,
  type ScreenCommand,
  type ScreenReceipt,
} from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { Presence } from '../platform/presence/presence.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import { HelloLimit } from './hello-limit.js';

/** The part of a socket that is needed here. */
interface ScreenSocket {
  emit(event: string, frame: Order): unknown;
  on(event: string, listener: (frame: unknown) => void): unknown;
}

/** What a socket was told, so that it is told once; a reload from before it came has been done by its coming. */
interface Told {
  readonly orders: Set<number>;
  readonly since: number;
}

interface OpenScreen {
  readonly sockets: Map<ScreenSocket, Told>;
  painting: Painting | null;
  savedAt: number;
}

/** The mode a screen keeps after a command, so that it also holds after a cut. */
const MODE_AFTER: Readonly<Partial<Record<ScreenCommand['kind'], string>>> = {
  freeze: 'frozen',
  thaw: 'normal',
  night: 'night',
  wake: 'normal',
};
/** A picture of which only figures have changed is noted once a minute. */
const NOTE_EVERY_MS = 60_000;
const KEPT_DAYS = 31;
/** How soon a command that was given at another instance is here, and how long one is still handed to a screen that comes late. */
const LOOK_MS = 500;
const LATE_MS = 10_000;
/** Screens that are connected to an instance, with what each said last. */
const SCREENS = 'screens';
const screensSchema = z.record(z.string(), paintingSchema.nullable());
const RECEIPT = 'id, kind, scene, actor AS "by", sent_at AS sent, painted_at AS painted';
const MOST_RECEIPTS = 30;

interface OrderRow extends Order {
  readonly screen: string;
  readonly sent: Date;
}
type ReceiptRow = Omit<ScreenReceipt, 'sent' | 'painted'> & { readonly sent: Date; readonly painted: Date | null };

/**
 * The line to the screens that are connected, to this instance or another: commands go out, and a command is done only when the screen says that it stands painted on
 * the glass. What was painted when is kept for a month, so that one can ask what a screen showed at a given time.
 */
@Injectable()
export class ScreenLine implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #open = new Map<string, OpenScreen>();
  #tidied = 0;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly presence: Presence,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.presence.tell(SCREENS, () => Object.fromEntries([...this.#open].map(([id, { painting }]) => [id, painting])));
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** A socket of a screen has come; the answer is to be called when it goes. */
  join(id: string, socket: ScreenSocket): () => void {
    const screen = this.#open.get(id) ?? { sockets: new Map(), painting: null, savedAt: 0 };
    this.#open.set(id, screen);
    screen.sockets.set(socket, { orders: new Set(), since: this.clock.now() });
    const limit = new HelloLimit(20, 2);
    socket.on(events.painted, (frame) => {
      const told = paintedSchema.safeParse(frame);
      if (!told.success || !limit.allow(performance.now())) return;
      this.#take(id, screen, told.data).catch((err: unknown) => this.logger.warn({ err }, 'Tanda terima layar belum tercatat'));
    });
    return () => {
      screen.sockets.delete(socket);
      if (screen.sockets.size === 0) this.#open.delete(id);
    };
  }

  /** Whether a screen is connected to any instance, and what it said last. */
  standing(id: string): { readonly connected: boolean; readonly painting: Painting | null } {
    const screen = this.#open.get(id);
    if (screen) return { connected: true, painting: screen.painting };
    const elsewhere = this.presence.others(SCREENS, screensSchema).find((screens) => id in screens);
    return { connected: elsewhere !== undefined, painting: elsewhere?.[id] ?? null };
  }

  /** Tells a screen to do something; null when it is not connected, and then nothing was changed. */
  async send(id: string, command: ScreenCommand, actor: Actor): Promise<ScreenReceipt | null> {
    if (!this.standing(id).connected) return null;
    const scene = command.kind === 'show' ? command.scene : null;
    const receipt = await this.audit.change(async (manager) => {
      const mode = MODE_AFTER[command.kind];
      if (mode) await manager.query('UPDATE screen SET mode = $2 WHERE id = $1', [id, mode]);
      const [row] = (await manager.query(
        `INSERT INTO screen_command (screen_id, kind, scene, actor, sent_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${RECEIPT}`,
        [id, command.kind, scene, actor.id, new Date(this.clock.now())],
      )) as [ReceiptRow];
      await this.audit.record(manager, { actor, action: 'screen.commanded', object: `screen:${id}`, after: { ...command } });
      return shown(row);
    });
    this.#hand(id, { id: receipt.id, kind: receipt.kind, scene: receipt.scene }, Date.parse(receipt.sent));
    return receipt;
  }

  #hand(screen: string, order: Order, sent: number): void {
    for (const [socket, { orders, since }] of this.#open.get(screen)?.sockets ?? []) {
      if (orders.has(order.id) || (order.kind === 'reload' && sent < since)) continue;
      orders.add(order.id);
      socket.emit(events.order, order);
    }
  }

  /** Hands out what was commanded at another instance, or while a screen was on its way from one to another. */
  #look(): void {
    if (this.#open.size === 0) return;
    this.#looking ??= this.#handWaiting()
      .catch((err: unknown) => this.logger.debug({ err }, 'Perintah layar belum terbaca'))
      .finally(() => {
        this.#looking = null;
      });
  }

  async #handWaiting(): Promise<void> {
    const rows = (await this.#query(
      `SELECT id, screen_id AS screen, kind, scene, sent_at AS sent FROM screen_command
       WHERE painted_at IS NULL AND sent_at > $2 AND screen_id = ANY($1) ORDER BY id`,
      [[...this.#open.keys()], new Date(this.clock.now() - LATE_MS)],
    )) as OrderRow[];
    for (const { screen, sent, ...order } of rows) this.#hand(screen, order, sent.getTime());
  }

  /** The latest commands to a screen with their receipts, newest first. */
  async receipts(id: string): Promise<ScreenReceipt[]> {
    const sql = `SELECT c.id, c.kind, c.scene, coalesce(a.name, c.actor) AS "by", c.sent_at AS sent, c.painted_at AS painted
      FROM screen_command c LEFT JOIN account a ON a.id = c.actor WHERE c.screen_id = $1 ORDER BY c.id DESC LIMIT ${MOST_RECEIPTS}`;
    return ((await this.#query(sql, [id])) as ReceiptRow[]).map(shown);
  }

  /** What stood on the glass at an instant (epoch ms), as the screen told; null when it had told nothing by then. */
  async paintingAt(id: string, at: number): Promise<Painting | null> {
    const [row] = (await this.#query('SELECT painting FROM screen_painting WHERE screen_id = $1 AND at <= $2 ORDER BY at DESC LIMIT 1', [
      id,
      new Date(at),
    ])) as { painting: Painting }[];
    return row?.painting ?? null;
  }

  async #take(id: string, screen: OpenScreen, { order, ...told }: Painted): Promise<void> {
    const now = this.clock.now();
    const before = screen.painting;
    const painting: Painting = { ...told, at: new Date(now).toISOString() };
    screen.painting = painting;
    if (order !== null)
      await this.#query('UPDATE screen_command SET painted_at = $3 WHERE id = $1 AND screen_id = $2 AND painted_at IS NULL', [
        order,
        id,
        new Date(now),
      ]);
    const isOther =
      before === null ||
      before.scene !== told.scene ||
      before.page !== told.page ||
      before.mode !== told.mode ||
      before.channel !== told.channel ||
      (before.revision === null && told.revision !== null);
    if (!isOther && now - screen.savedAt < NOTE_EVERY_MS) return;
    screen.savedAt = now;
    await this.#query('INSERT INTO screen_painting (screen_id, at, painting) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      id,
      new Date(now),
      JSON.stringify(painting),
    ]);
    await this.#tidy(now);
  }

  async #tidy(now: number): Promise<void> {
    if (now - this.#tidied < 3_600_000) return;
    this.#tidied = now;
    await this.#query(`DELETE FROM screen_painting WHERE at < $1::timestamptz - interval '${KEPT_DAYS} days'`, [new Date(now)]);
  }

  #query(sql: string, values: unknown[]): Promise<unknown> {
    return this.tenants.real.dataSource.query(sql, values);
  }
}

const shown = (row: ReceiptRow): ScreenReceipt => ({
  ...row,
  sent: row.sent.toISOString(),
  painted: row.painted?.toISOString() ?? null,
});
