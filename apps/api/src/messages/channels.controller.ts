import { type ChannelAdd, type ChannelShown, channelAddSchema, type MessageShown } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Clock } from '../platform/clock/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { CLOCK } from '../platform/tokens.js';
import { ChannelRefused, ChannelRegistry } from './channel-registry.js';
import { MessageService } from './message.service.js';

const RECENT = 100;

/** Where messages go, and what became of the last ones. */
@Controller('api/v1/channels')
export class ChannelsController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly messages: MessageService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ right: 'channels.manage' })
  async list(): Promise<{ channels: ChannelShown[]; messages: MessageShown[] }> {
    return { channels: await this.channels.list(), messages: await this.messages.outbox.recent(RECENT) };
  }

  @Post()
  @HttpCode(204)
  @Allow({ right: 'channels.manage', stepUp: true })
  async add(@By() actor: Actor, @JsonBody(channelAddSchema) body: ChannelAdd): Promise<void> {
    await this.channels.add(body, actor).catch((error: unknown) => {
      if (!(error instanceof ChannelRefused)) throw error;
      const issues = [{ field: error.field, code: 'channel', message: error.message }];
      throw new Problem(422, 'Kanal tidak dapat dipakai', error.message, { issues });
    });
  }

  /** One message through the outbox, as every other. */
  @Post(':id/test')
  @HttpCode(202)
  @Allow({ right: 'channels.manage' })
  async test(@By() actor: Actor, @Param('id') id: string): Promise<{ queued: number }> {
    const known = (await this.channels.list()).find((each) => each.id === id);
    if (!known) throw unknown(id);
    const now = this.clock.now();
    const text = { subject: 'Pesan uji', body: 'Kanal ini tersambung ke Langkat Command Center.' };
    const step = known.steps[0] ?? 'inspektorat';
    return { queued: await this.messages.outbox.add([{ key: `uji|${id}|${actor.id}|${now}`, channel: id, step, ...text }], now) };
  }

  @Post(':id/enable')
  @HttpCode(204)
  @Allow({ right: 'channels.manage', stepUp: true })
  async enable(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.channels.enable(id, true, actor))) throw unknown(id);
  }

  @Post(':id/disable')
  @HttpCode(204)
  @Allow({ right: 'channels.manage' })
  async disable(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.channels.enable(id, false, actor))) throw unknown(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'channels.manage', stepUp: true })
  async remove(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.channels.remove(id, actor))) throw unknown(id);
  }
}

const unknown = (id: string): Problem => new Problem(404, 'Kanal tidak ditemukan', `Kanal ${id} tidak ada.`);
