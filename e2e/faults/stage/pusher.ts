import { expect } from '@playwright/test';
import { payment } from '../../support/files.js';
import type { LccServer } from '../../support/server.js';

interface Answer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly revision: number;
}

/** A machine that pushes one SP2D after another and remembers which were acknowledged. */
export class Pusher {
  readonly acknowledged = new Set<number>();
  /** HTTP statuses other than 200; 0 = no answer. */
  readonly refusals = new Map<number, number>();
  /** Refusals of 503 that did not say when to come back. */
  withoutRetryAfter = 0;
  /** The latest revision it was told. */
  revision = 0;
  /** Seconds the slowest request took. */
  slowest = 0;
  #next = 0;
  #running = false;
  #writers: Promise<void>[] = [];

  private constructor(
    private readonly origin: string,
    private readonly key: string,
  ) {}

  static async of(server: LccServer, tenant: 'real' | 'demo' = 'real'): Promise<Pusher> {
    const { key } = await server.lcc<{ key: string }>(['key', 'add', '--scope', 'ingest', '--tenant', tenant]);
    return new Pusher(server.origin, key);
  }

  /** Pushes one row; null when it was not acknowledged. */
  async push(number: number, amount = '10.50'): Promise<Answer | null> {
    const began = performance.now();
    const response = await fetch(`${this.origin}/api/v1/ingest/sp2d`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}` },
      body: JSON.stringify([payment(`dorong-${number}`, amount)]),
    }).catch(() => null);
    const answer = response?.ok ? ((await response.json().catch(() => null)) as Answer | null) : null;
    this.slowest = Math.max(this.slowest, (performance.now() - began) / 1_000);
    if (answer) {
      this.revision = Math.max(this.revision, answer.revision);
      return answer;
    }
    const status = response?.status ?? 0;
    this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1);
    if (status === 503 && !response?.headers.has('retry-after')) this.withoutRetryAfter++;
    return null;
  }

  /** Pushes a row that no one has pushed before, and remembers it when it is acknowledged. */
  async pushNext(amount?: string): Promise<boolean> {
    const number = this.#next++;
    const answer = await this.push(number, amount);
    if (answer?.accepted === 1) this.acknowledged.add(number);
    return answer !== null;
  }

  /** Pushes without rest, by so many at once, until {@link rest}. */
  run(writers = 2, pauseMs = 20): void {
    this.#running = true;
    const write = async (): Promise<void> => {
      while (this.#running) {
        await this.pushNext();
        await new Promise((done) => setTimeout(done, pauseMs));
      }
    };
    this.#writers = Array.from({ length: writers }, write);
  }

  async rest(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#writers);
  }

  /** Pushes again what was acknowledged. @returns how many of it were lost; fails when the sums do not stand */
  async lost(server: LccServer): Promise<number> {
    let lost = 0;
    for (const number of this.acknowledged) if ((await this.push(number))?.duplicates !== 1) lost++;
    expect(await server.lcc<{ equal: boolean }>(['verify'])).toMatchObject({ equal: true });
    return lost;
  }
}
