import { namespaces, type Session } from '@lcc/contract';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import { AccessPolicy } from '../platform/access/access-policy.js';
import type { Clock } from '../platform/clock/index.js';
import { BUILD, CLOCK } from '../platform/tokens.js';

/** Tells a page which tenant it may show, before it opens a socket. */
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly access: AccessPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BUILD) private readonly build: string,
  ) {}

  @Get()
  async read(@Req() request: Request): Promise<Session> {
    const { tenant, screen } = await this.access.tenantOfBrowser(request.headers.cookie);
    return {
      tenant: tenant?.id ?? null,
      namespace: tenant ? namespaces[tenant.id] : null,
      nature: tenant?.nature ?? null,
      screen: screen ? { id: screen.id, name: screen.name } : null,
      build: this.build,
      serverTime: this.clock.now(),
    };
  }
}
