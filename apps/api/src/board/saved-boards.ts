import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflate, inflate } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '../platform/log/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { LOGGER } from '../platform/tokens.js';
import type { ChannelBoard, SavedBoard } from './channel-board.js';
import { sumsVersion } from './sums-version.js';

/** Facts that are worth a save while the server runs; reading so many at a start takes some tenths of a second. */
const WORTH = 20_000;
/** The same at the end of a server, when there is time for it. */
const WORTH_AT_END = 1_000;
const pack = promisify(deflate);
const unpack = promisify(inflate);

/** A board's sums as they were saved, and where the log stood. */
export interface Save {
  readonly epoch: string;
  readonly revision: number;
  readonly board: SavedBoard;
}

/**
 * Sums of boards in the database, so that a start does not read the log from its beginning. They are a shortcut and never the truth:
 * a save is used only by the very program that made it, in the epoch it was made in, and the log after it is read as ever.
 */
@Injectable()
export class SavedBoards {
  #saving: Promise<void> = Promise.resolve();
  readonly #waiting = new Set<ChannelBoard>();

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /** The sums of a channel, or null when none can be used. */
  async read(tenant: Tenant, channel: string): Promise<Save | null> {
    const rows = (await tenant.dataSource.query(
      `SELECT s.epoch, s.revision, s.state FROM saved_board s JOIN channel_head h USING (channel)
       WHERE s.channel = $1 AND s.program = $2 AND s.epoch = h.epoch AND s.revision <= h.revision`,
      [channel, sumsVersion()],
    )) as { epoch: string; revision: string; state: Buffer }[];
    const row = rows[0];
    if (!row) return null;
    try {
      return { epoch: row.epoch, revision: Number(row.revision), board: deserialize(await unpack(row.state)) as SavedBoard };
    } catch (err) {
      this.logger.warn({ err, channel }, 'Jumlah tersimpan tidak terbaca; disusun dari buku besar');
      return null;
    }
  }

  /** Saves a board some time soon when enough has come in since its last save. */
  offer(tenant: Tenant, board: ChannelBoard): void {
    if (board.unsaved < WORTH || this.#waiting.has(board)) return;
    this.#waiting.add(board);
    this.#saving = this.#saving.then(() => this.#keep(tenant, board)).finally(() => this.#waiting.delete(board));
  }

  /** Saves what is worth it before the server ends. */
  async finish(boards: Iterable<readonly [Tenant, ChannelBoard]>): Promise<void> {
    await this.#saving;
    for (const [tenant, board] of boards) if (board.unsaved >= WORTH_AT_END) await this.#keep(tenant, board);
  }

  async #keep(tenant: Tenant, board: ChannelBoard): Promise<void> {
    if (board.isLoading) return; // it will be offered again
    try {
      await this.keep(tenant, board);
    } catch (err) {
      this.logger.warn({ err, channel: board.channel }, 'Jumlah papan belum tersimpan; dicoba lagi');
    }
  }

  /** Saves a board now. Never over sums of a later position of the same log by the same program. */
  async keep(tenant: Tenant, board: ChannelBoard): Promise<void> {
    const { channel, epoch } = board;
    const { revision, saved, facts } = board.save();
    const state = await pack(serialize(saved), { level: 1 });
    await tenant.dataSource.query(
      `INSERT INTO saved_board AS s (channel, epoch, revision, program, state, saved_at) VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (channel) DO UPDATE SET epoch = EXCLUDED.epoch, revision = EXCLUDED.revision, program = EXCLUDED.program,
         state = EXCLUDED.state, saved_at = EXCLUDED.saved_at
       WHERE s.epoch <> EXCLUDED.epoch OR s.program <> EXCLUDED.program OR s.revision < EXCLUDED.revision`,
      [channel, epoch, revision, sumsVersion(), state],
    );
    board.unsaved -= facts;
  }
}
