import { type GuestJoined, guestFiguresQuerySchema, guestJoinSchema, guestQuestionSchema, type VisitFigures } from '@lcc/contract';
import { Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { Allow } from '../platform/access/policy.js';
import { JsonBody, shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { Guests } from './guests.js';

/** Of one address, which a whole room may share. */
const JOINS_PER_SECOND = 60;
const TOKEN = 'x-lcc-guest';

/** What phones of guests ask: without an account, with a token that the visit's code gives them. */
@Controller('api/v1/guests')
export class GuestsController {
  readonly #joins = new RateLimit(JOINS_PER_SECOND);

  constructor(private readonly guests: Guests) {}

  @Post()
  @Allow({ anyone: true })
  join(@Req() request: Request, @JsonBody(guestJoinSchema) { code }: z.infer<typeof guestJoinSchema>): Promise<GuestJoined> {
    if (!this.#joins.allow(request.ip ?? ''))
      throw new Problem(429, 'Terlalu sering', 'Coba lagi sebentar lagi.', {}, { 'Retry-After': '1' });
    return this.guests.join(code);
  }

  @Get('figures')
  @Allow({ anyone: true })
  figures(@Headers(TOKEN) token: string | undefined, @Query() query: Record<string, unknown>): Promise<VisitFigures> {
    return this.guests.figures(token, shaped(guestFiguresQuerySchema, query).beat);
  }

  @Post('questions')
  @HttpCode(204)
  @Allow({ anyone: true })
  ask(
    @Headers(TOKEN) token: string | undefined,
    @JsonBody(guestQuestionSchema) { beat, text }: z.infer<typeof guestQuestionSchema>,
  ): Promise<void> {
    return this.guests.ask(token, beat, text);
  }
}
