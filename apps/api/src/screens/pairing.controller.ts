import { pairingClaimSchema, type pairingSchema, type pairingStateSchema } from '@lcc/contract';
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { deviceCookie } from '../platform/access/cookies.js';
import { Allow, By } from '../platform/access/policy.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { CONFIG } from '../platform/tokens.js';
import { PairingCodes } from './pairing-codes.js';

/** How a browser becomes a screen: by the one-use link of `lcc screen add`, or by a code that it shows and the console lets in. */
@Controller()
export class PairingController {
  constructor(
    private readonly screens: ScreenRegistry,
    private readonly codes: PairingCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ends on the wall. */
  @Get('pasang/:secret')
  @Allow({ anyone: true })
  async pair(@By() actor: Actor, @Param('secret') secret: string, @Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    const isPaired = /^[\w-]{20,64}$/.test(secret) && (await this.#pair(secret, actor, response));
    response.redirect(303, isPaired ? '/wall' : '/wall?tautan=terpakai');
  }

  @Post('api/v1/pairings')
  @Allow({ anyone: true })
  async open(@Req() request: Request): Promise<z.infer<typeof pairingSchema>> {
    const { code, secret, expires } = await this.codes.open(request.ip ?? '');
    return { code, secret, expires: expires.toISOString() };
  }

  @Post('api/v1/pairings/claim')
  @HttpCode(200)
  @Allow({ anyone: true })
  async claim(
    @By() actor: Actor,
    @JsonBody(pairingClaimSchema) { secret }: z.infer<typeof pairingClaimSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof pairingStateSchema>> {
    const answer = await this.codes.claim(secret);
    if (typeof answer === 'string') return { state: answer };
    return { state: (await this.#pair(answer.pairing, actor, response)) ? 'paired' : 'gone' };
  }

  async #pair(pairing: string, actor: Actor, response: Response): Promise<boolean> {
    const paired = await this.screens.pair(pairing, actor);
    if (paired) response.setHeader('Set-Cookie', deviceCookie(this.config, paired.credential));
    return paired !== null;
  }
}
