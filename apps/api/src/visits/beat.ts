import type { Board, VisitBeat, VisitFigure } from '@lcc/contract';

/** The same in both languages. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** One step of the tour: what the wall shows, what the phones say, what the presenter points at, and the figures beside it. */
export interface Beat extends VisitBeat {
  /** What to point at and what to say; only the presenter sees it. */
  readonly cues: readonly Words[];
  readonly figures: (board: Board) => VisitFigure[];
}
