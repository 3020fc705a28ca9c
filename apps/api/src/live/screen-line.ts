import { events, type Order, type Painted, type Painting, paintedSchema, type ScreenCommand, type ScreenReceipt } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import { HelloLimit } from './hello-limit.js';

/** The part of a socket that is needed here. */
interface ScreenSocket {
  emit(event: string, frame: Order): unknown;
  on(event: string, listener: (frame: unknown) => void): unknown;
}

interface OpenScreen {
  readonly sockets: Set<ScreenSocket>;
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
const RECEIPT = 'id, kind, scene, actor AS "by", sent_at AS sent, painted_at AS painted';
const MOST_RECEIPTS = 30;

type ReceiptRow = Omit<ScreenReceipt, 'sent' | 'painted'> & { readonly sent: Date; readonly painted: Date | null };

/**
 * The line to the screens that are connected: commands go out, and a command is done only when the screen says that it stands painted on
 * the glass. What was painted when is kept for a month, so that one can ask what a screen showed at a given time.
 */
@Injectable()
export class ScreenLine {
  readonly #open = new Map<string, OpenScreen>();
  #tidied = 0;

  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A socket of a screen has come; the answer is to be called when it goes. */
  join(id: string, socket: ScreenSocket): () => void {
    const screen = this.#open.get(id) ?? { sockets: new Set(), painting: null, savedAt: 0 };
    this.#open.set(id, screen);
    screen.sockets.add(socket);
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

  /** Whether a screen is connected, and what it said last. */
  standing(id: string): { readonly connected: boolean; readonly painting: Painting | null } {
    const screen = this.#open.get(id);
    return { connected: screen !== undefined, painting: screen?.painting ?? null };
  }

  /** Tells a screen to do something; null when it is not connected, and then nothing was changed. */
  async send(id: string, command: ScreenCommand, actor: Actor): Promise<ScreenReceipt | null> {
    const screen = this.#open.get(id);
    if (!screen) return null;
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
    for (const socket of screen.sockets) socket.emit(events.order, { id: receipt.id, kind: receipt.kind, scene: receipt.scene });
    return receipt;
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
