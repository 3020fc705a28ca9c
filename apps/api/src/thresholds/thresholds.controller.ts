import {
  approveSchema,
  draftSaveSchema,
  proposeSchema,
  type RuleDetail,
  type RuleList,
  releaseSchema,
  returnSchema,
  reviveSchema,
  type TrialAnswer,
  trialAskSchema,
} from '@lcc/contract';
import { type Detector, ruleNamed } from '@lcc/domain';
import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Allow, By, GrantedTenant } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { DraftMoved, TermsRefused, ThresholdRefused } from './refusals.js';
import { StormRelease } from './storm-release.js';
import { ThresholdReader } from './threshold-reader.js';
import { ThresholdSteps } from './threshold-steps.js';
import { Trials } from './trials.js';

/** The rule that people open first. */
const MOST_READ = 'B01';
const inChannel = { of: 'channel', param: 'channel' } as const;

/** Limits of rules: what is in force, what is proposed, what it would have done, and who agrees. */
@Controller('api/v1/boards/:channel/thresholds')
export class ThresholdsController {
  constructor(
    private readonly reader: ThresholdReader,
    private readonly steps: ThresholdSteps,
    private readonly trials: Trials,
    private readonly storms: StormRelease,
  ) {}

  @Get()
  @Allow({ right: 'thresholds.read', object: inChannel })
  list(@GrantedTenant() tenant: Tenant, @Param('channel') channel: string): Promise<RuleList> {
    const first = ruleNamed(MOST_READ);
    if (first) this.trials.warm(tenant, channel, first).catch(() => undefined); // whoever opens it is told why
    return this.reader.list(tenant, channel);
  }

  @Get(':id')
  @Allow({ right: 'thresholds.read', object: inChannel })
  read(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @By() actor: Actor,
  ): Promise<RuleDetail> {
    return this.reader.detail(tenant, channel, ruleOf(id), actor.id);
  }

  /** Changes nothing. While the past is being judged it answers how far that has come; ask again. */
  @Post(':id/trial')
  @HttpCode(200)
  @Allow({ right: 'thresholds.read', object: inChannel })
  try(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @JsonBody(trialAskSchema) { terms }: z.infer<typeof trialAskSchema>,
  ): Promise<TrialAnswer> {
    return refused(this.trials.ask(tenant, channel, ruleOf(id), terms));
  }

  @Put(':id/draft')
  @HttpCode(204)
  @Allow({ right: 'thresholds.edit', object: inChannel })
  save(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(draftSaveSchema) draft: z.infer<typeof draftSaveSchema>,
  ): Promise<void> {
    return refused(this.steps.save(tenant, channel, ruleOf(id), draft, actor));
  }

  @Delete(':id/draft')
  @HttpCode(204)
  @Allow({ right: 'thresholds.edit', object: inChannel })
  discard(@GrantedTenant() tenant: Tenant, @Param('id') id: string, @By() actor: Actor): Promise<void> {
    return refused(this.steps.discard(tenant, ruleOf(id), actor));
  }

  /** The trial that it is decided on is worked out here and attached. */
  @Post(':id/proposal')
  @HttpCode(204)
  @Allow({ right: 'thresholds.edit', object: inChannel })
  async propose(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(proposeSchema) { edition, reason }: z.infer<typeof proposeSchema>,
  ): Promise<void> {
    const rule = ruleOf(id);
    const { open } = await this.reader.detail(tenant, channel, rule, actor.id);
    const { trial } = open ? await refused(this.trials.ask(tenant, channel, rule, open.terms)) : { trial: null };
    if (open && !trial) throw new Problem(409, 'Uji mundur belum selesai', 'Tunggu sampai uji mundurnya selesai, lalu usulkan lagi.');
    const attached = trial && { ...trial.totals, on: trial.asOf };
    await refused(this.steps.propose(tenant, channel, rule, edition, reason, attached, actor));
  }

  @Delete(':id/proposal')
  @HttpCode(204)
  @Allow({ right: 'thresholds.edit', object: inChannel })
  withdraw(@GrantedTenant() tenant: Tenant, @Param('id') id: string, @By() actor: Actor): Promise<void> {
    return refused(this.steps.withdraw(tenant, ruleOf(id), actor));
  }

  @Post(':id/approval')
  @HttpCode(204)
  @Allow({ right: 'thresholds.approve', object: inChannel, stepUp: true })
  approve(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(approveSchema) { hash }: z.infer<typeof approveSchema>,
  ): Promise<void> {
    return refused(this.steps.approve(tenant, channel, ruleOf(id), hash, actor));
  }

  @Post(':id/return')
  @HttpCode(204)
  @Allow({ right: 'thresholds.approve', object: inChannel })
  giveBack(
    @GrantedTenant() tenant: Tenant,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(returnSchema) { note }: z.infer<typeof returnSchema>,
  ): Promise<void> {
    return refused(this.steps.giveBack(tenant, ruleOf(id), note, actor));
  }

  @Post(':id/release')
  @HttpCode(204)
  @Allow({ right: 'thresholds.approve', object: inChannel, stepUp: true })
  release(
    @GrantedTenant() tenant: Tenant,
    @Param('channel') channel: string,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(releaseSchema) { reason }: z.infer<typeof releaseSchema>,
  ): Promise<void> {
    return refused(this.storms.release(tenant, channel, ruleOf(id), reason, actor));
  }

  @Post(':id/revival')
  @HttpCode(204)
  @Allow({ right: 'thresholds.approve', object: inChannel, stepUp: true })
  revive(
    @GrantedTenant() tenant: Tenant,
    @Param('id') id: string,
    @By() actor: Actor,
    @JsonBody(reviveSchema) { number, reason }: z.infer<typeof reviveSchema>,
  ): Promise<void> {
    return refused(this.steps.revive(tenant, ruleOf(id), number, reason, actor));
  }
}

/** @throws Problem 404 */
function ruleOf(id: string): Detector {
  const rule = ruleNamed(id);
  if (!rule) throw new Problem(404, 'Aturan tidak ditemukan', 'Tidak ada aturan dengan kode itu.');
  return rule;
}

/** What cannot be done, as a problem that the page understands. */
async function refused<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof TermsRefused)
      throw new Problem(422, 'Ambang tidak sesuai', error.message, { issues: error.issues.map((issue) => ({ ...issue, code: 'custom' })) });
    if (error instanceof DraftMoved) throw new Problem(409, 'Sudah diubah orang lain', error.message, { code: 'moved' });
    if (error instanceof ThresholdRefused) throw new Problem(409, 'Tidak dapat dilakukan', error.message);
    throw error;
  }
}
