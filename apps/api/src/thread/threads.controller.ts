import {
  type BrokenThings,
  type CodeBridge,
  codeBridgeSchema,
  type LinkDecision,
  linkDecisionSchema,
  type Proposals,
  type ThreadFlow,
  type ThreadSummary,
} from '@lcc/contract';
import { type Break, breaks } from '@lcc/domain';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { YearClosed } from '../ledger/closed-years.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Allow, By, GrantedTenant } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { ThreadService } from './thread.service.js';
import { type ThreadDecided, ThreadDecisions, ThreadRefused } from './thread-decisions.js';

const OF_CHANNEL = { of: 'channel', param: 'channel' } as const;

/** The thread of a channel as a whole: what it joins, where it breaks, what waits for a person, and what people decide. */
@Controller('api/v1/threads/:channel')
export class ThreadsController {
  constructor(
    private readonly threads: ThreadService,
    private readonly decisions: ThreadDecisions,
    private readonly reader: LedgerReader,
  ) {}

  @Get()
  @Allow({ right: 'trace.read', keys: ['read'], object: OF_CHANNEL })
  async summary(@GrantedTenant() tenant: Tenant, @Param('channel') asked: string): Promise<ThreadSummary> {
    const channel = await this.#channel(tenant, asked);
    return (await this.threads.ask(tenant, channel, 'summary', {})) ?? missing(asked);
  }

  /** What the wall shows: whoever may read the board may read it. */
  @Get('flow')
  @Allow({ anyone: true, right: 'board.read', keys: ['read', 'ingest'], object: OF_CHANNEL })
  async flow(@GrantedTenant() tenant: Tenant, @Param('channel') asked: string): Promise<ThreadFlow> {
    const channel = await this.#channel(tenant, asked);
    return (await this.threads.ask(tenant, channel, 'flow', {})) ?? missing(asked);
  }

  @Get('breaks/:kind')
  @Allow({ right: 'trace.read', keys: ['read'], object: OF_CHANNEL })
  async broken(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') asked: string,
    @Param('kind') kind: string,
    @Query('unit') unit: unknown,
  ): Promise<BrokenThings> {
    if (!breaks.includes(kind as Break)) throw new Problem(404, 'Jenis putus tidak dikenal', `Jenis: ${breaks.join(', ')}.`);
    const question = { kind: kind as Break, unit: typeof unit === 'string' && unit !== '' ? unit : null };
    return (await this.threads.ask(tenant, await this.#channel(tenant, asked), 'broken', question)) ?? missing(asked);
  }

  @Get('proposals')
  @Allow({ right: 'trace.read', keys: ['read'], object: OF_CHANNEL })
  async proposals(@GrantedTenant() tenant: Tenant, @Param('channel') asked: string): Promise<Proposals> {
    const channel = await this.#channel(tenant, asked);
    const proposals = (await this.threads.ask(tenant, channel, 'proposals', {})) ?? missing(asked);
    const decided = await this.decisions.decisions(tenant, channel);
    const bridges = await this.decisions.bridges(tenant, channel);
    return {
      proposals,
      bridges: bridges.map(({ from, to, fromYear }) => ({ from, to, fromYear })),
      decided: decided.flatMap(({ subject, from, to, verdict, note, date }) =>
        verdict === 'open' ? [] : [{ subject, from, to, verdict, note, date }],
      ),
    };
  }

  @Post('links')
  @HttpCode(200)
  @Allow({ right: 'thread.decide', object: OF_CHANNEL })
  link(
    @GrantedTenant() tenant: Tenant,
    @By() actor: Actor,
    @Param('channel') asked: string,
    @JsonBody(linkDecisionSchema) decision: LinkDecision,
  ): Promise<ThreadDecided> {
    return this.#decide(tenant, asked, actor, (by, year) => this.decisions.decideLink(by, year, decision));
  }

  @Post('bridges')
  @HttpCode(200)
  @Allow({ right: 'thread.decide', object: OF_CHANNEL })
  bridge(
    @GrantedTenant() tenant: Tenant,
    @By() actor: Actor,
    @Param('channel') asked: string,
    @JsonBody(codeBridgeSchema) bridge: CodeBridge,
  ): Promise<ThreadDecided> {
    return this.#decide(tenant, asked, actor, (by) => this.decisions.setBridge(by, bridge));
  }

  async #decide(
    tenant: Tenant,
    asked: string,
    actor: Actor,
    run: (by: Parameters<ThreadDecisions['decideLink']>[0], year: number) => Promise<ThreadDecided>,
  ): Promise<ThreadDecided> {
    const channel = await this.#channel(tenant, asked);
    const head = (await this.reader.heads(tenant)).find((each) => each.channel === channel) ?? missing(asked);
    return run({ tenant, region: head.region, actor }, head.year).catch((error: unknown) => {
      throw error instanceof ThreadRefused || error instanceof YearClosed
        ? new Problem(422, 'Tidak dapat diputuskan', error.message)
        : error;
    });
  }

  async #channel(tenant: Tenant, asked: string): Promise<string> {
    return asked === 'main' ? ((await this.threads.mainChannel(tenant)) ?? missing(asked)) : asked;
  }
}

function missing(channel: string): never {
  throw new Problem(404, 'Saluran tidak ditemukan', `Belum ada data di saluran ${channel}.`);
}
