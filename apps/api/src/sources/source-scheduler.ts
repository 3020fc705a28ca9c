import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '../platform/log/index.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { LOGGER } from '../platform/tokens.js';
import { SourceLog } from './source-log.js';
import { SourcePuller } from './source-puller.js';
import { SourceRegistry } from './source-registry.js';

const LOOK_MS = 5_000;
/** Sources fetched at once by this instance. */
const AT_ONCE = 2;

/** Runs sources when their time has come. Several instances may look: a lease lets one of them do it. */
@Injectable()
export class SourceScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly log: SourceLog,
    private readonly puller: SourcePuller,
    @Inject(LOGGER) private readonly logger: Logger,
    registry: SourceRegistry,
    metrics: Metrics,
  ) {
    metrics.gauges('lcc_source_state', '1 for the lamp that a source shows', ['source', 'state'], async () =>
      (await registry.list()).map(({ id, state }) => ({ labels: { source: id, state }, value: 1 })),
    );
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.idle();
  }

  /** Resolves when nothing that was begun here runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  /** Begins what is due; resolves when it has begun, not when it has ended. */
  async look(): Promise<void> {
    try {
      for (const id of await this.log.due()) {
        if (this.#running.size >= AT_ONCE) return;
        if (!this.#running.has(id)) this.#begin(id);
      }
    } catch (err) {
      this.logger.warn({ err }, 'Jadwal sumber tidak terbaca; dicoba lagi');
    }
  }

  #begin(id: string): void {
    const run = this.puller
      .run(id, 'jadwal')
      .then((done) => {
        if (typeof done !== 'string')
          this.logger.info({ source: id, outcome: done.outcome, problem: done.problem?.code }, 'Sumber ditarik');
      })
      .catch((err: unknown) => this.logger.error({ err, source: id }, 'Sumber gagal ditarik'))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, run);
  }
}
