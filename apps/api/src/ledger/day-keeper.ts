import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';
import { LedgerService } from './ledger.service.js';

/** The wall turns within this time after midnight. */
const LOOK_MS = 1_000;

/**
 * Begins the business day in the log when it has begun in Jakarta, and with it the fiscal year on 1 January. Several instances may do so:
 * the day is told once.
 */
@Injectable()
export class DayKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null;
  #day = '';

  constructor(
    private readonly tenants: Tenants,
    private readonly ledger: LedgerService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async look(): Promise<void> {
    const today = this.clock.today();
    if (today === this.#day) return;
    try {
      for (const tenant of this.tenants.all()) await this.ledger.beginDay(tenant, this.clock.now());
      this.#day = today;
    } catch (err) {
      this.logger.warn({ err }, 'Hari baru belum tercatat; dicoba lagi');
    }
  }
}
