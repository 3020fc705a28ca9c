import type { TrackedCondition } from '../alerts/condition.js';
import { addDays, type IsoDate } from '../values/index.js';

/** Days after the one that was last written and before `day`: they were judged and nothing changed, so nothing was written. */
export function quietDaysUntil({ day: last }: TrackedCondition, day: IsoDate): number {
  let days = 0;
  for (let each = addDays(last, 1); each < day; each = addDays(each, 1)) days++;
  return days;
}

/** The condition as if every quiet day had been written: only its restlessness remembers them. */
export function rememberQuiet(condition: TrackedCondition, days: number): TrackedCondition {
  if (days === 0) return condition;
  const changes = [...condition.now.changes, ...Array<boolean>(days).fill(false)].slice(-21);
  return { ...condition, now: { ...condition.now, changes } };
}
