import type { BoardState } from '../board/board-state.js';

/**
 * What one scene shows beyond the sums of the board, as wire values (money as text, rates as fractions). It travels as the board's entry
 * `panels/<id>` whenever it changed, so it must stay small: totals and the first few of a list, the rest is read over HTTP.
 */
export interface Panel<View = unknown> {
  /** The scene's id. */
  readonly id: string;
  /** Who may see it: everyone, or those who may see the tenant's board. Never personal data: a panel reaches the wall. */
  readonly access: 'PUBLIK' | 'TERBATAS';
  /** Equal stamps promise equal views: the versions of what it reads, and the day if it depends on the day. Cheap. */
  readonly stamp: (state: BoardState) => string;
  /** Pure. Null = there is nothing to show. */
  readonly view: (state: BoardState) => View | null;
}
