import { holds, type Regent, regentQuerySchema } from '@lcc/contract';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '../platform/access/caller.js';
import { Allow, Calling, GrantedTenant } from '../platform/access/policy.js';
import { shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { RegentReader } from './regent-reader.js';

/** What the regent's page needs beside the board. The demo's is open to all; the real one to whom it is for, since it names whom to call. */
@Controller('api/v1/boards/:channel/regent')
export class RegentController {
  constructor(private readonly reader: RegentReader) {}

  @Get()
  @Allow({ anyone: true, personal: true, right: 'regent.read', object: { of: 'channel', param: 'channel' } })
  async read(
    @GrantedTenant() tenant: Tenant,
    @Calling() caller: Caller,
    @Param('channel') channel: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Regent> {
    const { since } = shaped(regentQuerySchema, query);
    const told = await this.reader.read(tenant, channel, since ?? null);
    if (!told) throw new Problem(404, 'Saluran tidak ditemukan', `Belum ada data di saluran ${channel}.`);
    const account = caller.kind === 'user' && tenant.nature === 'NYATA' ? caller.session.account : null;
    return { ...told, asker: account && holds(account.role, 'questions.ask') ? account.id : null };
  }
}
