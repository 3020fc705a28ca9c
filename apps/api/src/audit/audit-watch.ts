import type { AuditVerification } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AuditKey } from '../platform/audit/audit-key.js';
import { verifyAudit } from '../platform/audit/verify.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../platform/tokens.js';

const FIRST_MS = 30_000;
const EVERY_MS = 10 * 60_000;

/** Looks at the whole audit trail again and again, and keeps what it last found. */
@Injectable()
export class AuditWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  #verdict: AuditVerification | null = null;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tenants: Tenants,
    private readonly key: AuditKey,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.gauge('lcc_audit_intact', '1 while the last look at the audit trail found it whole', () =>
      this.#verdict === null ? null : Number(this.#verdict.intact),
    );
  }

  onApplicationBootstrap(): void {
    this.#later(FIRST_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  get state(): { verdict: AuditVerification | null; running: boolean } {
    return { verdict: this.#verdict, running: this.#running !== null };
  }

  /** Looks now, or waits for the look that is under way. */
  look(): Promise<void> {
    this.#running ??= this.#verify().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #verify(): Promise<void> {
    try {
      const { problems, ...verdict } = await verifyAudit(this.tenants.real.dataSource, this.key.dataDir);
      this.#verdict = { ...verdict, problems: [...problems], at: new Date(this.clock.now()).toISOString() };
      if (!verdict.intact) this.logger.error({ problems }, 'Jejak audit tidak utuh');
    } catch (err) {
      this.logger.warn({ err }, 'Jejak audit belum dapat diperiksa');
    }
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => void this.look().finally(() => this.#later(EVERY_MS)), ms).unref();
  }
}
