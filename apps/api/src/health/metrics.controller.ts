import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { BoardService } from '../board/board.service.js';
import { LiveGateway } from '../live/live.gateway.js';
import { AccessPolicy } from '../platform/access/access-policy.js';
import type { Config } from '../platform/config/index.js';
import type { DatabaseHandle } from '../platform/database/index.js';
import { Problem } from '../platform/http/problem.js';
import { CONFIG, DATABASE } from '../platform/tokens.js';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** Prometheus. For this machine, or a key with scope `metrics`; to anyone else the address does not exist. */
@Controller('metrics')
export class MetricsController {
  readonly #registry = new Registry();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly access: AccessPolicy,
    boards: BoardService,
    live: LiveGateway,
    @Inject(DATABASE) database: DatabaseHandle,
  ) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('lcc_ledger_tail_lag_seconds', 'Seconds since the log was last read without error', () => boards.tailAgeMs / 1_000);
    this.#gauge('lcc_sockets', 'Sockets connected', () => live.connected);
    this.#gauge('lcc_database_up', '1 while the database answers', () => (database.state.kind === 'up' ? 1 : 0));
  }

  @Get()
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const local = LOOPBACK.test(request.socket.remoteAddress ?? '') && !this.config.behindProxy;
    if (!local)
      await this.access
        .requireKey(request, ['metrics'])
        .catch(() => Promise.reject(new Problem(404, 'Tidak ditemukan', 'Alamat ini tidak ada.')));
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
