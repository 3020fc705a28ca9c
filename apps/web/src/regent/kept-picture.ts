import type { Snapshot } from '@lcc/contract';

/** The last picture of a page, as kept by this browser. */
export interface KeptPicture {
  readonly snapshot: Snapshot;
  /** Server time at which it was last known to be the server's, epoch ms. */
  readonly at: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PICTURE = 'lcc.regent.picture.';
const SEEN = 'lcc.regent.seen.';

/**
 * Enough to paint it: the server has checked the rest, and the schema library would be a quarter of what a phone must fetch.
 * For the same reason a picture that another build kept is none.
 */
export function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false;
  const { channel, nature, board }: { [K in keyof Snapshot]?: unknown } = value;
  if (typeof channel !== 'string' || typeof nature !== 'string' || typeof board !== 'object' || board === null) return false;
  const { asOf, totals, summary, panels, rows, sources }: { [K in keyof Snapshot['board']]?: unknown } = board;
  const parts = [totals, summary, panels].every((part) => typeof part === 'object' && part !== null);
  return typeof asOf === 'string' && parts && Array.isArray(rows) && Array.isArray(sources);
}

/** Reads what was kept of a channel. */
export function readPicture(shelf: Shelf, channel: string): KeptPicture | null {
  const [build, at] = (shelf.getItem(SEEN + channel) ?? '').split(' ');
  if (build !== __BUILD__) return null;
  try {
    const snapshot: unknown = JSON.parse(shelf.getItem(PICTURE + channel) ?? 'null');
    return isSnapshot(snapshot) ? { snapshot, at: Number(at) } : null;
  } catch {
    return null;
  }
}

/** Keeps a picture as the server wrote it, or with null what is kept already, as seen at `at`. */
export function keepPicture(shelf: Shelf, channel: string, written: string | null, at: number): void {
  try {
    if (written !== null) shelf.setItem(PICTURE + channel, written);
    shelf.setItem(SEEN + channel, `${__BUILD__} ${at}`);
  } catch {
    // A full or closed shelf costs the picture at the next start without a network, nothing now.
  }
}

/** Forgets what was kept of a channel. */
export function forgetPicture(shelf: Shelf, channel: string): void {
  for (const name of [PICTURE, SEEN]) shelf.removeItem(name + channel);
}
