import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { BoardService } from '../board/board.service.js';
import { LiveGateway } from '../live/live.gateway.js';
import { Allow } from '../platform/access/policy.js';
import type { DatabaseHandle } from '../platform/database/index.js';
import { BACKUP_AGE, DATABASE } from '../platform/tokens.js';
import { CertificateWatch } from './certificate-watch.js';

/** Prometheus. For this machine, or a key with scope `metrics`; to anyone else the address does not exist. */
@Controller('metrics')
export class MetricsController {
  readonly #registry = new Registry();

  constructor(
    boards: BoardService,
    live: LiveGateway,
    certificate: CertificateWatch,
    @Inject(DATABASE) database: DatabaseHandle,
    @Inject(BACKUP_AGE) backup: { readonly ageSeconds: number },
  ) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('lcc_ledger_tail_lag_seconds', 'Seconds since the log was last read without error', () => boards.tailAgeMs / 1_000);
    this.#gauge('lcc_sockets', 'Sockets connected', () => live.connected);
    this.#gauge('lcc_database_up', '1 while the database answers', () => (database.state.kind === 'up' ? 1 : 0));
    if (certificate.daysLeft !== null)
      this.#gauge('lcc_certificate_days_left', 'Whole days until the certificate ends', () => certificate.daysLeft ?? 0);
    this.#gauge('lcc_backup_age_seconds', 'Age of the last good backup; of this process while there is none', () => backup.ageSeconds);
  }

  @Get()
  @Allow({ local: true, keys: ['metrics'], hidden: true })
  async read(@Res() response: Response): Promise<void> {
    response.type(this.#registry.contentType).send(await this.#registry.metrics());
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }
}
