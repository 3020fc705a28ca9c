import type { Board, StoryAct, VisitBeat, VisitFigure, VisitTrial } from '@lcc/contract';

/** The same in both languages. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What has happened once the story is over. */
export const SETTLED: readonly StoryAct[] = ['denyut', 'mundur', 'janggal', 'janji'];

/** One step of the tour: what the wall shows, what the phones say, what the presenter points at, and the figures beside it. */
export interface Beat extends VisitBeat {
  /** What to point at and what to say; only the presenter sees it. */
  readonly cues: readonly Words[];
  /** What has happened in the demo by now; anything else is taken back. */
  readonly staged: readonly StoryAct[];
  /** Which of it happens at this beat. */
  readonly plays?: StoryAct;
  /** Other terms of a rule that are tried on history, with the values that differ. */
  readonly tries?: { readonly rule: string; readonly values: Readonly<Record<string, number>>; readonly words: Words };
  /** `trial` = what came of what the beat tries; null until it is known. */
  readonly figures: (board: Board, trial: VisitTrial | null) => VisitFigure[];
}
