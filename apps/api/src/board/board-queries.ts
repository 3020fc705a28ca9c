import { type Board, type BoardDimension, boardDimensionSchema } from '@lcc/contract';
import {
  type AccountRoot,
  accountName,
  breakdownByAccount,
  breakdownByMonth,
  businessDate,
  parseIsoDate,
  Rollup,
  type RowView,
} from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ChannelState, LedgerReader, toChange } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { SourceClocks } from './source-clocks.js';
import { writeBoard } from './write-board.js';

/** What may be asked of a board: a business date, an instant of knowledge, a breakdown, a root account. */
export const boardQuerySchema = z.strictObject({
  asOf: z
    .string()
    .refine((t) => parseIsoDate(t) !== null, 'tanggal ditulis YYYY-MM-DD')
    .optional(),
  knownAt: z.iso.datetime({ offset: true, error: 'saat ditulis dengan zona, misalnya 2026-11-24T10:00:00+07:00' }).optional(),
  by: boardDimensionSchema.optional(),
  account: z.enum(['4', '5', '6']).optional(),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/** A breakdown that this version does not know yet. */
export class UnknownBreakdown extends Error {
  constructor(readonly by: BoardDimension) {
    super(`Rincian menurut ${by} belum tersedia; pilih workUnit, account atau month.`);
  }
}

/** Boards for any date, computed from the facts. */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly reader: LedgerReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when the channel does not exist. */
  async board(tenant: Tenant, channel: string, query: BoardQuery): Promise<Board | null> {
    const knownAt = query.knownAt ? Date.parse(query.knownAt) : null;
    const state = await this.reader.read(tenant, channel, knownAt);
    if (!state) return null;
    const { rollup, sources } = rollUp(state, query.asOf ?? businessDate(knownAt ?? this.clock.now()));
    const root: AccountRoot = query.account ?? '5';
    const board = writeBoard(rollup, sources, root);
    const rows = await this.#rows(tenant, rollup, root, query.by ?? 'workUnit');
    return rows ? { ...board, rows } : board;
  }

  async #rows(tenant: Tenant, rollup: Rollup, root: AccountRoot, by: BoardDimension): Promise<RowView[] | null> {
    if (by === 'workUnit') return null;
    if (by === 'month') return breakdownByMonth(rollup, root);
    if (by !== 'account') throw new UnknownBreakdown(by);
    const names = await this.reader.names(tenant, 'account');
    return breakdownByAccount(rollup, root, (account) => accountName(account) ?? names.get(account) ?? account);
  }
}

/** Sums of a state as of a business date. Days that began later than `asOf` and facts dated later have no effect. */
export function rollUp(state: ChannelState, asOf: string): { rollup: Rollup; sources: SourceClocks } {
  const rollup = new Rollup(state.head.region, state.head.year, asOf);
  const sources = new SourceClocks();
  for (const entry of state.entries) {
    if (entry.kind === 'business-day') continue;
    rollup.apply(toChange(entry));
    if (entry.after && entry.after.date <= asOf) sources.see(entry);
  }
  rollup.revision = state.head.revision;
  return { rollup, sources };
}
