import { namespaces, type Session } from '@lcc/contract';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { BoardService } from '../board/board.service.js';
import { AccessPolicy } from '../platform/access/access-policy.js';
import { deviceCookie, deviceCredential } from '../platform/access/cookies.js';
import { Allow } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { BUILD, CLOCK, CONFIG } from '../platform/tokens.js';

/**
 * Tells a page which tenant it may show, before it opens a socket: the real one to a paired screen, and to a person who may read it once
 * there are figures in it; else the demo. A paired screen gets its cookie anew, so that one in use never runs out.
 */
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly access: AccessPolicy,
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BUILD) private readonly build: string,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ anyone: true })
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Session> {
    const { cookie } = request.headers;
    const { screen, session } = await this.access.readerOf(cookie);
    const demo = this.tenants.find('demo');
    const real = screen !== null || (session !== null && (!demo || (await this.#hasFigures())));
    const tenant = real ? this.tenants.real : demo;
    const credential = deviceCredential(this.config, cookie);
    if (screen && credential) response.setHeader('Set-Cookie', deviceCookie(this.config, credential));
    return {
      tenant: tenant?.id ?? null,
      namespace: tenant ? namespaces[tenant.id] : null,
      nature: tenant?.nature ?? null,
      screen,
      build: this.build,
      serverTime: this.clock.now(),
    };
  }

  async #hasFigures(): Promise<boolean> {
    return (await this.boards.heads(this.tenants.real)).some((head) => head.hasFigures);
  }
}
