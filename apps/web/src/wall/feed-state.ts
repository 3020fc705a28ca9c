import type { Board } from '@lcc/contract';
import { useBoard, useClock, usePast } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { readSources, realizationFeed, revenueFeed, type SourceReading } from '../shared/source-age.js';
import { daysSince, sinceText } from '../shared/time-format.js';

export interface FeedState {
  /** Its source is stale: hatch, no status colour, evaluations held. */
  readonly stale: boolean;
  /** Since when, in words. */
  readonly since: string;
  readonly days: number;
}

/** How old the realization on the board is by its own source's cadence. A state of another day has no age. */
export const useRealizationFeed = (): FeedState => useFeed(realizationFeed);

/** The same of the receipts of revenue. */
export const useRevenueFeed = (): FeedState => useFeed(revenueFeed);

const progressFeed = (board: Board, now: number): SourceReading | null =>
  readSources(board, now).find(({ source }) => source.id === 'progress') ?? null;

/** The same of what is built. */
export const useProgressFeed = (): FeedState => useFeed(progressFeed);

function useFeed(feedOf: (board: Board, now: number) => SourceReading | null): FeedState {
  const { language } = useLanguage();
  const past = usePast() !== null;
  const now = useClock(
    (r) => r.now,
    (a, b) => Math.floor(a / 60_000) === Math.floor(b / 60_000),
  );
  return useBoard(
    ({ board }) => {
      const feed = board && !past ? feedOf(board, now) : null;
      if (feed?.state !== 'basi') return { stale: false, since: '', days: 0 };
      return { stale: true, since: sinceText(feed.acceptedAt, now, language), days: daysSince(feed.acceptedAt, now) };
    },
    (a, b) => a.stale === b.stale && a.since === b.since && a.days === b.days,
  );
}
