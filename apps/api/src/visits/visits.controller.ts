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
  async read(@Req() request: Request): Promise<VisitsAnswer> {
    const [visit, questions] = [await this.visits.running(), await this.visits.questions()];
    const told = beats.map(({ id, scene, title, says, cues }) => ({ id, scene, title, says, cues: [...cues] }));
    return { beats: told, visit: visit && this.#shown(visit, request), questions };
  }

  @Post()
  @Allow({ right: 'tour.present' })
  async open(
    @By() actor: Actor,
    @Req() request: Request,
    @JsonBody(visitOpenSchema) { minutes }: z.infer<typeof visitOpenSchema>,
  ): Promise<Visit> {
    return this.#shown(await this.visits.open(minutes, actor), request);
  }

  @Post(':id/moves')
  @HttpCode(200)
  @Allow({ right: 'tour.present' })
  async move(@Param('id') id: string, @Req() request: Request, @JsonBody(visitMoveSchema) move: VisitMove): Promise<Visit> {
    return this.#shown(await this.visits.move(id, move), request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'tour.present' })
  end(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.visits.end(id, actor);
  }

  /** With the address phones open: the first one an operator named, else the one the presenter uses. */
  #shown(visit: Omit<Visit, 'address'>, request: Request): Visit {
    const origin = this.config.origins[0] ?? `${request.protocol}://${request.host}`;
    return { ...visit, address: `${origin}/guest/${visit.code}` };
  }
}
