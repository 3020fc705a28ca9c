import { REPLAY_SECONDS } from '@lcc/contract';
import type { IsoDate } from '@lcc/domain';

const DAY_MS = 86_400_000;
/** One day a second at most: each is a board worked out beside the live ones. */
const MOST_STEPS = REPLAY_SECONDS;

const dayNumber = (day: IsoDate): number => Date.parse(day) / DAY_MS;
const dayOfNumber = (n: number): IsoDate => new Date(n * DAY_MS).toISOString().slice(0, 10);

/** Days from one to another, both with them. */
export const daysIn = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from) + 1;

/** The days that are shown of a period, evenly spread, its last one always among them. */
export function replayDays(from: IsoDate, to: IsoDate): IsoDate[] {
  const [first, days] = [dayNumber(from), daysIn(from, to)];
  const steps = Math.min(days, MOST_STEPS);
  return Array.from({ length: steps }, (_, i) => dayOfNumber(first + Math.round((i * (days - 1)) / Math.max(1, steps - 1))));
}

/** Which of its days a replay shows after some milliseconds; null = it is over. Days that nobody had time for are passed over. */
export function replayDayAt(days: readonly IsoDate[], elapsedMs: number): IsoDate | null {
  if (elapsedMs >= REPLAY_SECONDS * 1_000) return null;
  return days[Math.floor((Math.max(0, elapsedMs) * days.length) / (REPLAY_SECONDS * 1_000))] ?? null;
}
