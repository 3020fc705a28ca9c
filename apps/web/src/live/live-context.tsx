import type { Board, Painted } from '@lcc/contract';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { BoardStore, type LiveState } from './board-store.js';
import { Connection } from './connection.js';
import { showOnDocument } from './document-state.js';
import { startHeartbeat } from './heartbeat.js';
import { keepPicture, readPicture, restorePicture } from './last-picture.js';
import { LinkClock, type LinkReading } from './link-clock.js';
import { keepShell } from './page-shell.js';
import { askedPast, type Past, PastReader } from './past-reader.js';

export interface Live {
  readonly store: BoardStore;
  readonly clock: LinkClock;
  /** The other year, where two stand side by side; absent = it is never shown. */
  readonly beside?: BoardStore;
  /** The day asked for in the address; absent = the present. */
  readonly past?: Past | null;
  /** Tells the server what this screen has painted; false when it could not. */
  readonly report?: (painted: Painted) => boolean;
}

const LiveContext = createContext<Live | null>(null);

/** The stores themselves, for what acts on the board without painting it. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('LiveProvider is missing');
  return live;
}

/** Joins the page to its channel for as long as it is mounted; `?channel=` names another one than `main`. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [live] = useState(open);
  useEffect(() => live.start(), [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function open(): Live & { start: () => () => void } {
  const [store, beside] = [new BoardStore(), new BoardStore()];
  let connection: Connection | null = null;
  const clock = new LinkClock(undefined, () => connection?.resume());
  const channel = new URLSearchParams(location.search).get('channel') ?? 'main';
  const past = askedPast(location.search);
  const picture = past ? null : readPicture(localStorage, channel);
  if (picture) restorePicture(picture, store, clock);
  const start = () => {
    const undo = [startHeartbeat(() => clock.tick()), showOnDocument(document.documentElement, store, clock)];
    if (past) undo.push(new PastReader({ store, clock, channel }, past).start());
    else {
      connection = new Connection({ store, clock, channel, shelf: localStorage, ...(channel === 'main' ? { beside } : {}) });
      undo.push(connection.start(), keepPicture(localStorage, channel, store, clock));
      keepShell('wall');
    }
    return () => {
      for (const each of undo) each();
    };
  };
  return { store, clock, beside, past, start, report: (painted) => connection?.report(painted) ?? false };
}

/** The day of a replay or the one asked for in the address; null = the present. */
export function usePast(): Past | null {
  const asked = useLive().past ?? null;
  const day = useBoard((s) => s.replay?.day ?? null);
  return useMemo(() => (day === null ? asked : { asOf: day, knownAt: null }), [day, asked]);
}

/** A live state without a connection: tests, samples. */
export function LiveFixture({ live, children }: { readonly live: Live; readonly children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Keeps the previous result while `same` says that it means the same, so that nothing repaints for a new but equal object. */
function useSelected<S, T>(
  source: { subscribe: (l: () => void) => () => void; get: () => S },
  select: (state: S) => T,
  same: (a: T, b: T) => boolean,
): T {
  const last = useRef<{ value: T } | null>(null);
  return useSyncExternalStore(source.subscribe, () => {
    const value = select(source.get());
    if (last.current && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  });
}

/** A part of the live state; the component repaints only when that part changes. */
export const useBoard = <T,>(select: (state: LiveState) => T, same: (a: T, b: T) => boolean = Object.is): T =>
  useSelected(useLive().store, select, same);

/** As {@link useBoard}, for a figure that a scene is about: painted in the turn of the change, before all else. */
export function useFigure<T>(select: (state: LiveState) => T, same: (a: T, b: T) => boolean = Object.is): T {
  const { get, subscribeFigure: subscribe } = useLive().store;
  return useSelected({ get, subscribe }, select, same);
}

const NO_YEAR = new BoardStore();
/** The other year as the socket brings it; null where two do not stand side by side. */
export const useBesideBoard = (): Board | null => useSelected(useLive().beside ?? NO_YEAR, (s) => s.board, Object.is);

/** A part of the once-a-second clock: select what is painted (a minute, a word), not the clock itself. */
export const useClock = <T,>(select: (reading: LinkReading) => T, same: (a: T, b: T) => boolean = Object.is): T =>
  useSelected(useLive().clock, select, same);

/** Made-up data, also where its past is replayed. */
export const isSimulated = ({ nature, session }: LiveState): boolean => nature === 'SIMULASI' || session?.nature === 'SIMULASI';

/** Equality of lists of primitives or kept objects. */
export const sameList = <T,>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
