import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Logger } from '../platform/log/index.js';
import { CLOCK, CONFIG, LOGGER } from '../platform/tokens.js';

const LOOK_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Days left at which it is complained of, each once. */
const WARN_AT = [21, 7, 1] as const;

/** Watches the certificate this server was started with; behind a proxy there is none, and whoever keeps the proxy watches it. */
@Injectable()
export class CertificateWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #endsAt: number | null;
  #told: number = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#endsAt = config.tls ? Date.parse(new X509Certificate(readFileSync(config.tls.certFile)).validTo) : null;
  }

  onApplicationBootstrap(): void {
    if (this.#endsAt === null) return;
    this.look();
    this.#timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Whole days until it ends, below 0 once it has; null without a certificate of our own. */
  get daysLeft(): number | null {
    return this.#endsAt === null ? null : Math.floor((this.#endsAt - this.clock.now()) / DAY_MS);
  }

  /** What readiness says of it; null without a certificate of our own. An old one makes nobody unready: browsers decide. */
  get standing(): { readonly status: 'ok' | 'expiring' | 'expired'; readonly daysLeft: number } | null {
    const { daysLeft } = this;
    if (daysLeft === null) return null;
    return { status: daysLeft < 0 ? 'expired' : daysLeft <= WARN_AT[0] ? 'expiring' : 'ok', daysLeft };
  }

  /** Complains at 21, 7 and 1 days and at the end, each once. */
  look(): void {
    const { daysLeft } = this;
    if (daysLeft === null) return;
    const mark = daysLeft < 0 ? -1 : (WARN_AT.findLast((days) => daysLeft <= days) ?? Number.POSITIVE_INFINITY);
    if (mark >= this.#told) return;
    this.#told = mark;
    this.logger.error(
      { daysLeft },
      daysLeft < 0 ? 'Sertifikat TLS sudah habis' : 'Sertifikat TLS segera habis: pasang yang baru, lalu nyalakan ulang',
    );
  }
}
