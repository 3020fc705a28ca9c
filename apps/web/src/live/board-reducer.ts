import {
  type Board,
  type BoardEntries,
  boardToEntries,
  type Delta,
  entriesToBoard,
  hashEntries,
  type Nature,
  type Snapshot,
} from '@lcc/contract';

/** A board at one position of its channel. */
export interface Position {
  readonly channel: string;
  readonly epoch: string;
  readonly revision: number;
  readonly nature: Nature;
  readonly entries: BoardEntries;
  readonly board: Board;
}

/** What the reader knows. Times are monotonic ms. */
export interface ReaderState {
  /** The last good position; kept through gaps and outages. */
  readonly have: Position | null;
  /** Deltas seen since `hello` was asked for and not yet answered. */
  readonly held: readonly Delta[];
  /** Why a snapshot is wanted, or null. */
  readonly wants: Want | null;
  /** A head beyond `have` was announced: which, and since when. */
  readonly behind: { readonly revision: number; readonly since: number } | null;
  /** Hash differences seen; 0 unless something between server and glass is broken. */
  readonly desyncs: number;
}

export type Want = 'start' | 'gap' | 'epoch' | 'behind' | 'hash' | 'resync';

export type ReaderInput =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'delta'; readonly delta: Delta }
  | {
      readonly kind: 'beat';
      readonly at: number;
      readonly head: readonly [string, number];
      readonly hash?: { readonly revision: number; readonly hash: string };
    }
  | { readonly kind: 'want'; readonly why: Want };

/** Deltas held at most while a snapshot is awaited; beyond it the oldest go, and the snapshot's successor shows the gap. */
const HELD_MAX = 512;
/** Positioning: how long an announced head may stay beyond what we have. */
const BEHIND_MS = 10_000;

export const initialReader: ReaderState = { have: null, held: [], wants: 'start', behind: null, desyncs: 0 };

/**
 * The reader of the delivery protocol, pure: any loss, repetition, reordering or conflation of frames ends, with the snapshots it
 * wants, in the state of the server. Values are absolute, so an overlap is harmless; a gap keeps the last good picture.
 */
export function reduceReader(state: ReaderState, input: ReaderInput): ReaderState {
  switch (input.kind) {
    case 'snapshot':
      return takeSnapshot(state, input.snapshot);
    case 'delta':
      return takeDelta(state, input.delta);
    case 'beat':
      return takeBeat(state, input);
    case 'want':
      return want(state, input.why);
  }
}

const want = (state: ReaderState, why: Want): ReaderState => (state.wants === null ? { ...state, wants: why } : state);

function takeSnapshot(state: ReaderState, snapshot: Snapshot): ReaderState {
  const { channel, epoch, revision, nature, board } = snapshot;
  const entries = keepIdentity(state.have?.entries ?? {}, boardToEntries(board));
  const have: Position = { channel, epoch, revision, nature, entries, board: entriesToBoard(entries, revision) };
  const fresh: ReaderState = { ...state, have, held: [], wants: null, behind: null };
  // What arrived before the answer was sent before it: older epochs and older revisions are part of the snapshot.
  const later = state.held.filter((d) => d.channel === channel && d.epoch === epoch && d.revision > revision);
  return [...later].sort((a, b) => a.revision - b.revision).reduce(takeDelta, fresh);
}

function takeDelta(state: ReaderState, delta: Delta): ReaderState {
  const { have } = state;
  if (have && delta.channel !== have.channel) return state;
  if (!have) return hold(state, delta);
  if (delta.epoch !== have.epoch) return hold(want(state, 'epoch'), delta);
  if (delta.revision <= have.revision) return state;
  if (delta.from > have.revision + 1) return hold(want(state, 'gap'), delta);
  const applied = apply(state, have, delta);
  // While an answer is under way it may be older than what we apply now: keep the delta to put it on top again.
  return state.wants === null ? applied : hold(applied, delta);
}

const hold = (state: ReaderState, delta: Delta): ReaderState => ({ ...state, held: [...state.held.slice(1 - HELD_MAX), delta] });

function apply(state: ReaderState, have: Position, delta: Delta): ReaderState {
  const entries: Record<string, unknown> = { ...have.entries, ...delta.set };
  for (const key of delta.del) delete entries[key];
  const board = entriesToBoard(entries, delta.revision);
  const behind = state.behind && state.behind.revision > delta.revision ? state.behind : null;
  return { ...state, have: { ...have, revision: delta.revision, nature: delta.nature, entries, board }, behind };
}

function takeBeat(state: ReaderState, beat: Extract<ReaderInput, { kind: 'beat' }>): ReaderState {
  const { have } = state;
  if (!have) return state;
  const [epoch, revision] = beat.head;
  if (epoch !== have.epoch) return want(state, 'epoch');
  const checked = beat.hash && beat.hash.revision === have.revision && state.wants === null;
  if (checked && beat.hash?.hash !== hashEntries(have.entries)) return want({ ...state, desyncs: state.desyncs + 1 }, 'hash');
  if (revision <= have.revision) return { ...state, behind: null };
  if (!state.behind) return { ...state, behind: { revision, since: beat.at } };
  return beat.at - state.behind.since > BEHIND_MS ? want(state, 'behind') : state;
}

/** Entries that did not change keep their identity, so that a snapshot repaints only what differs. */
function keepIdentity(old: BoardEntries, next: Record<string, unknown>): Record<string, unknown> {
  for (const key of Object.keys(next)) {
    const before = old[key];
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(next[key])) next[key] = before;
  }
  return next;
}
