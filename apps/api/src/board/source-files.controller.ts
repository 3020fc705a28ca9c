import { connectorById } from '@lcc/connectors';
import type { SourceFile, SourceFiles } from '@lcc/contract';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Allow, GrantedTenant } from '../platform/access/policy.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { BoardService } from './board.service.js';
import { isMainName, mainChannels } from './main-channel.js';

/** What every source of a board brought last: file, rows, warnings. Who may read the channel may read it. */
@Controller('api/v1/boards/:channel/sources')
export class SourceFilesController {
  constructor(
    private readonly boards: BoardService,
    private readonly reader: LedgerReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ anyone: true, right: 'board.read', keys: ['read', 'ingest'], object: { of: 'channel', param: 'channel' } })
  async read(@GrantedTenant() tenant: Tenant, @Param('channel') asked: string): Promise<SourceFiles> {
    const channel = isMainName(asked) ? mainChannels(tenant, await this.boards.heads(tenant), this.clock.today())[asked] : asked;
    const board = channel === null ? null : await this.boards.board(tenant, channel);
    if (!board) throw new Problem(404, 'Saluran tidak ditemukan', `Belum ada data di saluran ${channel ?? asked}.`);
    const files = await Promise.all(
      [...board.sources.clocks].map(async ([source, { kind, revision }]): Promise<SourceFile[]> => {
        const run = await this.reader.runAt(tenant, board.channel, kind, revision);
        // What another source brought along (the roster a new year inherits) is no file of this one.
        if (!run || connectorById(run.connector)?.source.id !== source.split('/')[0]) return [];
        const { way, path, rows, rejected, warnings, at } = run;
        return [{ source, name: way === 'berkas' ? nameOf(path) : null, rows, rejected, warnings, at: at.toISOString() }];
      }),
    );
    return { channel: board.channel, files: files.flat() };
  }
}

/** A path without its folders, whichever system wrote it. */
const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
