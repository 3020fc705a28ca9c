import { ThreadFold } from '@lcc/domain';
import { type ChannelHead, type LedgerReader, toChange } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** A channel's thread, worked out as far as the log was read. */
export interface HeldThread {
  readonly channel: string;
  readonly fold: ThreadFold;
  epoch: string;
  revision: number;
}

/** Threads of this many channels are held: a year and the one before. */
const MOST = 2;
const BEFORE_ALL = '0001-01-01';

/** The threads of the channels that were asked last. They are brought up to the log whenever they are asked. */
export class ThreadHolder {
  /** In the order of use, the last one last. */
  readonly #held = new Map<string, HeldThread>();
  readonly #reading = new Map<string, Promise<HeldThread | null>>();

  constructor(private readonly reader: LedgerReader) {}

  /** The thread of a channel as the ledger stands now; null when the channel does not exist. */
  async current(tenant: Tenant, channel: string): Promise<HeldThread | null> {
    const key = `${tenant.id}/${channel}`;
    const before = this.#reading.get(key);
    const reading = (before ?? Promise.resolve(null)).catch(() => null).then(() => this.#read(tenant, channel, key));
    this.#reading.set(key, reading);
    try {
      return await reading;
    } finally {
      if (this.#reading.get(key) === reading) this.#reading.delete(key);
    }
  }

  async #read(tenant: Tenant, channel: string, key: string): Promise<HeldThread | null> {
    const known = this.#held.get(key);
    const thread = known && (await this.#follow(tenant, known)) ? known : await this.#build(tenant, channel);
    this.#held.delete(key);
    if (thread === null) return null;
    this.#held.set(key, thread);
    for (const oldest of this.#held.keys()) if (this.#held.size > MOST) this.#held.delete(oldest);
    return thread;
  }

  async #build(tenant: Tenant, channel: string): Promise<HeldThread | null> {
    // Facts wait for their day: it is told first, or all of them would wait in memory.
    const days = await this.reader.ofKinds(tenant, channel, ['business-day']);
    const today = days.reduce((last, { date }) => (date > last ? date : last), BEFORE_ALL);
    let thread: HeldThread | null = null;
    const begin = ({ region, year, epoch, revision }: ChannelHead) => {
      const held: HeldThread = { channel, fold: new ThreadFold(region, year, today), epoch, revision };
      thread = held;
      return feeding(held);
    };
    await this.reader.eachChange(tenant, channel, 0, begin);
    return thread;
  }

  /** False when the log is no longer the one that was read, or what came was read by half. */
  async #follow(tenant: Tenant, thread: HeldThread): Promise<boolean> {
    let isSame = false;
    const { revision } = thread;
    const now = (await this.reader.heads(tenant)).find((each) => each.channel === thread.channel);
    if (now?.epoch === thread.epoch && now.revision === revision) return true;
    // What fails half way leaves a thread that nobody may use.
    thread.revision = Number.NaN;
    await this.reader.eachChange(tenant, thread.channel, Number.isNaN(revision) ? 0 : revision, (head) => {
      isSame = !Number.isNaN(revision) && head.epoch === thread.epoch && head.revision >= revision;
      if (!isSame) return () => undefined;
      thread.revision = head.revision;
      return feeding(thread);
    });
    return isSame;
  }
}

const feeding =
  ({ fold }: HeldThread): Parameters<LedgerReader['eachChange']>[3] extends (head: ChannelHead) => infer Take ? Take : never =>
  (entries) => {
    for (const entry of entries) fold.apply(toChange(entry));
  };
