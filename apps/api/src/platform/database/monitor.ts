import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { DatabaseState } from './database-handle.js';

const PING_EVERY_MS = 4000;
const PING_PATIENCE_MS = 3000;
const RETRY_FIRST_MS = 100;
const RETRY_LONGEST_MS = 2000;

/**
 * Watches the database over one connection of its own: a closed connection is noticed at once, a hung server by an unanswered
 * ping. While down it looks again, at growing intervals, and calls `onRetry` before each look (there an embedded server is revived).
 */
export class DatabaseMonitor {
  #state: DatabaseState = { kind: 'up' };
  #stopped = false;
  readonly #listeners = new Set<(state: DatabaseState) => void>();
  readonly #waiting = new AbortController();
  readonly #loop: Promise<void>;

  constructor(
    private readonly options: ClientConfig,
    private readonly onRetry: () => Promise<void>,
  ) {
    this.#loop = this.#run();
  }

  get state(): DatabaseState {
    return this.#state;
  }

  onState(listener: (state: DatabaseState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when its connection is closed. A connection still being made is let finish: ending it half made never settles. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let delay = RETRY_FIRST_MS;
    while (!this.#stopped) {
      if (await this.#watchOnce()) delay = RETRY_FIRST_MS;
      if (this.#stopped) return;
      this.#report(false);
      await this.#pause(delay);
      delay = Math.min(delay * 2, RETRY_LONGEST_MS);
      if (!this.#stopped) await this.onRetry().catch(() => undefined);
    }
  }

  /** One connection's life. @returns whether it ever answered */
  async #watchOnce(): Promise<boolean> {
    const client = new Client({ ...this.options, connectionTimeoutMillis: PING_PATIENCE_MS, query_timeout: PING_PATIENCE_MS });
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    let answered = false;
    try {
      await client.connect();
      while (!this.#stopped && !lost.signal.aborted) {
        await client.query('SELECT 1');
        answered = true;
        this.#report(true);
        await this.#pause(PING_EVERY_MS, lost.signal);
      }
    } catch {
      // the state says it
    }
    await Promise.race([client.end().catch(() => undefined), sleep(500, undefined, { ref: false })]);
    return answered;
  }

  #report(up: boolean): void {
    if (up === (this.#state.kind === 'up')) return;
    this.#state = up ? { kind: 'up' } : { kind: 'down', since: Date.now() };
    for (const listener of this.#listeners) listener(this.#state);
  }

  async #pause(ms: number, lost?: AbortSignal): Promise<void> {
    const signal = lost === undefined ? this.#waiting.signal : AbortSignal.any([this.#waiting.signal, lost]);
    await sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
  }
}
