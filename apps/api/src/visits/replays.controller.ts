import { type Replay, type ReplayStart, type Replays as ReplaysAnswer, replayStartSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Replays } from './replays.js';

/** A past period once more, within a minute, on chosen screens. */
@Controller('api/v1/replays')
export class ReplaysController {
  constructor(private readonly replays: Replays) {}

  @Get()
  @Allow({ right: 'tour.present' })
  read(): Promise<ReplaysAnswer> {
    return this.replays.read();
  }

  @Post()
  @Allow({ right: 'tour.present' })
  start(@By() actor: Actor, @Mine() { account: { name } }: Session, @JsonBody(replayStartSchema) asked: ReplayStart): Promise<Replay> {
    return this.replays.start(asked, name, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'tour.present' })
  end(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.replays.end(id, actor);
  }
}
