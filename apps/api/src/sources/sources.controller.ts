import { type SourceRun, type SourceShown, sourceAddSchema, sourceChangeSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { CONFIG } from '../platform/tokens.js';
import { SourceLog } from './source-log.js';
import { SourcePuller } from './source-puller.js';
import { SourceRefused, SourceRegistry } from './source-registry.js';

/** Where data comes from by itself, for administrators. */
@Controller('api/v1/sources')
export class SourcesController {
  constructor(
    private readonly sources: SourceRegistry,
    private readonly log: SourceLog,
    private readonly puller: SourcePuller,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ right: 'sources.manage' })
  async list(): Promise<{ sources: SourceShown[]; allowedHosts: readonly string[] }> {
    return { sources: await this.sources.list(), allowedHosts: this.config.sourceHosts };
  }

  @Post()
  @Allow({ right: 'sources.manage', stepUp: true })
  async add(@By() actor: Actor, @JsonBody(sourceAddSchema) body: z.infer<typeof sourceAddSchema>): Promise<SourceShown> {
    await refused(this.sources.add(body, actor));
    return this.#known(body.id);
  }

  @Patch(':id')
  @Allow({ right: 'sources.manage', stepUp: true })
  async change(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(sourceChangeSchema) body: z.infer<typeof sourceChangeSchema>,
  ): Promise<SourceShown> {
    await refused(this.sources.change(id, body, actor));
    return this.#known(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'sources.manage', stepUp: true })
  async remove(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.sources.remove(id, actor))) throw unknown(id);
  }

  @Post(':id/run')
  @HttpCode(200)
  @Allow({ right: 'sources.manage' })
  async run(@By() actor: Actor, @Param('id') id: string): Promise<SourceRun> {
    const done = await this.puller.run(id, 'manual');
    if (done === 'busy') throw new Problem(409, 'Sedang berjalan', `Sumber ${id} sedang ditarik; tunggu selesainya.`);
    if (typeof done === 'string') throw unknown(id);
    await this.audit.append({ actor, action: 'source.run', object: `source:${id}`, after: { outcome: done.outcome } });
    return done;
  }

  @Get(':id/runs')
  @Allow({ right: 'sources.manage' })
  async runs(@Param('id') id: string): Promise<{ runs: SourceRun[] }> {
    const runs = await this.log.runs(id);
    if (!runs) throw unknown(id);
    return { runs };
  }

  async #known(id: string): Promise<SourceShown> {
    const source = await this.sources.find(id);
    if (!source) throw unknown(id);
    return source;
  }
}

const unknown = (id: string): Problem => new Problem(404, 'Sumber tidak ditemukan', `Sumber ${id} tidak ada, atau mengirim sendiri.`);

async function refused(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    const issues = [{ field: error.field, code: 'source', message: error.message }];
    throw new Problem(422, 'Sumber tidak dapat dipakai', error.message, { issues });
  }
}
