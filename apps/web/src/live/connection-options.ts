import type { BoardStore } from './board-store.js';
import type { Shelf } from './last-picture.js';
import type { LinkClock } from './link-clock.js';

/** What a page is joined with. */
export interface ConnectionOptions {
  readonly store: BoardStore;
  readonly clock: LinkClock;
  /** Takes the other year, where two stand side by side; without, it is not asked for. */
  readonly beside?: BoardStore;
  /** Channel to show; `main` = what the server gives this browser. */
  readonly channel: string;
  /** Where the last picture is kept; none in tests. */
  readonly shelf?: Shelf;
  /** Empty in the browser (same origin); an address in tests. */
  readonly origin?: string;
}
