import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { mainChannels } from '../board/main-channel.js';
import type { Clock } from '../platform/clock/index.js';
import type { DatabaseConnection } from '../platform/database/index.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import type { Answered, Asked, Question, Questions, TenantPlace } from './thread-messages.js';

/** The worker is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./thread.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
/** The threads of two years of a hundred thousand budget lines and fifty thousand chains, while they are read. */
const HEAP_MB = 1_024;
/** From this age on, the thread is brought up to the log before anybody asks. */
const REFRESH_MS = 10_000;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The thread of the main channels, held by a worker of its own: it reads the log by connections of its own, so that neither the reading nor
 * the joining ever keeps the event loop that takes pushes and serves boards.
 */
@Injectable()
export class ThreadService implements OnApplicationShutdown {
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #last = 0;
  #isStopped = false;
  readonly #waiting = new Map<number, Waiting>();

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to read the threads of what every tenant shows by default, and keeps them near the log. */
  start(): void {
    const refresh = (): void => {
      this.#refresh().catch((err: unknown) => {
        if (!this.#isStopped) this.logger.warn({ err }, 'Benang belum terbaca');
      });
    };
    this.#timer = setInterval(refresh, REFRESH_MS).unref();
    refresh();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#worker?.terminate();
  }

  /** What is asked of a channel's thread; null when the channel or the key is not there. The first question waits until it is read. */
  ask<K extends keyof Questions>(
    tenant: Tenant,
    channel: string,
    ask: K,
    asked: Questions[K]['asked'],
  ): Promise<Questions[K]['answer'] | null> {
    if (this.#isStopped) return Promise.resolve(null);
    const worker = (this.#worker ??= this.#startWorker());
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ id, tenant: tenant.id, channel, question: { ask, ...asked } as Question } satisfies Asked);
    });
  }

  /** The channel that is meant when none is named; null when there is none. */
  async mainChannel(tenant: Tenant): Promise<string | null> {
    return mainChannels(tenant, await this.boards.heads(tenant), this.clock.today()).main;
  }

  async #refresh(): Promise<void> {
    if (this.#waiting.size > 0) return; // it is at work: who asked has brought it up to the log
    for (const tenant of this.tenants.all()) {
      const channel = await this.mainChannel(tenant);
      if (channel !== null && !this.#isStopped) await this.ask(tenant, channel, 'ready', {});
    }
  }

  #startWorker(): Worker {
    const workerData = this.tenants.all().map(placeOf);
    const worker = new Worker(PROGRAM, { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }, execArgv: [] });
    worker.on('message', (answered: Answered) => {
      const waiting = this.#waiting.get(answered.id);
      this.#waiting.delete(answered.id);
      if ('failure' in answered) waiting?.reject(new Error(answered.failure));
      else waiting?.resolve(answered.answer);
    });
    worker.on('error', (err) => this.logger.error({ err }, 'Pembaca benang berhenti; dimulai lagi saat ditanya'));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error('the reader of the thread ended'));
      this.#waiting.clear();
    });
    worker.unref();
    return worker;
  }
}

/** Where a tenant's log is, as plain data. */
function placeOf({ id, region, dataSource }: Tenant): TenantPlace {
  const options = dataSource.options as {
    readonly schema?: string;
    readonly url?: string;
    readonly host?: string;
    readonly port?: number;
    readonly username?: string;
    readonly password?: string;
    readonly database?: string;
  };
  const { url, host = '', port = 5432, username: user = '', password, database = '', schema = '' } = options;
  const connection: DatabaseConnection =
    url === undefined ? { host, port, user, database, ...(password === undefined ? {} : { password }) } : { url };
  return { id, region, schema, connection };
}
