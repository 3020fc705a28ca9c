import { type Me, signInCodeSchema, signInLinkSchema, signInSchema } from '@lcc/contract';
import { Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { noSessionCookie, sessionCookie } from '../platform/access/cookies.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { keptSeconds } from '../platform/access/session-limits.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { CONFIG } from '../platform/tokens.js';
import { meOf, SignInService } from './sign-in.service.js';

/** The door: name and password, then a code where the account has an authenticator; and out again. */
@Controller('api/v1')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @Allow({ anyone: true })
  async withPassword(
    @By() from: Actor,
    @JsonBody(signInSchema) body: z.infer<typeof signInSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.#enter(response, await this.signIns.withPassword(from, body.login, body.password));
  }

  @Post('sign-in/link')
  @HttpCode(200)
  @Allow({ anyone: true })
  async withLink(
    @By() from: Actor,
    @JsonBody(signInLinkSchema) { secret }: z.infer<typeof signInLinkSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.#enter(response, await this.signIns.withLink(from, secret));
  }

  @Post('sign-in/code')
  @HttpCode(200)
  @Allow({ right: 'self', stage: 'code' })
  async withCode(
    @By() from: Actor,
    @Mine() session: Session,
    @JsonBody(signInCodeSchema) body: z.infer<typeof signInCodeSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.#enter(response, await this.signIns.withCode(from, session, body.code));
  }

  @Post('sign-out')
  @HttpCode(204)
  @Allow({ right: 'self', stage: 'code' })
  async leave(@By() from: Actor, @Mine() session: Session, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(from, session.account.id, session.id);
    response.setHeader('Set-Cookie', noSessionCookie(this.config));
    response.setHeader('Clear-Site-Data', '"cache"');
  }

  async #enter(response: Response, secret: string): Promise<Me> {
    const session = await this.sessions.find(secret);
    if (!session) throw new Error('a session that was just opened is not open');
    response.setHeader('Set-Cookie', sessionCookie(this.config, secret, keptSeconds(session.account.role)));
    return meOf(session);
  }
}
