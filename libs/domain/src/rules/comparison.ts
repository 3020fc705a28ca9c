import { median } from '../detectors/core/statistics.js';
import { addDays, type IsoDate, weekday } from '../values/index.js';
import type { Course } from './trial.js';

/** What happens to those that fire now when one rule takes the place of another. */
export interface Effect {
  readonly stay: readonly Course[];
  readonly leave: readonly Course[];
  readonly join: readonly Course[];
  /** By the new rule; nothing could be judged of them. */
  readonly held: readonly Course[];
}

export interface Totals {
  readonly onsets: number;
  /** Days; null when it never fired. */
  readonly medianDays: number | null;
  readonly returns: number;
  readonly up: number;
}

/** Two courses of the same subjects, by who fires at their end. */
export function effectOf(before: readonly Course[], after: readonly Course[]): Effect {
  const was = new Set(before.flatMap(({ subject, isUp }) => (isUp ? [subject.key] : [])));
  const is = new Set(after.flatMap(({ subject, isUp }) => (isUp ? [subject.key] : [])));
  const known = new Map([...before, ...after].map((course) => [course.subject.key, course]));
  const pick = (keys: Iterable<string>): Course[] =>
    [...keys].flatMap((key) => known.get(key) ?? []).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return {
    stay: pick([...is].filter((key) => was.has(key))),
    leave: pick([...was].filter((key) => !is.has(key))),
    join: pick([...is].filter((key) => !was.has(key))),
    held: after.filter(({ isHeld }) => isHeld),
  };
}

export function totalsOf(courses: readonly Course[]): Totals {
  const lengths = courses.flatMap((course) => course.lengths);
  const sum = (of: (course: Course) => number): number => courses.reduce((total, course) => total + of(course), 0);
  return {
    onsets: sum((course) => course.onsets.length),
    medianDays: lengths.length === 0 ? null : Math.round(median(lengths)),
    returns: sum((course) => course.returns),
    up: sum((course) => (course.isUp ? 1 : 0)),
  };
}

/** The Monday of a day's week. */
export const weekOf = (day: IsoDate): IsoDate => addDays(day, -((weekday(day) + 6) % 7));

/** How many begin in each week, by its Monday. */
export function byWeek(onsets: Iterable<IsoDate>): Map<IsoDate, number> {
  const weeks = new Map<IsoDate, number>();
  for (const day of onsets) weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + 1);
  return weeks;
}
