import { type Board, type BoardEntries, boardToEntries, hashEntries, type Snapshot } from '@lcc/contract';
import { BoardState, PanelMemo, panels, type Rollup, ViewMemo } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import { type ChannelState, toChange } from '../ledger/ledger-reader.js';
import type { Nature } from '../platform/tenancy/tenant.js';
import { SourceClocks } from './source-clocks.js';
import { type BoardMemo, writeBoard } from './write-board.js';

/** What changed on a board between two revisions, as absolute values. */
export interface BoardChange {
  readonly from: number;
  readonly revision: number;
  readonly set: Readonly<Record<string, unknown>>;
  readonly del: readonly string[];
}

/** Before the first business day of any channel: everything dated later waits for its day. */
const BEFORE_ALL = '0001-01-01';

/** The board of one channel in memory: sums, entries and position are one object. */
export class ChannelBoard {
  /** The sums and folds; do not change them. */
  readonly state: BoardState;
  readonly #sources = new SourceClocks();
  readonly #memo: BoardMemo = { view: new ViewMemo(), panels: new PanelMemo(panels) };
  #entries: BoardEntries = {};
  #texts = new Map<string, string>();
  /** Entries that changed or went since {@link change} was asked, and the position it was asked at. */
  #changed = new Set<string>();
  #toldAt = 0;
  /** As written last; null since something was absorbed. */
  #board: Board | null = null;
  #snapshot: Snapshot | null = null;
  readonly epoch: string;

  constructor(
    readonly channel: string,
    past: ChannelState,
    readonly nature: Nature,
  ) {
    this.epoch = past.head.epoch;
    this.state = new BoardState(past.head.region, past.head.year, BEFORE_ALL);
    this.load(past.entries);
    this.settle(past.head.revision);
  }

  /** Takes a portion of the channel's past; {@link settle} ends it. */
  load(entries: readonly LogEntry[]): void {
    for (const entry of entries) this.#absorb(entry);
  }

  /** The past is complete up to a revision: from here on, changes are told. */
  settle(revision: number): void {
    this.state.rollup.revision = revision;
    this.#board = null;
    this.change();
  }

  get revision(): number {
    return this.state.rollup.revision;
  }

  get asOf(): string {
    return this.state.asOf;
  }

  /** The sums themselves, for breakdowns and checks; do not change them. */
  get rollup(): Rollup {
    return this.state.rollup;
  }

  get sources(): SourceClocks {
    return this.#sources;
  }

  /** Applies the entries of following revisions; those at or below the position are ignored. False when none was new. */
  take(entries: readonly LogEntry[]): boolean {
    const from = this.revision;
    const fresh = entries.filter((e) => e.revision > from);
    for (const entry of fresh) this.#absorb(entry);
    if (fresh.length > 0) this.#board = null;
    return fresh.length > 0;
  }

  /** What changed since this was asked last; null when the position has not moved. Written only now: a frame, not a commit, costs a board. */
  change(): BoardChange | null {
    this.#paint();
    if (this.#toldAt === this.revision) return null;
    const set: Record<string, unknown> = {};
    const del: string[] = [];
    for (const key of this.#changed)
      if (key in this.#entries) set[key] = this.#entries[key];
      else del.push(key);
    const from = this.#toldAt + 1;
    this.#changed = new Set();
    this.#toldAt = this.revision;
    return { from, revision: this.revision, set, del };
  }

  /** The whole board at its position; built once per revision and shared by all who ask. */
  snapshot(): Snapshot {
    const board = this.#paint();
    return (this.#snapshot ??= {
      channel: this.channel,
      epoch: this.epoch,
      revision: this.revision,
      nature: this.nature,
      hash: hashEntries(this.#entries),
      board,
    });
  }

  #absorb(entry: LogEntry): void {
    this.state.apply(toChange(entry));
    this.#sources.see(entry);
  }

  /** Writes the board at its position and notes which entries differ from those written before. */
  #paint(): Board {
    if (this.#board) return this.#board;
    const board = writeBoard(this.state, this.#sources, '5', this.#memo);
    const next = boardToEntries(board);
    const texts = new Map<string, string>();
    for (const [key, value] of Object.entries(next)) {
      const known = value === this.#entries[key] ? this.#texts.get(key) : undefined; // an untouched row is the same object
      const text = known ?? JSON.stringify(value);
      texts.set(key, text);
      if (this.#texts.get(key) !== text) this.#changed.add(key);
    }
    for (const key of this.#texts.keys()) if (!texts.has(key)) this.#changed.add(key);
    this.#entries = next;
    this.#texts = texts;
    this.#snapshot = null;
    return (this.#board = board);
  }
}
