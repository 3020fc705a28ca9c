import { type Snapshot } from '@lcc/contract';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow, GrantedTenant } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { BoardService } from './board.service.js';
import { BoardQueries, boardQuerySchema, dayAsked, NothingKnown, questionProblems } from './board-queries.js';
import { isMainName, mainChannels } from './main-channel.js';

const channelSchema = z.string().regex(/^(main|beside|(\d\d\.\d\d|demo)-\d{4})$/);

/** The snapshot a socket would get; with a date or a breakdown, the board computed for it. */
@Controller('api/v1/boards')
export class BoardController {
  constructor(
    private readonly boards: BoardService,
    private readonly queries: BoardQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':channel')
  @Allow({ anyone: true, right: 'board.read', keys: ['read', 'ingest'], object: { of: 'channel', param: 'channel' } })
  async read(@GrantedTenant() tenant: Tenant, @Param('channel') asked: string, @Query() query: Record<string, unknown>): Promise<Snapshot> {
    if (!channelSchema.safeParse(asked).success)
      throw new Problem(404, 'Saluran tidak ditemukan', 'Saluran ditulis KODE-TAHUN, misalnya 12.05-2026.');
    const options = boardQuerySchema.safeParse(query);
    if (!options.success) throw new Problem(422, 'Pertanyaan tidak dikenal', questionProblems(options.error).join('; '));
    const day = dayAsked(options.data, this.clock.today());
    const channel = isMainName(asked) ? mainChannels(tenant, await this.boards.heads(tenant), day)[asked] : asked;
    const missing = (): Problem => new Problem(404, 'Saluran tidak ditemukan', `Belum ada data di saluran ${channel ?? asked}.`);
    if (channel === null) throw missing();
    const board = await this.boards.board(tenant, channel);
    if (!board) throw missing();
    const snapshot = board.snapshot();
    if (Object.keys(options.data).length === 0) return snapshot;
    const computed = await this.queries.board(tenant, channel, options.data, board).catch((error: unknown) => {
      throw error instanceof NothingKnown ? new Problem(404, 'Belum ada yang tercatat', error.message) : error;
    });
    if (!computed) throw missing();
    return { ...snapshot, revision: computed.revision, hash: '', board: computed };
  }
}
