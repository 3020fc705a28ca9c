import { type PushSubscriptionTold, pushEndSchema, pushSubscriptionSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import type { Session } from '../../platform/access/caller.js';
import { Allow, By, Mine } from '../../platform/access/policy.js';
import type { Actor } from '../../platform/audit/actor.js';
import { JsonBody } from '../../platform/http/json-body.js';
import { Problem } from '../../platform/http/problem.js';
import { OutboundRefused } from '../../platform/outbound/outbound.js';
import { PushDesk } from './push-desk.js';

/** Notifications on the own phone: turned on and off by who is signed in there. */
@Controller('api/v1/me/push')
export class PushController {
  constructor(private readonly desk: PushDesk) {}

  @Get()
  @Allow({ right: 'regent.own' })
  async key(): Promise<{ publicKey: string }> {
    return { publicKey: await this.desk.publicKey() };
  }

  @Put()
  @HttpCode(204)
  @Allow({ right: 'regent.own' })
  async subscribe(
    @Mine() { account }: Session,
    @By() actor: Actor,
    @JsonBody(pushSubscriptionSchema) told: PushSubscriptionTold,
  ): Promise<void> {
    await this.desk.subscribe(account.id, told, actor).catch((error: unknown) => {
      if (!(error instanceof OutboundRefused)) throw error;
      const message = 'Alamat ini bukan milik layanan notifikasi peramban yang dikenal; pakai Chrome, Edge, Firefox atau Safari.';
      throw new Problem(422, 'Notifikasi tidak dapat dinyalakan', message, { issues: [{ field: 'endpoint', code: 'host', message }] });
    });
  }

  @Delete()
  @HttpCode(204)
  @Allow({ right: 'regent.own' })
  end(@Mine() { account }: Session, @By() actor: Actor, @JsonBody(pushEndSchema) { endpoint }: { endpoint: string }): Promise<void> {
    return this.desk.end(account.id, endpoint, actor);
  }
}
