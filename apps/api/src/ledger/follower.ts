import { Client } from 'pg';
import type { Logger } from '../platform/log/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

const POLL_MS = 500;
const SOON_MS = 25;
const RECONNECT_MS = 1_000;

/**
 * Wakes at every commit of a tenant: NOTIFY is only the alarm clock, a poll every 500 ms is the truth. Runs one reading at a
 * time; a wake during a reading causes one more.
 */
export class Follower {
  #timer: NodeJS.Timeout | null = null;
  #client: Client | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #soon: NodeJS.Timeout | null = null;
  #stopped = false;
  #lastOk = performance.now();

  constructor(
    private readonly tenant: Tenant,
    private readonly read: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  get ageMs(): number {
    return performance.now() - this.#lastOk;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    void this.#listen();
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    if (this.#soon) clearTimeout(this.#soon);
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  /**
   * Another process has committed; many of its commits are read at once. A commit of this process has reached its board by the
   * short way already.
   */
  wakeSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.wake();
    }, SOON_MS);
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#once().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  }

  async #once(): Promise<void> {
    try {
      await this.read();
      this.#lastOk = performance.now();
    } catch (error) {
      this.logger.warn({ tenant: this.tenant.id, err: error }, 'Membaca buku besar gagal; dicoba lagi');
    }
  }

  /** LISTEN on a connection of its own; lost connections are opened again for ever. */
  async #listen(): Promise<void> {
    while (!this.#stopped) {
      try {
        const client = await openListener(this.tenant);
        this.#client = client;
        client.on('notification', ({ payload }) => {
          if (payload !== this.tenant.instance) this.wakeSoon();
        });
        await new Promise<void>((resolve) => client.once('end', resolve));
      } catch (error) {
        this.logger.debug({ err: error }, 'LISTEN belum tersambung');
      }
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS).unref());
    }
  }
}

async function openListener(tenant: Tenant): Promise<Client> {
  const client = new Client(tenant.listenerConfig);
  client.on('error', () => undefined); // the end event follows
  await client.connect();
  await client.query(`LISTEN ${tenant.wakeChannel}`);
  return client;
}
