import { Inject, Injectable } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { mainChannels } from '../board/main-channel.js';
import { writeBoard } from '../board/write-board.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG } from '../platform/tokens.js';
import { type PublicView, publicView } from './public-view.js';

/** Reads what is public: of the real regency only once its office has opened it (`LCC_PUBLIC=on`), else of the demo while that is on. */
@Injectable()
export class PublicBoards {
  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null while nothing is open. */
  async read(): Promise<PublicView | null> {
    const tenants = [this.config.publicPage ? this.tenants.real : undefined, this.tenants.find('demo')];
    for (const tenant of tenants) {
      const view = tenant ? await this.#of(tenant) : null;
      if (view) return view;
    }
    return null;
  }

  async #of(tenant: Tenant): Promise<PublicView | null> {
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    const board = main === null ? null : await this.boards.board(tenant, main);
    return board && publicView(writeBoard(board.state, board.sources), tenant.nature);
  }
}
