import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BoardService } from '../board/board.service.js';
import { Allow } from '../platform/access/policy.js';
import { type DatabaseHandle } from '../platform/database/index.js';
import { BUILD, DATABASE } from '../platform/tokens.js';
import { CertificateWatch } from './certificate-watch.js';

const TAIL_LIMIT_MS = 5_000;

/** Alive = the event loop answers. Ready = a screen can be served: database, migrations (done before listening) and tail. */
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly boards: BoardService,
    private readonly certificate: CertificateWatch,
    @Inject(DATABASE) private readonly database: DatabaseHandle,
    @Inject(BUILD) private readonly build: string,
  ) {}

  @Get('live')
  @Allow({ anyone: true })
  live(): object {
    return { status: 'ok', build: this.build };
  }

  @Get('ready')
  @Allow({ anyone: true })
  ready(@Res({ passthrough: true }) response: Response): object {
    const database = this.database.state.kind === 'up';
    const tailMs = Math.round(this.boards.tailAgeMs);
    const tail = tailMs < TAIL_LIMIT_MS;
    const certificate = this.certificate.standing;
    if (!database || !tail) response.status(503);
    return {
      status: database && tail ? 'ok' : 'down',
      build: this.build,
      dependencies: {
        database: { status: database ? 'ok' : 'down' },
        ledger: { status: tail ? 'ok' : 'down', lagMs: tailMs },
        ...(certificate ? { certificate } : {}),
      },
    };
  }
}
