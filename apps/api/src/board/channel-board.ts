import { type Board, type BoardEntries, boardToEntries, hashEntries, type Snapshot } from '@lcc/contract';
import { BoardState, PanelMemo, panels, type Rollup, type SavedRollup, ViewMemo } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import { type ChannelState, toChange } from '../ledger/ledger-reader.js';
import type { Nature } from '../platform/tenancy/tenant.js';
import { type SavedClocks, SourceClocks } from './source-clocks.js';
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

/** The sums of a board as plain data. */
export interface SavedBoard {
  readonly rollup: SavedRollup;
  readonly sources: SavedClocks;
}

/** The board of one channel in memory: sums, entries and position are one object. */
export class ChannelBoard {
  /** The sums and folds; do not change them. */
  readonly state: BoardState;
  readonly #sources: SourceClocks;
  readonly #memo: BoardMemo = { view: new ViewMemo(), panels: new PanelMemo(panels) };
  #position = 0;
  /** Entries are being taken in portions: until they are complete the board shows what it showed before. */
  #isLoading = false;
  #entries: BoardEntries = {};
  readonly #texts = new Map<string, string>();
  /** Entries that changed or went since {@link change} was asked, and the position it was asked at. */
  #changed = new Set<string>();
  #toldAt = 0;
  /** As written last; null since something was absorbed. */
  #board: Board | null = null;
  #snapshot: Snapshot | null = null;
  #snapshotText: string | null = null;
  readonly epoch: string;
  /** Facts absorbed since the sums were saved. */
  unsaved = 0;

  /** @param saved sums to begin with, of the position that `past` begins after; the folds are told of that past by {@link loadPast} */
  constructor(
    readonly channel: string,
    past: ChannelState,
    readonly nature: Nature,
    saved?: SavedBoard,
  ) {
    const { epoch, region, year, revision } = past.head;
    this.epoch = epoch;
    this.state = saved ? BoardState.restored(region, year, BEFORE_ALL, saved.rollup) : new BoardState(region, year, BEFORE_ALL);
    this.#sources = new SourceClocks(saved?.sources);
    this.load(past.entries);
    this.settle(revision);
  }

  /** Takes a portion of what follows the position, in order; {@link settle} ends it. */
  load(entries: readonly LogEntry[]): void {
    if (this.#position > 0) this.#paint();
    this.#isLoading = true;
    for (const entry of entries) this.#absorb(entry);
  }

  /** Tells the bulky folds (`late`) or the others of a portion of the past that the saved sums hold already. */
  loadPast(entries: readonly LogEntry[], late: boolean): void {
    for (const entry of entries) this.state.applyPast(toChange(entry), late);
  }

  /** The bulky folds know their past now. */
  completeLate(): void {
    this.state.completeLate();
    this.#board = null;
  }

  /** What was loaded is complete up to a revision. */
  settle(revision: number): void {
    this.state.rollup.revision = revision;
    this.#position = revision;
    this.#isLoading = false;
    this.#board = null;
  }

  /** The sums at the board's position, with how many facts came in since they were last saved. Not while it is loading. */
  save(): { readonly revision: number; readonly saved: SavedBoard; readonly facts: number } {
    if (this.#isLoading) throw new Error(`${this.channel} is being loaded`);
    return { revision: this.#position, saved: { rollup: this.state.rollup.save(), sources: this.#sources.save() }, facts: this.unsaved };
  }

  get revision(): number {
    return this.#position;
  }

  get isLoading(): boolean {
    return this.#isLoading;
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
    const fresh = entries.filter((e) => e.revision > this.#position);
    const last = fresh.at(-1);
    if (!last) return false;
    for (const entry of fresh) this.#absorb(entry);
    this.settle(last.revision);
    return true;
  }

  /** What changed since this was asked last; null when the position has not moved. Written only now: a frame, not a commit, costs a board. */
  change(): BoardChange | null {
    if (this.#isLoading || this.#toldAt === this.#position) return null;
    this.#paint();
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

  /** The same as JSON, written once per revision however many ask. */
  snapshotText(): string {
    const snapshot = this.snapshot();
    return (this.#snapshotText ??= JSON.stringify(snapshot));
  }

  #absorb(entry: LogEntry): void {
    this.state.apply(toChange(entry));
    this.#sources.see(entry);
    this.unsaved++;
  }

  /** Writes the board at its position and notes which entries differ from those written before. */
  #paint(): Board {
    if (this.#board) return this.#board; // also while it is loading
    const board = writeBoard(this.state, this.#sources, '5', this.#memo);
    const next = boardToEntries(board);
    for (const [key, value] of Object.entries(next)) {
      if (value === this.#entries[key]) continue; // an untouched row is the same object
      const text = JSON.stringify(value);
      if (this.#texts.get(key) === text) continue;
      this.#texts.set(key, text);
      this.#changed.add(key);
    }
    for (const key of this.#texts.keys()) {
      if (key in next) continue;
      this.#texts.delete(key);
      this.#changed.add(key);
    }
    this.#entries = next;
    this.#snapshot = null;
    this.#snapshotText = null;
    return (this.#board = board);
  }
}
