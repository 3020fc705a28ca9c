import { z } from 'zod';

/** Times of the fiscal year: the last ten days of a quarter, the year's last fortnight, and January and February. */
export const seasons = ['always', 'quarter-end', 'year-end', 'year-start'] as const;
export type Season = (typeof seasons)[number];
export const weekParts = ['all', 'weekdays', 'weekend'] as const;

const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3])\.[0-5]\d$/, { error: 'tulis jam WIB seperti 06.30' });

/** What a screen shows between two times of the day (WIB, `from` counts, `to` does not; over midnight when `to` is not later). */
export const scheduleRuleSchema = z.strictObject({
  from: timeSchema,
  to: timeSchema,
  days: z.enum(weekParts),
  season: z.enum(seasons),
  /** Scenes in this order; `night` = a dim clock. */
  shows: z.union([z.literal('night'), z.array(z.string().min(1).max(40)).min(1).max(20)]),
});
export type ScheduleRule = z.infer<typeof scheduleRuleSchema>;

const WIB_MS = 7 * 3_600_000;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function inSeason(season: Season, day: Date): boolean {
  const month = day.getUTCMonth();
  const date = day.getUTCDate();
  if (season === 'year-start') return month < 2;
  if (season === 'year-end') return month === 11 && date >= 15;
  if (season === 'always') return true;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return month % 3 === 2 && date > last - 10;
}

function holds({ from, to, days, season }: ScheduleRule, now: number): boolean {
  const wib = new Date(now + WIB_MS);
  const minute = wib.getUTCHours() * 60 + wib.getUTCMinutes();
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const isOvernight = end <= start;
  const isWithin = isOvernight ? minute >= start || minute < end : minute >= start && minute < end;
  if (!isWithin) return false;
  // The small hours belong to the day on which the rule began.
  const day = isOvernight && minute < end ? new Date(wib.getTime() - 86_400_000) : wib;
  const isWeekend = [0, 6].includes(day.getUTCDay());
  return (days === 'all' || isWeekend === (days === 'weekend')) && inSeason(season, day);
}

/** The first rule that holds at an instant (epoch ms); null when none does and the screen's own scenes are shown. */
export const ruleAt = (schedule: readonly ScheduleRule[], now: number): ScheduleRule | null =>
  schedule.find((rule) => holds(rule, now)) ?? null;
