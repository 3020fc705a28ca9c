import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../ledger/batch.js';
import { type ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { ChannelHistory } from './channel-history.js';

/** Versions of facts kept in memory, all channels together: some hundred megabytes. */
const MOST = 300_000;

type Begin = (head: ChannelHead) => (entries: readonly LogEntry[]) => void;

/**
 * The histories of the channels that were asked last. They are brought up to the log whenever they are asked, so that nothing
 * has to follow it. A channel that is too large for memory has none: its questions read the ledger.
 */
@Injectable()
export class Histories {
  /** In the order of use, the last one last; null = too large. */
  readonly #known = new Map<string, ChannelHistory | null>();
  /** What each channel is being read for, one after another. */
  readonly #reading = new Map<string, Promise<unknown>>();

  constructor(
    private readonly reader: LedgerReader,
    private readonly most = MOST,
  ) {}

  /** The history of a channel as the ledger stands now; null when it does not exist or is too large. */
  current(tenant: Tenant, channel: string): Promise<ChannelHistory | null> {
    const key = `${tenant.id}/${channel}`;
    return this.#inTurn(key, async () => {
      const known = this.#known.get(key);
      if (known === null) return null;
      if (known && (await this.#catchUp(tenant, channel, known))) this.#keep(key, known);
      else if ((await this.reader.count(tenant, channel, this.most + 1)) > this.most) this.#keep(key, null);
      else await this.#readAside(tenant, channel);
      return this.#known.get(key) ?? null;
    });
  }

  /** Reads a channel's log once, for its history and for `begin` (its board). Resolves to false when the channel does not exist. */
  read(tenant: Tenant, channel: string, begin: Begin): Promise<boolean> {
    return this.#inTurn(`${tenant.id}/${channel}`, () => this.#read(tenant, channel, begin));
  }

  /** From a standby where there is one; what that lacks comes from the log itself. */
  async #readAside(tenant: Tenant, channel: string): Promise<void> {
    let read: ChannelHistory | null | undefined;
    if (await tenant.aside((from) => this.#read(from, channel))) read = this.#known.get(`${tenant.id}/${channel}`);
    if (read === null || tenant.standby === null) return;
    if (!read || !(await this.#catchUp(tenant, channel, read))) await this.#read(tenant, channel);
  }

  async #read(tenant: Tenant, channel: string, begin?: Begin): Promise<boolean> {
    let history: ChannelHistory | null = null;
    const isTooLarge = (await this.reader.count(tenant, channel, this.most + 1)) > this.most;
    const exists = await this.reader.eachChange(tenant, channel, 0, (head) => {
      history = isTooLarge ? null : new ChannelHistory(head);
      const also = begin?.(head);
      return (entries) => {
        also?.(entries);
        history?.take(entries);
        if (history && history.size > this.most) history = null;
      };
    });
    if (exists) this.#keep(`${tenant.id}/${channel}`, history);
    this.#known.get(`${tenant.id}/${channel}`)?.prepare();
    return exists;
  }

  /** False when the log is no longer the one that was read (a restore). What fails half way leaves the history as it was. */
  async #catchUp(tenant: Tenant, channel: string, history: ChannelHistory): Promise<boolean> {
    let now: ChannelHead | null = null;
    const news: LogEntry[] = [];
    const exists = await this.reader.eachChange(tenant, channel, history.head.revision, (head) => {
      now = head;
      return (entries) => {
        for (const entry of entries) news.push(entry);
      };
    });
    return exists && now !== null && history.follow(now, news);
  }

  /** Marks a history as used last; those unused longest go while all together are too many. */
  #keep(key: string, history: ChannelHistory | null): void {
    this.#known.delete(key);
    this.#known.set(key, history !== null && history.size > this.most ? null : history);
    let total = 0;
    for (const each of this.#known.values()) total += each?.size ?? 0;
    for (const [oldest, each] of this.#known) {
      if (total <= this.most) return;
      if (each === null) continue;
      this.#known.delete(oldest);
      total -= each.size;
    }
  }

  async #inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
    const turn = (this.#reading.get(key) ?? Promise.resolve()).catch(() => undefined).then(run);
    this.#reading.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#reading.get(key) === turn) this.#reading.delete(key);
    }
  }
}
