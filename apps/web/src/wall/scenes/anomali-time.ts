import type { CaseCard } from '@lcc/contract';

const DAY_MS = 86_400_000;
/** Days before today that the axis holds at least and at most, and days after it. */
const PAST = { least: 14, most: 60 } as const;
const AHEAD = { least: 7, most: 21 } as const;

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The axis that all rows of a page share: days before and after today. */
export interface TimeAxis {
  readonly before: number;
  readonly after: number;
}

export function axisOf(cards: readonly CaseCard[], today: string): TimeAxis {
  const ages = cards.map(({ since }) => daysBetween(since, today));
  const promises = cards.flatMap(({ promisedOn }) => (promisedOn === null ? [] : [daysBetween(today, promisedOn)]));
  return {
    before: Math.min(PAST.most, Math.max(PAST.least, ...ages)),
    after: Math.min(AHEAD.most, Math.max(AHEAD.least, ...promises)),
  };
}

/** Where a day stands on the axis, 0 (left) to 1; days beyond its ends stand at them. `days` from today, negative = before. */
export const placeOn = ({ before, after }: TimeAxis, days: number): number => Math.min(1, Math.max(0, (days + before) / (before + after)));
