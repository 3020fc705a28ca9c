import { type Found, holds, searchQuerySchema } from '@lcc/contract';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { mainChannels } from '../board/main-channel.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Session } from '../platform/access/caller.js';
import { Allow, Mine } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import { shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { SearchService } from './search.service.js';

/** Search for people who are signed in: who sees one unit finds that unit, documents are for who may walk the thread. */
@Controller('api/v1/search')
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly tenants: Tenants,
    private readonly reader: LedgerReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ right: 'self' })
  async find(@Mine() session: Session, @Query() query: Record<string, unknown>): Promise<Found> {
    const { q, channel: asked } = shaped(searchQuerySchema, query);
    const tenant = this.tenants.real;
    const channel =
      asked === 'main' || asked === 'beside' ? mainChannels(tenant, await this.reader.heads(tenant), this.clock.today())[asked] : asked;
    if (channel === null) throw new Problem(404, 'Saluran tidak ditemukan', 'Belum ada data yang dapat dicari.');
    const { role, unit } = session.account;
    return this.search.find(tenant, channel, q, { unit, documents: holds(role, 'trace.read') });
  }
}
