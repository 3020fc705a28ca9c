import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allow } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import { shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { CLOCK } from '../platform/tokens.js';
import { PublicBoards } from './public-boards.js';
import { goodbyePage, guestPage } from './public-page.js';

/** Tells whether a code of a visit with real figures opens now, and until when (epoch ms). */
export interface VisitDoor {
  endOf(code: string): Promise<number | null>;
}
export const VISIT_DOOR = Symbol('VisitDoor');

/** Of one address: a delegation shares one. */
const PER_SECOND = 40;
const querySchema = z.object({ lang: z.enum(['id', 'en']).optional() });

/** What phones of guests read while a visit with real figures runs: the citizens' page of the regency, opened by a code that dies with the visit. */
@Controller('guest/nyata')
export class GuestPageController {
  readonly #limit = new RateLimit(PER_SECOND);

  constructor(
    private readonly boards: PublicBoards,
    @Inject(VISIT_DOOR) private readonly door: VisitDoor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':code')
  @Allow({ anyone: true })
  async page(
    @Req() request: Request,
    @Res() response: Response,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    if (!this.#limit.allow(request.ip ?? ''))
      throw new Problem(429, 'Terlalu sering', 'Coba lagi sebentar lagi.', {}, { 'Retry-After': '1' });
    const { lang = 'id' } = shaped(querySchema, query);
    const endsAt = await this.door.endOf(code.toUpperCase());
    const open = endsAt === null ? null : await this.boards.real();
    response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex');
    if (endsAt === null || !open) response.status(404);
    response
      .type('text/html; charset=utf-8')
      .send((endsAt !== null && open ? guestPage(open, endsAt, this.clock.now(), lang) : goodbyePage(lang)).text);
  }
}
