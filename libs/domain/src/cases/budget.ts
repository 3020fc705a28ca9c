import type { Severity } from '../detectors/core/severity.js';
import type { AlertFact } from '../facts/index.js';
import { addDays, type IsoDate } from '../values/index.js';
import { byRank, type Case } from './case.js';

/**
 * How much a regency can look at: new heavy cases a day, new cases in seven days. What is more waits in the queue. Of the backlog that the first
 * judgement finds, a few a day, and never the last room of a day or week: that is kept for what is new.
 */
export const ALARM_BUDGET = { heavyPerDay: 5, perWeek: 25, backlogPerDay: 5 } as const;
const KEPT_FOR_NEW = { heavyPerDay: 1, perWeek: 5 } as const;
const NOTHING_KEPT = { heavyPerDay: 0, perWeek: 0 } as const;

export const isHeavy = (severity: Severity): boolean => severity === 'kritis' || severity === 'tinggi';

interface Spent {
  readonly heavyToday: number;
  readonly thisWeek: number;
  readonly backlogToday: number;
}

/** What was let out so far, in cases. */
export function spent(alerts: Iterable<AlertFact>, today: IsoDate): Spent {
  const heavy = new Set<string>();
  const week = new Set<string>();
  const backlog = new Set<string>();
  for (const { case: id, raisedOn, severity, backlog: isOld } of alerts) {
    if (raisedOn === null || raisedOn > today || raisedOn <= addDays(today, -7)) continue;
    week.add(id);
    if (raisedOn === today && isHeavy(severity)) heavy.add(id);
    if (raisedOn === today && isOld) backlog.add(id);
  }
  return { heavyToday: heavy.size, thisWeek: week.size, backlogToday: backlog.size };
}

/** Cases that nobody sees yet; those of the backlog are counted apart. */
export function waitingOf(open: readonly Case[]): { readonly waiting: number; readonly backlogWaiting: number } {
  const waiting = open.filter((each) => each.raisedOn === null && each.standing.length > 0);
  const backlogWaiting = waiting.filter((each) => each.isBacklog).length;
  return { waiting: waiting.length - backlogWaiting, backlogWaiting };
}

/** The waiting cases that may be let out today: what is new before the backlog, and there heaviest first. `info` never is: it only informs. */
export function letOut(waiting: readonly Case[], alerts: Iterable<AlertFact>, today: IsoDate): Case[] {
  let { heavyToday, thisWeek, backlogToday } = spent(alerts, today);
  const ranked = [...waiting].sort((a, b) => Number(a.isBacklog) - Number(b.isBacklog) || byRank(a, b));
  return ranked.filter(({ severity, isBacklog }) => {
    const kept = isBacklog ? KEPT_FOR_NEW : NOTHING_KEPT;
    if (severity === 'info' || (isHeavy(severity) && heavyToday >= ALARM_BUDGET.heavyPerDay - kept.heavyPerDay)) return false;
    if (thisWeek >= ALARM_BUDGET.perWeek - kept.perWeek) return false;
    if (isBacklog && backlogToday >= ALARM_BUDGET.backlogPerDay) return false;
    thisWeek++;
    if (isHeavy(severity)) heavyToday++;
    if (isBacklog) backlogToday++;
    return true;
  });
}
