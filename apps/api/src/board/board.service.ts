import { EventEmitter } from 'node:events';
import { PlaceFold } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Follower } from '../ledger/follower.js';
import { type Committed, LedgerService } from '../ledger/ledger.service.js';
import { type ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Logger } from '../platform/log/index.js';
import { regionName } from '../platform/tenancy/regions.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { LOGGER } from '../platform/tokens.js';
import { type BoardChange, ChannelBoard } from './channel-board.js';
import { Histories } from './histories.js';
import { resumeBoard } from './resume-board.js';
import { SavedBoards } from './saved-boards.js';

/** A commit of more facts than this is followed in portions. */
const MOST_AT_ONCE = 2_000;

export interface ChangedBoard {
  readonly tenant: Tenant;
  readonly board: ChannelBoard;
}

/** The boards of every channel that someone looked at, kept current from the log. */
@Injectable()
export class BoardService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #open = new Map<string, Promise<ChannelBoard | null>>();
  readonly #changes = new EventEmitter();
  readonly #followers = new Map<Tenant, Follower>();
  #isStopped = false;

  constructor(
    private readonly tenants: Tenants,
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly histories: Histories,
    private readonly saves: SavedBoards,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.ledger.onCommitted((committed) => {
      // What fails here the tail mends within half a second.
      this.#feed(committed).catch((err: unknown) => this.logger.warn({ err }, 'Jalan pintas papan gagal'));
    });
    for (const tenant of this.tenants.all()) {
      const follower = new Follower(tenant, () => this.#catchUp(tenant), this.logger);
      follower.start();
      this.#followers.set(tenant, follower);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#followers.values()].map((f) => f.stop()));
    const whole = (await this.all()).filter(({ board }) => !board.isLoading);
    await this.saves.finish(whole.map(({ tenant, board }) => [tenant, board]));
  }

  /** Called when a board has moved; {@link changeOf} says by what. */
  onChanged(listener: (changed: ChangedBoard) => void): void {
    this.#changes.on('changed', listener);
  }

  /** Called when a channel's board was rebuilt from another epoch or a gap: its readers must take a snapshot. */
  onRebuilt(listener: (rebuilt: { tenant: Tenant; channel: string }) => void): void {
    this.#changes.on('rebuilt', listener);
  }

  /** Milliseconds since the log was last read without error, per tenant; the largest of them. */
  get tailAgeMs(): number {
    return Math.max(0, ...[...this.#followers.values()].map((f) => f.ageMs));
  }

  /** The board of a channel, built on first use; null when no fact was ever recorded in it. */
  async board(tenant: Tenant, channel: string): Promise<ChannelBoard | null> {
    const key = `${tenant.id}/${channel}`;
    const known = this.#open.get(key);
    if (known) return known;
    const building = this.#build(tenant, channel);
    this.#open.set(key, building);
    const board = await building.catch((error: unknown) => {
      this.#open.delete(key);
      throw error;
    });
    if (board === null) this.#open.delete(key);
    return board;
  }

  /** The board if someone opened it before, without building it. */
  async opened(tenant: Tenant, channel: string): Promise<ChannelBoard | null> {
    return (await this.#open.get(`${tenant.id}/${channel}`)) ?? null;
  }

  /** Every board in memory. */
  async all(): Promise<ChangedBoard[]> {
    const found: ChangedBoard[] = [];
    for (const tenant of this.tenants.all())
      for (const [key, opening] of this.#open) {
        const board = key.startsWith(`${tenant.id}/`) ? await opening.catch(() => null) : null;
        if (board) found.push({ tenant, board });
      }
    return found;
  }

  /** What a tenant's region is called: as its roster says, as far as that is in memory, else as the table of regions has it. */
  async placeName(tenant: Tenant): Promise<string> {
    const own = (await this.all()).filter((open) => open.tenant === tenant && open.board.rollup.region === tenant.region);
    const told = own.flatMap(({ board }) => board.state.fold(PlaceFold).nameOf(tenant.region) ?? []);
    return told[0] ?? regionName(tenant.region);
  }

  heads(tenant: Tenant): Promise<ChannelHead[]> {
    return this.reader.heads(tenant);
  }

  async #build(tenant: Tenant, channel: string): Promise<ChannelBoard | null> {
    const save = await this.saves.read(tenant, channel);
    const board = save ? await resumeBoard(this.reader, tenant, channel, save) : await this.#buildFromLog(tenant, channel);
    board?.change(); // what the past holds comes with the snapshot
    if (save && board)
      this.#readPast(tenant, board, save.revision).catch((err: unknown) =>
        this.logger.warn({ err, channel }, 'Riwayat papan belum terbaca'),
      );
    return board;
  }

  /** From the log alone; its history is read along with it. */
  async #buildFromLog(tenant: Tenant, channel: string): Promise<ChannelBoard | null> {
    let opened: { readonly board: ChannelBoard; readonly revision: number } | undefined;
    await this.histories.read(tenant, channel, (head) => {
      const board = new ChannelBoard(channel, { head: { ...head, revision: 0 }, entries: [] }, tenant.nature);
      opened = { board, revision: head.revision };
      return (entries) => board.load(entries);
    });
    opened?.board.settle(opened.revision);
    return opened?.board ?? null;
  }

  /** What saved sums do not hold and nobody waits for: the history for questions of other days, and the past of bulky folds. */
  async #readPast(tenant: Tenant, board: ChannelBoard, savedAt: number): Promise<void> {
    const { channel } = board;
    if (board.state.isComplete) return void (await this.histories.current(tenant, channel));
    await this.histories.read(tenant, channel, () => (entries) => {
      if (this.#isStopped) throw new Error('the server is stopping');
      board.loadPast(
        entries.filter((entry) => entry.revision <= savedAt),
        true,
      );
    });
    board.completeLate();
    this.#changes.emit('rebuilt', { tenant, channel }); // its panels are whole now: readers take a snapshot
  }

  /** The short way: this process committed it, and it is the next revision of the same log. Anything else waits for the tail. */
  async #feed({ tenant, channel, epoch, from, entries }: Committed): Promise<void> {
    const board = await this.#open.get(`${tenant.id}/${channel}`)?.catch(() => null);
    if (!board)
      this.#followers.get(tenant)?.wakeSoon(); // the first of a channel: who follows the default one must hear of it
    else if (board.epoch === epoch && board.revision === from - 1) await this.#apply(tenant, board, entries);
  }

  async #catchUp(tenant: Tenant): Promise<void> {
    const before = await this.#positions(tenant);
    const heads = await this.reader.heads(tenant);
    this.#changes.emit('heads', { tenant, heads });
    for (const head of heads) {
      const board = await this.opened(tenant, head.channel);
      if (!board) continue;
      // A board may have moved on while the heads were being read: only a head below where it stood before tells of a log that went back.
      const stood = before.get(head.channel) ?? 0;
      if (head.epoch !== board.epoch || head.revision < stood) await this.#rebuild(tenant, head.channel);
      else if (head.revision > board.revision) await this.#follow(tenant, board, head.revision);
      this.saves.offer(tenant, board);
    }
  }

  /** Brings a board to where the log stands; a large file in portions, so that others get their turn. */
  async #follow(tenant: Tenant, board: ChannelBoard, revision: number): Promise<void> {
    const { channel } = board;
    const facts = await this.reader.countAfter(tenant, channel, board.revision, revision, MOST_AT_ONCE + 1);
    if (facts <= MOST_AT_ONCE)
      return this.#apply(tenant, board, await this.reader.after(tenant, channel, board.revision, 500, board.epoch));
    try {
      let to: number | null = null;
      await this.reader.eachChange(tenant, channel, board.revision, (head) => {
        if (head.epoch !== board.epoch) return () => undefined; // restored meanwhile: the next look builds it anew
        to = head.revision;
        return (entries) => board.load(entries);
      });
      if (to === null) return;
      board.settle(to);
      this.#changes.emit('changed', { tenant, board } satisfies ChangedBoard);
    } catch (err) {
      if (board.isLoading) await this.#distrust(tenant, board, err);
      else throw err;
    }
  }

  /** Where the opened boards of a tenant stand. */
  async #positions(tenant: Tenant): Promise<Map<string, number>> {
    const positions = new Map<string, number>();
    for (const opened of await this.all()) if (opened.tenant === tenant) positions.set(opened.board.channel, opened.board.revision);
    return positions;
  }

  async #rebuild(tenant: Tenant, channel: string): Promise<void> {
    this.#open.delete(`${tenant.id}/${channel}`);
    await this.board(tenant, channel);
    this.#changes.emit('rebuilt', { tenant, channel });
  }

  /** Called with each reading of the heads of a tenant's channels, about twice a second. */
  onHeads(listener: (seen: { tenant: Tenant; heads: readonly ChannelHead[] }) => void): void {
    this.#changes.on('heads', listener);
  }

  /** What changed on a board since this was asked last; null when nothing did. */
  changeOf({ tenant, board }: ChangedBoard): BoardChange | null {
    try {
      return board.change();
    } catch (err) {
      this.#distrust(tenant, board, err).catch((error: unknown) => this.logger.error({ err: error }, 'Papan belum dapat disusun ulang'));
      return null;
    }
  }

  async #apply(tenant: Tenant, board: ChannelBoard, entries: Parameters<ChannelBoard['take']>[0]): Promise<void> {
    try {
      if (board.take(entries)) this.#changes.emit('changed', { tenant, board } satisfies ChangedBoard);
    } catch (err) {
      await this.#distrust(tenant, board, err);
    }
  }

  /** A board that cannot take or show a change is no longer to be trusted: it is built anew from the log. */
  async #distrust(tenant: Tenant, board: ChannelBoard, err: unknown): Promise<void> {
    this.logger.error({ err, channel: board.channel }, 'Papan gagal menerima perubahan; disusun ulang dari buku besar');
    await this.#rebuild(tenant, board.channel);
  }
}
