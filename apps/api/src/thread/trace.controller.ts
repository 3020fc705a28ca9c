import { holds, type Trace, traceQuerySchema } from '@lcc/contract';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '../platform/access/caller.js';
import { Allow, By, Calling } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Problem } from '../platform/http/problem.js';
import { type TenantId, Tenants } from '../platform/tenancy/tenant.js';
import { ThreadService } from './thread.service.js';

const LONGEST_KEY = 300;

/** The thread from plan to payment of one key, both ways. */
@Controller('api/v1/trace')
export class TraceController {
  constructor(
    private readonly threads: ThreadService,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
  ) {}

  @Get(':key')
  @Allow({ right: 'trace.read', keys: ['read'] })
  async read(
    @Calling() caller: Caller,
    @By() by: Actor,
    @Param('key') key: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Trace> {
    const options = traceQuerySchema.safeParse(query);
    if (!options.success) throw new Problem(422, 'Pertanyaan tidak dikenal', options.error.issues.map((i) => i.message).join('; '));
    const missing = new Problem(404, 'Kunci tidak ditemukan', `"${key.slice(0, LONGEST_KEY)}" tidak ada dalam benang.`);
    const { channel: asked, reveal: reason } = options.data;
    if (reason !== undefined && !mayReveal(caller)) throw new Problem(403, 'Tidak berhak', 'Membuka data pribadi perlu hak lain.');
    const tenant = this.tenants.find(tenantOf(caller, asked));
    const channel = tenant && (asked ?? (await this.threads.mainChannel(tenant)));
    if (!tenant || !channel || key.length > LONGEST_KEY) throw missing;
    const trace = await this.threads.ask(tenant, channel, 'trace', { key, reveals: reason !== undefined });
    if (!trace) throw missing;
    if (reason !== undefined) await this.audit.append({ actor: by, action: 'personal-data.revealed', object: `trace:${key}`, reason });
    return trace;
  }
}

const mayReveal = (caller: Caller): boolean => caller.kind === 'user' && holds(caller.session.account.role, 'personal-data.reveal');
/** A machine key reaches its own tenant alone; people see the real one unless they name the demo's channel. */
const tenantOf = (caller: Caller, channel: string | undefined): TenantId =>
  caller.kind === 'key' ? caller.key.tenant : channel?.startsWith('demo-') ? 'demo' : 'real';
