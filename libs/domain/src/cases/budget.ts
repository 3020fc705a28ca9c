import type { Severity } from '../detectors/core/severity.js';
import type { AlertFact } from '../facts/index.js';
import { addDays, type IsoDate } from '../values/index.js';
import { byRank, type Case } from './case.js';

/** How much a regency can look at: new heavy cases a day, new cases in seven days. What is more waits in the queue. */
export const ALARM_BUDGET = { heavyPerDay: 5, perWeek: 25 } as const;

export const isHeavy = (severity: Severity): boolean => severity === 'kritis' || severity === 'tinggi';

/** What was let out so far: cases by day. */
export function spent(alerts: Iterable<AlertFact>, today: IsoDate): { readonly heavyToday: number; readonly thisWeek: number } {
  const heavy = new Set<string>();
  const week = new Set<string>();
  for (const { case: id, raisedOn, severity } of alerts) {
    if (raisedOn === null || raisedOn > today || raisedOn <= addDays(today, -7)) continue;
    week.add(id);
    if (raisedOn === today && isHeavy(severity)) heavy.add(id);
  }
  return { heavyToday: heavy.size, thisWeek: week.size };
}

/** The waiting cases that may be let out today, heaviest first. `info` never is: it only informs. */
export function letOut(waiting: readonly Case[], alerts: Iterable<AlertFact>, today: IsoDate): Case[] {
  let { heavyToday, thisWeek } = spent(alerts, today);
  return [...waiting].sort(byRank).filter(({ severity }) => {
    if (severity === 'info' || thisWeek >= ALARM_BUDGET.perWeek || (isHeavy(severity) && heavyToday >= ALARM_BUDGET.heavyPerDay))
      return false;
    thisWeek++;
    if (isHeavy(severity)) heavyToday++;
    return true;
  });
}
