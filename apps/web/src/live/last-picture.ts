import './no-eval.js';
import type { Session, Snapshot } from '@lcc/contract';
import type { BoardStore } from './board-store.js';
import { isSession, isSnapshot } from './frame-guards.js';
import type { LinkClock } from './link-clock.js';

/** The last good picture of a page, as kept in the browser. */
export interface LastPicture {
  /** Server time of the last frame, epoch ms. */
  readonly at: number;
  /** Whom it was given to: another tenant or screen must never see it. */
  readonly session: Session;
  readonly snapshot: Snapshot;
}

/** Where pictures are kept: `localStorage`, because it is there at the first painting and is gone in the moment it is removed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'lcc.picture.';
const SAVE_EVERY_MS = 30_000;

/** Reads what was kept for a channel; what an older build wrote in another shape is no picture. */
export function readPicture(shelf: Shelf, channel: string): LastPicture | null {
  try {
    const parts: unknown = JSON.parse(shelf.getItem(PREFIX + channel) ?? 'null');
    if (typeof parts !== 'object' || parts === null) return null;
    const { session, snapshot, at }: { [K in keyof LastPicture]?: unknown } = parts;
    if (typeof at !== 'number' || !isSession(session) || !isSnapshot(snapshot)) return null;
    return { at, session, snapshot };
  } catch {
    return null;
  }
}

/** Forgets what was kept for a channel. */
export const forgetPicture = (shelf: Shelf, channel: string): void => shelf.removeItem(PREFIX + channel);

/** Whether a picture may still be shown to whom the server now says this browser is. */
export const mayKeep = (picture: Pick<LastPicture, 'session'>, session: Session): boolean =>
  picture.session.tenant === session.tenant && picture.session.screen?.id === session.screen?.id;

/** Puts a kept picture on the glass: at once, and never as fresh. */
export function restorePicture({ at, session, snapshot }: LastPicture, store: BoardStore, clock: LinkClock): void {
  store.set({ session, nature: snapshot.nature });
  store.take({ kind: 'snapshot', snapshot });
  clock.restore(at);
}

/**
 * Keeps the newest picture: with the first frame, then at most every half minute, and when the page goes away. A wiped board is
 * never written; whoever wipes also forgets.
 * @returns undo
 */
export function keepPicture(shelf: Shelf, channel: string, store: BoardStore, clock: LinkClock): () => void {
  let saved = { at: 0, tick: Number.NEGATIVE_INFINITY };
  const save = () => {
    const { session, reader } = store.get();
    const { lastFrameAt, tickedMs, restored } = clock.get();
    if (!session || !reader.have || lastFrameAt === null || restored || lastFrameAt <= saved.at) return;
    const { channel: of, epoch, revision, nature, board } = reader.have;
    const snapshot: Snapshot = { channel: of, epoch, revision, nature, hash: '', board };
    try {
      shelf.setItem(PREFIX + channel, JSON.stringify({ at: lastFrameAt, session, snapshot } satisfies LastPicture));
    } catch {
      // A full or closed shelf costs the picture at the next cold start, nothing now.
    }
    saved = { at: lastFrameAt, tick: tickedMs };
  };
  const undo = clock.subscribe(() => clock.get().tickedMs - saved.tick >= SAVE_EVERY_MS && save());
  addEventListener('pagehide', save);
  return () => {
    undo();
    removeEventListener('pagehide', save);
  };
}
