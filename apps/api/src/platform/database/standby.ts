import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from '../log/index.js';

const LOOK_MS = 2_000;
/** A start waits no longer for it. */
const FIRST_LOOK_MS = 5_000;
/** Further behind, or without an answer for so long, it is not asked. */
const MOST_BEHIND_MS = 10_000;

interface Head {
  readonly channel: string;
  readonly epoch: string;
  readonly revision: string;
}

/**
 * A copy of the database that follows it (streaming replication), for long readings. How far it is behind is judged by what counts here: whether
 * the heads that the database showed at a moment have arrived.
 */
export class Standby {
  /** Heads that the copy has not shown yet, and since when the database has them. */
  #awaited: { readonly heads: readonly Head[]; readonly since: number } | null = null;
  #behindMs: number | null = null;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #wasFit = false;

  constructor(
    private readonly database: DataSource,
    private readonly copy: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Begins to watch it. Resolves when it is known whether it can be asked, or after a while. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
    await Promise.race([this.#look(), pause(FIRST_LOOK_MS, undefined, { ref: false })]);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    if (this.copy.isInitialized) await this.copy.destroy();
  }

  /** Seconds it is behind the database; null when it does not answer. */
  get behindSeconds(): number | null {
    return performance.now() - this.#answeredAt > MOST_BEHIND_MS || this.#behindMs === null ? null : this.#behindMs / 1_000;
  }

  /** Where to read; null when it is too far behind or away. */
  get source(): DataSource | null {
    const behind = this.behindSeconds;
    return behind !== null && behind * 1_000 <= MOST_BEHIND_MS ? this.copy : null;
  }

  #look(): Promise<void> {
    this.#looking ??= this.#compare()
      .catch((err: unknown) => {
        this.#behindMs = null;
        this.logger.debug({ err }, 'Salinan basis data untuk laporan tidak menjawab');
      })
      .then(() => this.#tell())
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #compare(): Promise<void> {
    if (!this.copy.isInitialized) await this.copy.initialize();
    this.#awaited ??= { since: performance.now(), heads: await headsOf(this.database) };
    const { heads, since } = this.#awaited;
    const shown = new Map((await headsOf(this.copy)).map((head) => [head.channel, head]));
    const hasCome = heads.every(({ channel, epoch, revision }) => {
      const head = shown.get(channel);
      return head?.epoch === epoch && BigInt(head.revision) >= BigInt(revision);
    });
    this.#answeredAt = performance.now();
    this.#behindMs = hasCome ? 0 : this.#answeredAt - since;
    if (hasCome) this.#awaited = null;
  }

  #tell(): void {
    const isFit = this.source !== null;
    if (isFit === this.#wasFit) return;
    this.#wasFit = isFit;
    if (isFit) this.logger.info('Laporan dan papan hari lain dibaca dari salinan basis data');
    else
      this.logger.warn(
        { behind: this.behindSeconds },
        'Salinan basis data tertinggal atau tidak menjawab; laporan dibaca dari basis data utama',
      );
  }
}

const headsOf = (source: DataSource): Promise<Head[]> =>
  source.query('SELECT channel, epoch, revision::text AS revision FROM channel_head');
