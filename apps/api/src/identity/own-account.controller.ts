import { type Me, passwordChangeSchema, SECOND_FACTOR_ROLES, type SessionInfo, stepUpSchema, totpEnableSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { sessionCookie } from '../platform/access/cookies.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { keptSeconds } from '../platform/access/session-limits.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { CONFIG } from '../platform/tokens.js';
import { SecondFactor } from './second-factor.js';
import { sessionInfo } from './session-info.js';
import { meOf, SignInService } from './sign-in.service.js';

/** A person's own account: who am I, password, authenticator, recovery codes, sessions. */
@Controller('api/v1/me')
export class OwnAccountController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionRegistry,
    private readonly secondFactor: SecondFactor,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ right: 'self', stage: 'code' })
  who(@Mine() session: Session): Me {
    return meOf(session);
  }

  @Post('step-up')
  @HttpCode(204)
  @Allow({ right: 'self', stage: 'setup' })
  stepUp(@By() from: Actor, @Mine() session: Session, @JsonBody(stepUpSchema) proof: z.infer<typeof stepUpSchema>): Promise<void> {
    return this.signIns.stepUp(from, session, proof);
  }

  @Put('password')
  @HttpCode(204)
  @Allow({ right: 'self', stage: 'setup' })
  async changePassword(
    @By() from: Actor,
    @Mine() session: Session,
    @JsonBody(passwordChangeSchema) body: z.infer<typeof passwordChangeSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.#renew(response, session, await this.signIns.changePassword(from, session, body.current, body.next));
  }

  @Post('totp')
  @HttpCode(200)
  @Allow({ right: 'self', stage: 'setup', stepUp: true })
  offerTotp(@Mine() { account }: Session): Promise<{ secret: string; uri: string }> {
    return this.audit.change((manager) => this.secondFactor.offer(manager, account.id, account.login));
  }

  @Put('totp')
  @Allow({ right: 'self', stage: 'setup' })
  async enableTotp(
    @By() from: Actor,
    @Mine() session: Session,
    @JsonBody(totpEnableSchema) body: z.infer<typeof totpEnableSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ codes: string[] }> {
    const { id } = session.account;
    const codes = await this.audit.change(async (manager) => {
      const made = await this.secondFactor.enable(manager, id, body.code);
      if (made) await this.audit.record(manager, { actor: from, action: 'user.authenticator-added', object: `user:${id}` });
      return made;
    });
    if (!codes) throw wrongCode();
    await this.sessions.endAll(from, id, session.id);
    this.#renew(response, session, await this.sessions.promote(from, session));
    return { codes };
  }

  @Delete('totp')
  @HttpCode(204)
  @Allow({ right: 'self', stepUp: true })
  async disableTotp(@By() from: Actor, @Mine() { account }: Session): Promise<void> {
    if (SECOND_FACTOR_ROLES.includes(account.role))
      throw new Problem(409, 'Autentikator wajib', 'Peran Anda meminta autentikator; pasang yang baru bila ponsel berganti.');
    await this.audit.change(async (manager) => {
      await this.secondFactor.disable(manager, account.id);
      await this.audit.record(manager, { actor: from, action: 'user.authenticator-removed', object: `user:${account.id}` });
    });
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Allow({ right: 'self', stepUp: true })
  async renewRecoveryCodes(@By() from: Actor, @Mine() { account }: Session): Promise<{ codes: string[] }> {
    if (!account.hasTotp) throw new Problem(409, 'Belum ada autentikator', 'Pasang autentikator dahulu; kode pemulihan menyertainya.');
    return this.audit.change(async (manager) => {
      const codes = await this.secondFactor.renewRecoveryCodes(manager, account.id);
      await this.audit.record(manager, { actor: from, action: 'user.recovery-codes-renewed', object: `user:${account.id}` });
      return { codes };
    });
  }

  @Get('sessions')
  @Allow({ right: 'self' })
  async listSessions(@Mine() session: Session): Promise<{ sessions: SessionInfo[] }> {
    return { sessions: (await this.sessions.list(session.account.id)).map((row) => sessionInfo(row, session.id)) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @Allow({ right: 'self' })
  async endOtherSessions(@By() from: Actor, @Mine() session: Session): Promise<void> {
    await this.sessions.endAll(from, session.account.id, session.id);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow({ right: 'self', object: { of: 'own-session', param: 'id' } })
  async endSession(@By() from: Actor, @Mine() session: Session, @Param('id') id: string): Promise<void> {
    await this.sessions.end(from, session.account.id, id);
  }

  #renew(response: Response, { account }: Session, secret: string): void {
    response.setHeader('Set-Cookie', sessionCookie(this.config, secret, keptSeconds(account.role)));
  }
}

function wrongCode(): Problem {
  const message = 'Kode tidak cocok: periksa jam ponsel, lalu ketik kode yang sedang tampil.';
  return new Problem(422, 'Kode tidak cocok', message, { issues: [{ field: 'code', code: 'code', message }] });
}
