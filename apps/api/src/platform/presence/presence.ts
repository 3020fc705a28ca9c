import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { z } from 'zod';
import type { Logger } from '../log/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { LOGGER } from '../tokens.js';

const BEAT_MS = 1_000;
/** An instance that was not seen for so long is gone, or cut off from the database. */
export const GONE_S = 5;

/**
 * What the living instances say of themselves, once a second: whose screens are connected where, how far an import is. It is told for
 * people to see and for nothing to be decided by; what must be right stands in tables of its own.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #id = randomUUID();
  readonly #parts = new Map<string, () => unknown>();
  #others: readonly unknown[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | null = null;

  constructor(
    private readonly tenants: Tenants,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What this instance says of `part` from now on; `say` is asked at every beat and answers with plain JSON. */
  tell(part: string, say: () => unknown): void {
    this.#parts.set(part, say);
  }

  /** What every other living instance said of `part` a second ago; what another version says in another shape is left out. */
  others<T extends z.ZodType>(part: string, shape: T): z.infer<T>[] {
    if (!this.#isFresh) return [];
    return this.#others.flatMap((said) => {
      const parsed = shape.safeParse(Object(said)[part]);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** Instances that live now, this one among them. */
  get instances(): number {
    return (this.#isFresh ? this.#others.length : 0) + 1;
  }

  get #isFresh(): boolean {
    return performance.now() - this.#readAt < GONE_S * 1_000;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.beat(), BEAT_MS).unref();
    void this.beat();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#query('DELETE FROM instance WHERE id = $1', [this.#id]).catch(() => undefined);
  }

  /** Says and hears once. */
  beat(): Promise<void> {
    this.#beating ??= this.#sayAndHear()
      .catch((err: unknown) => this.logger.debug({ err }, 'Keadaan instance belum tertulis'))
      .finally(() => {
        this.#beating = null;
      });
    return this.#beating;
  }

  async #sayAndHear(): Promise<void> {
    const said = Object.fromEntries([...this.#parts].map(([part, say]) => [part, say()]));
    const at = performance.now();
    this.#others = (
      (await this.#query(
        `WITH mine AS (
           INSERT INTO instance (id, said, seen_at) VALUES ($1, $2, clock_timestamp())
           ON CONFLICT (id) DO UPDATE SET said = EXCLUDED.said, seen_at = EXCLUDED.seen_at),
         gone AS (DELETE FROM instance WHERE seen_at < clock_timestamp() - interval '1 hour')
         SELECT said FROM instance WHERE id <> $1 AND seen_at > clock_timestamp() - make_interval(secs => ${GONE_S})`,
        [this.#id, JSON.stringify(said)],
      )) as { said: unknown }[]
    ).map((row) => row.said);
    this.#readAt = at;
  }

  async #query(sql: string, values: unknown[]): Promise<unknown> {
    return this.tenants.real.dataSource.query(sql, values);
  }
}
