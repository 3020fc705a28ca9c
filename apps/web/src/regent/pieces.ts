import { startTransition, useEffect, useState } from 'react';

/** A piece waits no longer than this for an idle moment. */
const LATEST_MS = 200;

/**
 * How many of `total` pieces are to be painted by now: one at once, each next in an idle moment after the one before. A touch is answered
 * between two of them, and no task grows with the number of units.
 */
export function usePieces(total: number): number {
  const [painted, setPainted] = useState(1);
  const isMore = painted < total;
  useEffect(() => (isMore ? whenIdle(() => startTransition(() => setPainted(painted + 1))) : undefined), [painted, isMore]);
  return Math.min(painted, total);
}

/** Runs once in an idle moment; returns undo. Safari knows none: there it is the next turn. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(run, { timeout: LATEST_MS });
  return () => cancelIdleCallback(id);
}
