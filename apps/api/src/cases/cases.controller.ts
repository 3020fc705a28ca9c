import { type CaseDetail, type CaseQueue, caseActSchema, type DetectorShown, holds } from '@lcc/contract';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, GrantedTenant, Mine } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CaseDesk, CaseRefused } from './case-desk.js';

const sightOf = ({ account }: Session) => ({ reveal: holds(account.role, 'personal-data.reveal') });

/** The queue of cases of a channel, one case with its evidence, and what people do with it. */
@Controller('api/v1/boards/:channel')
export class CasesController {
  constructor(
    private readonly desk: CaseDesk,
    private readonly audit: Audit,
  ) {}

  @Get('cases')
  @Allow({ right: 'cases.read', object: { of: 'channel', param: 'channel' } })
  queue(@GrantedTenant() tenant: Tenant, @Param('channel') channel: string, @Mine() session: Session): Promise<CaseQueue> {
    return this.desk.queue(tenant, channel, sightOf(session));
  }

  @Get('detectors')
  @Allow({ right: 'cases.read', object: { of: 'channel', param: 'channel' } })
  detectors(@GrantedTenant() tenant: Tenant, @Param('channel') channel: string): Promise<{ channel: string; detectors: DetectorShown[] }> {
    return this.desk.detectors(tenant, channel);
  }

  /** Who opened a case, and whether names were shown, stands in the audit trail. */
  @Get('cases/:id')
  @Allow({ right: 'cases.read', object: { of: 'channel', param: 'channel' } })
  async read(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @Mine() session: Session,
    @By() actor: Actor,
  ): Promise<CaseDetail> {
    const sight = sightOf(session);
    const detail = await this.desk.detail(tenant, channel, checkedId(id), sight);
    if (!detail) throw unknown(id);
    await this.audit.append({ actor, action: 'case.opened', object: `case:${channel}/${id}`, after: { names: sight.reveal } });
    return detail;
  }

  @Post('cases/:id/acts')
  @HttpCode(200)
  @Allow({ right: 'cases.work', object: { of: 'channel', param: 'channel' } })
  async act(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @Mine() session: Session,
    @By() actor: Actor,
    @JsonBody(caseActSchema) body: z.infer<typeof caseActSchema>,
  ): Promise<{ at: string }> {
    const done = await this.desk.act(tenant, channel, checkedId(id), session.account, actor, body).catch((error: unknown) => {
      throw error instanceof CaseRefused ? new Problem(409, 'Tidak dapat dilakukan', error.message) : error;
    });
    if (!done) throw unknown(id);
    return { at: done.at };
  }
}

function checkedId(id: string): string {
  if (!/^[0-9a-f]{12}$/.test(id)) throw new Problem(422, 'Bukan kode kasus', 'Kode kasus ditulis dengan 12 angka dan huruf a sampai f.');
  return id;
}

const unknown = (id: string): Problem => new Problem(404, 'Kasus tidak ditemukan', `Kasus ${id} tidak ada di saluran ini.`);
