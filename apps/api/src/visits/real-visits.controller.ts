import { type RealVisit, type RealVisits as RealVisitsAnswer, realVisitOpenSchema, visitPinSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { CONFIG } from '../platform/tokens.js';
import { RealVisits } from './real-visits.js';
import { VisitPins } from './visit-pins.js';

/** An official lets guests see real figures, masked, for a while. */
@Controller('api/v1/real-visits')
export class RealVisitsController {
  constructor(
    private readonly visits: RealVisits,
    private readonly pins: VisitPins,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ right: 'tour.present' })
  read(@Mine() { account }: Session): Promise<RealVisitsAnswer> {
    return this.visits.read(account.id);
  }

  @Put('pin')
  @HttpCode(204)
  @Allow({ right: 'tour.present', stepUp: true })
  setPin(
    @By() actor: Actor,
    @Mine() { account }: Session,
    @JsonBody(visitPinSchema) { pin }: z.infer<typeof visitPinSchema>,
  ): Promise<void> {
    return this.pins.set(account.id, pin, actor);
  }

  @Post()
  @Allow({ right: 'tour.present' })
  open(
    @By() actor: Actor,
    @Req() request: Request,
    @Mine() { account: { id, name } }: Session,
    @JsonBody(realVisitOpenSchema) asked: z.infer<typeof realVisitOpenSchema>,
  ): Promise<RealVisit> {
    const origin = this.config.origins[0] ?? `${request.protocol}://${request.host}`;
    return this.visits.open(asked, { account: id, name, origin }, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'tour.present' })
  end(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.visits.end(id, actor);
  }
}
