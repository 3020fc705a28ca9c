import type { SignInWays } from '@lcc/contract';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { BoardService } from '../board/board.service.js';
import { sessionCookie, waitingCookie, waitingValue } from '../platform/access/cookies.js';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CONFIG } from '../platform/tokens.js';
import { SingleSignOn } from './single-sign-on.js';

/** The way to an identity provider and back. A browser walks it, so answers are redirects; the page tells what came of it. */
@Controller('api/v1/sign-in')
export class SingleSignOnController {
  constructor(
    private readonly sso: SingleSignOn,
    private readonly boards: BoardService,
    private readonly tenants: Tenants,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ anyone: true })
  async ways(): Promise<SignInWays> {
    const { name } = this.sso;
    return {
      place: await this.boards.placeName(this.tenants.real),
      hasDemo: this.tenants.find('demo') !== undefined,
      sso: name === null ? null : { name },
    };
  }

  @Get('oidc')
  @Allow({ anyone: true })
  async leave(@Res() response: Response): Promise<void> {
    const begun = await this.sso.begin();
    if (begun) response.setHeader('Set-Cookie', waitingCookie(this.config, begun.waiting));
    response.redirect(303, begun?.url ?? '/console?masuk=tidak-menjawab');
  }

  @Get('oidc/callback')
  @Allow({ anyone: true })
  async comeBack(@By() from: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    const secret = await this.sso.finish(from, request.originalUrl, waitingValue(this.config, request.headers.cookie));
    const cookies = [waitingCookie(this.config, ''), ...(secret === null ? [] : [sessionCookie(this.config, secret, null)])];
    response.setHeader('Set-Cookie', cookies);
    response.redirect(303, secret === null ? '/console?masuk=ditolak' : '/console');
  }
}
