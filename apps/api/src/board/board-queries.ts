import { type Board, type BoardDimension, boardDimensions } from '@lcc/contract';
import {
  ACCOUNT_ROOTS,
  type AccountRoot,
  accountName,
  BoardState,
  breakdownByAccount,
  breakdownByCode,
  breakdownByMonth,
  businessDate,
  type IsoDate,
  parseIsoDate,
  type Rollup,
  type RowView,
  viewBoard,
} from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ChannelState, LedgerReader, toChange } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import type { ChannelBoard } from './channel-board.js';
import type { ChannelHistory } from './channel-history.js';
import { type DatedSums, Folding } from './folding.js';
import { Histories } from './histories.js';
import { SourceClocks } from './source-clocks.js';
import { writeBoard } from './write-board.js';

const ONCE = { error: 'disebut satu kali saja' };
/** A `+` that nobody wrote as `%2B` arrives as a blank. */
const withPlus = (text: string): string => text.replace(/ (?=\d\d:\d\d$)/, '+');

/** What may be asked of a board: a business date, an instant of knowledge, a breakdown, a root account. */
export const boardQuerySchema = z.strictObject(
  {
    asOf: z
      .string(ONCE)
      .refine((t) => parseIsoDate(t) !== null, 'tanggal ditulis YYYY-MM-DD')
      .optional(),
    knownAt: z
      .string(ONCE)
      .transform(withPlus)
      .pipe(z.iso.datetime({ offset: true, error: 'saat ditulis dengan zona, misalnya 2026-11-24T10:00:00+07:00' }))
      .optional(),
    by: z.enum(boardDimensions, { error: `pilih salah satu: ${boardDimensions.join(', ')}` }).optional(),
    account: z.enum(ACCOUNT_ROOTS, { error: 'pilih 4 (pendapatan), 5 (belanja) atau 6 (pembiayaan)' }).optional(),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? `tidak dikenal: ${issue.keys.join(', ')}` : undefined) },
);
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/** What is wrong with a question, each with the name of what it stands in. */
export const questionProblems = ({ issues }: z.ZodError): string[] => issues.map((i) => [...i.path, i.message].join(': '));

/** The business date that a question is about. */
export function dayAsked({ asOf, knownAt }: BoardQuery, today: IsoDate): IsoDate {
  return asOf ?? (knownAt === undefined ? today : businessDate(Date.parse(knownAt)));
}

/** At the instant asked about nothing of the channel had been recorded. */
export class NothingKnown extends Error {
  constructor(channel: string, knownAt: string) {
    super(`Pada ${knownAt} belum ada yang tercatat di ${channel}; pilih saat yang lebih kemudian.`);
  }
}

/** Sums folded last, a few of them: a page asks for several breakdowns of one day. */
const KEPT_SUMS = 4;

/** Boards for any date. */
@Injectable()
export class BoardQueries {
  /** By what was asked, the last one last. */
  readonly #sums = new Map<string, DatedSums>();

  constructor(
    private readonly reader: LedgerReader,
    private readonly histories: Histories,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Null when the channel does not exist. With the channel's live board, questions for its own day are answered from it.
   * Throws NothingKnown.
   */
  async board(tenant: Tenant, channel: string, query: BoardQuery, live: ChannelBoard | null = null): Promise<Board | null> {
    const isLive =
      live !== null && !live.isLoading && query.knownAt === undefined && (query.asOf === undefined || query.asOf === live.asOf);
    const sums = isLive ? live : await this.sums(tenant, channel, query);
    if (!sums) return null;
    const root: AccountRoot = query.account ?? '5';
    const board = writeBoard(sums.state, sums.sources, root);
    const rows = await this.#rows(tenant, sums.state.rollup, root, query.by ?? 'workUnit');
    return rows ? { ...board, rows } : board;
  }

  /** The state that boards and reports of a day are written from; null when the channel does not exist. Do not change it. Throws NothingKnown. */
  async sums(tenant: Tenant, channel: string, query: BoardQuery): Promise<DatedSums | null> {
    const knownAt = query.knownAt ? Date.parse(query.knownAt) : null;
    const asOf = dayAsked(query, this.clock.today());
    const history = await this.histories.current(tenant, channel);
    const sums = history ? await this.#folded(tenant, history, asOf, knownAt) : await this.#read(tenant, channel, asOf, knownAt);
    if (sums && query.knownAt && sums.met === 0) throw new NothingKnown(channel, query.knownAt);
    return sums;
  }

  async #folded(tenant: Tenant, history: ChannelHistory, asOf: string, knownAt: number | null): Promise<DatedSums> {
    const { channel, epoch, revision } = history.head;
    const key = [tenant.id, channel, epoch, revision, asOf, knownAt].join('/');
    const sums = this.#sums.get(key) ?? (await history.sums(asOf, knownAt));
    this.#sums.delete(key);
    this.#sums.set(key, sums);
    for (const oldest of this.#sums.keys()) if (this.#sums.size > KEPT_SUMS) this.#sums.delete(oldest);
    return sums;
  }

  /** Of a channel that is too large for memory: slower, and as exact. */
  async #read(tenant: Tenant, channel: string, asOf: string, knownAt: number | null): Promise<DatedSums | null> {
    let sums: DatedSums | null = null;
    const begin: Parameters<LedgerReader['each']>[3] = (head) => {
      const folding = new Folding(head, asOf);
      sums = folding;
      return (entries) => {
        for (const entry of entries) folding.add(entry, businessDate(entry.firstRecordedAt));
      };
    };
    await tenant.aside((from) => this.reader.each(from, channel, knownAt, begin));
    return sums;
  }

  async #rows(tenant: Tenant, rollup: Rollup, root: AccountRoot, by: BoardDimension): Promise<RowView[] | null> {
    switch (by) {
      case 'workUnit':
        return null;
      case 'month':
        return breakdownByMonth(rollup, root);
      case 'account': {
        const names = await this.reader.names(tenant, 'account');
        return breakdownByAccount(rollup, root, (account) => accountName(account) ?? names.get(account) ?? account);
      }
      case 'programme':
      case 'fundingSource': {
        const learned = await Promise.all(NAME_KINDS[by].map((kind) => this.reader.names(tenant, kind)));
        const names = new Map(learned.flatMap((kind) => [...kind]));
        return breakdownByCode(rollup, root, by, (code) => names.get(code) ?? code);
      }
      case 'district':
        return viewBoard(rollup, root).districts;
    }
  }
}

/** Kinds of the names learned from files that a breakdown shows. */
const NAME_KINDS = { programme: ['programme', 'activity', 'sub-activity'], fundingSource: ['funding-source'] } as const;

/** Sums of a state as of a business date. Days that began later than `asOf` and facts dated later have no effect. */
export function rollUp(past: ChannelState, asOf: string): { state: BoardState; sources: SourceClocks } {
  const state = new BoardState(past.head.region, past.head.year, asOf);
  const sources = new SourceClocks();
  for (const entry of past.entries) {
    if (entry.kind === 'business-day') continue;
    state.apply(toChange(entry));
    const told = entry.after ?? entry.before;
    if (told && told.date <= asOf) sources.see(entry);
  }
  state.rollup.revision = past.head.revision;
  return { state, sources };
}
