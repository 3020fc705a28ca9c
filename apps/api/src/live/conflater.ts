import type { BoardChange } from '../board/channel-board.js';

/** At most four frames a second per channel. */
export const FRAME_MS = 250;

/**
 * Merges changes of one channel: the first after a quiet quarter second leaves at once, later ones wait for the end of their
 * quarter and leave as one. Values are absolute, so the last one of a key stands for all.
 */
export class Conflater {
  #pending: { from: number; revision: number; set: Record<string, unknown>; del: Set<string> } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly send: (change: BoardChange) => void) {}

  add(change: BoardChange): void {
    this.#merge(change);
    if (this.#timer) return;
    const wait = this.#sentAt + FRAME_MS - performance.now();
    if (wait <= 0) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), wait);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pending = null;
  }

  #merge(change: BoardChange): void {
    this.#pending ??= { from: change.from, revision: change.revision, set: {}, del: new Set() };
    this.#pending.revision = change.revision;
    for (const [key, value] of Object.entries(change.set)) {
      this.#pending.set[key] = value;
      this.#pending.del.delete(key);
    }
    for (const key of change.del) {
      delete this.#pending.set[key];
      this.#pending.del.add(key);
    }
  }

  #flush(): void {
    this.#timer = null;
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = null;
    this.#sentAt = performance.now();
    this.send({ from: pending.from, revision: pending.revision, set: pending.set, del: [...pending.del] });
  }
}
