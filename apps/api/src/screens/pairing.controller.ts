import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { deviceCookie } from '../platform/access/cookies.js';
import { Allow, By } from '../platform/access/policy.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Config } from '../platform/config/index.js';
import { CONFIG } from '../platform/tokens.js';

/** The one-use link of `lcc screen add`: makes the browser that opens it a screen and ends on the wall. */
@Controller('pasang')
export class PairingController {
  constructor(
    private readonly screens: ScreenRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':secret')
  @Allow({ anyone: true })
  async pair(@By() actor: Actor, @Param('secret') secret: string, @Res() response: Response): Promise<void> {
    const paired = /^[\w-]{20,64}$/.test(secret) ? await this.screens.pair(secret, actor) : null;
    response.setHeader('Cache-Control', 'no-store');
    if (!paired) {
      response.redirect(303, '/wall?tautan=terpakai');
      return;
    }
    response.setHeader('Set-Cookie', deviceCookie(this.config, paired.credential));
    response.redirect(303, '/wall');
  }
}
