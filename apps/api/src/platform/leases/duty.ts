import type { Lease, Leases } from './leases.js';

/** How often a duty is looked after: who takes over does so within a lease's time and this. */
const LOOK_MS = 1_000;
const RENEWALS = 3;

/**
 * What one instance of all does for as long as it lives. Every instance stands ready: who first asks has the duty, and when it ends, freezes
 * or loses the database another has it within ten seconds. Ask {@link isMine} before each turn of the work.
 */
export class Duty {
  #lease: Lease | null = null;
  /** Until when, by the monotonic clock, nobody else can have it. */
  #sureUntil = 0;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #isStopped = false;

  constructor(
    private readonly leases: Leases,
    private readonly name: string,
  ) {}

  /** Resolves to whether this instance has the duty now; takes it when nobody has it. Never rejects: without a database nobody has it. */
  async isMine(): Promise<boolean> {
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS).unref();
    if (!this.#isHeld) await this.#look();
    return this.#isHeld;
  }

  /** Lets another have it at once. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    const lease = this.#lease;
    this.#lease = null;
    if (lease) await this.leases.release(lease).catch(() => undefined); // then it runs out by itself
  }

  get #isHeld(): boolean {
    return this.#lease !== null && performance.now() < this.#sureUntil;
  }

  #look(): Promise<void> {
    this.#looking ??= this.#takeOrKeep()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #takeOrKeep(): Promise<void> {
    if (this.#isStopped) return;
    const now = performance.now();
    const { ttlMs } = this.leases;
    if (!this.#lease) this.#lease = await this.leases.acquire(this.name);
    else if (this.#sureUntil - now > ttlMs - ttlMs / RENEWALS) return;
    else if (!(await this.leases.renew(this.#lease))) this.#lease = null;
    if (this.#lease) this.#sureUntil = now + ttlMs;
  }
}
