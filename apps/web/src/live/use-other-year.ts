import './no-eval.js';
import type { Board } from '@lcc/contract';
import { monthOf, yearOf } from '@lcc/domain/values';
import { useEffect, useState } from 'react';
import { isSnapshot } from './frame-guards.js';
import { useBesideBoard, useBoard, usePast } from './live-context.js';

const PERIOD_MS = 20_000;
const TIMEOUT_MS = 8_000;
/** Until the end of February the year before stands beside the running one. */
const LAST_MONTH = 2;

/** Whether two years stand side by side on a board's day: around 1 January, and while its own year is over and the next has no figures. */
export const isTurnOfYear = ({ asOf, year }: Pick<Board, 'asOf' | 'year'>): boolean => monthOf(asOf) <= LAST_MONTH || yearOf(asOf) > year;

/**
 * The board of the other year while two stand side by side; null at other times and when there is none. It comes over the socket like the
 * screen's own; of another day, and where the network refuses WebSockets, it is read over HTTP now and then. A replay shows one year, and so do guests.
 */
export function useOtherYear(): Board | null {
  const isTurn = useBoard((s) => s.board !== null && isTurnOfYear(s.board));
  const channel = useBoard((s) => s.reader.have?.channel ?? null);
  const past = usePast();
  const isOne = useBoard((s) => s.replay !== null || s.guests !== null);
  const live = useBesideBoard();
  const polled = useBoard((s) => s.standing === 'membaca-http') || past !== null;
  const [other, setOther] = useState<Board | null>(null);
  useEffect(() => {
    if (!isTurn || !polled || channel === null || isOne) return setOther(null);
    const ended = new AbortController();
    const look = () => void readOther(past, ended.signal).then((board) => (board && !ended.signal.aborted ? setOther(board) : null));
    look();
    const timer = setInterval(look, PERIOD_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [isTurn, polled, channel, past, isOne]);
  if (!isTurn || isOne) return null;
  return polled ? other : live;
}

async function readOther(past: ReturnType<typeof usePast>, ended: AbortSignal): Promise<Board | null> {
  const asked = new URLSearchParams({ ...(past?.asOf ? { asOf: past.asOf } : {}), ...(past?.knownAt ? { knownAt: past.knownAt } : {}) });
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(`/api/v1/boards/beside?${asked}`, { cache: 'no-store', signal });
    const snapshot: unknown = answer.ok ? await answer.json() : null;
    return isSnapshot(snapshot) ? snapshot.board : null;
  } catch {
    return null;
  }
}
