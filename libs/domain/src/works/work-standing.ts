import type { WorkFact, WorkProgressFact } from '../facts/index.js';
import { dayNumber, type IsoDate, isoDate } from '../values/index.js';
import { type ContractState, judgeContract, type Percent } from './critical-contract.js';
import { endOfWork } from './duration.js';

/** Done: nothing more is judged. Unknown: no schedule, or no report that is young enough. */
export type WorkState = ContractState | 'selesai' | 'unknown';

/** How a work stands on a day, by its last report. */
export interface WorkStanding {
  readonly state: WorkState;
  /** At the last report; null = its schedule, or what is built, was never told. */
  readonly plan: Percent | null;
  readonly physical: Percent | null;
  readonly reportedOn: IsoDate | null;
  readonly start: IsoDate | null;
  readonly due: IsoDate | null;
}

const DONE: Percent = 100_00;
/** Days after which a report no longer judges: of works that report by the month, and of others. */
const OLD = { monthly: 35, other: 14 } as const;
/** Reports that are at least as far apart as this come by the month. */
const MONTHLY_GAP = 21;

/**
 * A work with what was told of it, oldest first, against its own schedule. Plan and report are compared on the day of the report, since a plan moves on every day and a report does
 * not; the schedule is drawn straight between the days it names, from nothing on the day of the contract. No usual curve is put in its place.
 */
export function standingOf(fact: WorkFact, told: readonly WorkProgressFact[], day: IsoDate): WorkStanding {
  const progress = told.filter(({ date }) => date <= day);
  const start = fact.contractDate;
  const due = start === null ? null : endOfWork(start, fact.duration);
  const reports = progress.flatMap(({ date, physical }) => (physical === null ? [] : [{ date, physical }]));
  const last = reports.at(-1);
  if (!last) return { state: 'unknown', plan: null, physical: null, reportedOn: null, start, due };
  const { date: reportedOn, physical } = last;
  const plan = planAt(progress, start, reportedOn);
  const known = { plan, physical, reportedOn, start, due };
  if (physical >= DONE) return { ...known, state: 'selesai' };
  if (plan === null || daysBetween(reportedOn, day) > oldAfter(reports)) return { ...known, state: 'unknown' };
  const inYear = finishesInYear(fact.year, start, reportedOn, physical);
  return { ...known, state: judgeContract({ plan, physical, finishesInYear: inYear }, reportedOn) ?? 'unknown' };
}

const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** Works that told once or twice may tell by the month. */
function oldAfter(reports: readonly { readonly date: IsoDate }[]): number {
  const gaps = reports.slice(1).map(({ date }, i) => daysBetween(reports[i]?.date ?? date, date));
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return middle === undefined || middle >= MONTHLY_GAP ? OLD.monthly : OLD.other;
}

function planAt(progress: readonly WorkProgressFact[], start: IsoDate | null, day: IsoDate): Percent | null {
  const targets = progress.flatMap(({ date, target }) => (target === null ? [] : [{ date, target }]));
  const from = start === null ? targets : [{ date: start, target: 0 }, ...targets.filter(({ date }) => date > start)];
  const before = from.filter(({ date }) => date <= day).at(-1);
  const after = from.find(({ date }) => date > day);
  if (!before || targets.length === 0) return null;
  if (before.date === day) return before.target;
  if (!after) return before.target >= DONE ? DONE : null;
  const share = daysBetween(before.date, day) / daysBetween(before.date, after.date);
  return Math.round(before.target + share * (after.target - before.target));
}

/** At its speed from the day of the contract; null while nothing is built or no day is known. */
function finishesInYear(year: number, start: IsoDate | null, reportedOn: IsoDate, physical: Percent): boolean | null {
  if (start === null || physical === 0 || reportedOn <= start) return null;
  const perDay = physical / daysBetween(start, reportedOn);
  return dayNumber(reportedOn) + (DONE - physical) / perDay <= dayNumber(isoDate(year, 12, 31));
}
