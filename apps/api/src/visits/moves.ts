import type { VisitStep } from '@lcc/contract';

/** Where a tour stands. */
export interface Place {
  readonly beat: string;
  /** The presenter pauses: the wall turns no page, the phones say so. */
  readonly held: boolean;
}

/**
 * Where a tour stands after a move; null when the move names no beat. At the ends `next` and `back` stay; any step lets go of a hold. A beat
 * that is gone from the list counts as the first.
 */
export function moved(beats: readonly string[], { beat, held }: Place, move: VisitStep): Place | null {
  const at = Math.max(0, beats.indexOf(beat));
  const to = (index: number): Place | null => {
    const found = beats[Math.min(Math.max(index, 0), beats.length - 1)];
    return found === undefined ? null : { beat: found, held: false };
  };
  switch (move.move) {
    case 'next':
      return to(at + 1);
    case 'back':
      return to(at - 1);
    case 'reset':
      return to(0);
    case 'jump':
      return beats.includes(move.beat) ? { beat: move.beat, held: false } : null;
    case 'hold':
      return { beat, held: !held };
  }
}
