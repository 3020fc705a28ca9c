import { type Visit, type VisitMove, type Visits as VisitsAnswer, visitMoveSchema, visitOpenSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { CONFIG } from '../platform/tokens.js';
import { beats } from './beats/index.js';
import { Visits } from './visits.js';

/** The presenter's side of a visit: open, lead, end, and read what guests ask. */
@Controller('api/v1/visits')
export class VisitsController {
  constructor(
    private readonly visits: Visits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow({ right: 'tour.present' })
  async read(): Promise<VisitsAnswer> {
    const [visit, questions] = [await this.visits.running(), await this.visits.questions()];
    const told = beats.map(({ id, scene, title, says, cues }) => ({ id, scene, title, says, cues: [...cues] }));
    return { beats: told, visit, questions };
  }

  @Post()
  @Allow({ right: 'tour.present' })
  open(
    @By() actor: Actor,
    @Req() request: Request,
    @JsonBody(visitOpenSchema) { minutes }: z.infer<typeof visitOpenSchema>,
  ): Promise<Visit> {
    return this.visits.open(minutes, this.#origin(request), actor);
  }

  @Post(':id/moves')
  @HttpCode(200)
  @Allow({ right: 'tour.present' })
  move(@Param('id') id: string, @JsonBody(visitMoveSchema) move: VisitMove): Promise<Visit> {
    return this.visits.move(id, move);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'tour.present' })
  end(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.visits.end(id, actor);
  }

  /** Under which phones reach this server: what an operator named first, else what the presenter uses. */
  #origin(request: Request): string {
    return this.config.origins[0] ?? `${request.protocol}://${request.host}`;
  }
}
