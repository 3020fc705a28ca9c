import { ruleNamed } from '@lcc/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { openVersions } from '../ledger/rule-versions.js';
import type { Logger } from '../platform/log/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { LOGGER } from '../platform/tokens.js';
import { ThresholdSteps } from './threshold-steps.js';

const LOOK_MS = 5 * 60_000;

/** Lets proposals expire that nobody agreed on in time. Of several instances any may: each proposal expires once. */
@Injectable()
export class ProposalKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly steps: ThresholdSteps,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.look()
        .catch((err: unknown) => this.logger.warn({ err }, 'Masa usulan ambang belum diperiksa; dicoba lagi'))
        .finally(() => {
          this.#looking = null;
        });
    }, LOOK_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async look(): Promise<void> {
    for (const tenant of this.tenants.all())
      for (const [rule, { state }] of await openVersions(this.tenants.real.dataSource.manager, tenant)) {
        const detector = state === 'shadow' ? ruleNamed(rule) : null;
        if (detector) await this.steps.expire(tenant, detector);
      }
  }
}
