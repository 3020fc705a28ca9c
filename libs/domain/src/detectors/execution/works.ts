import type { Change } from '../../board/rollup.js';
import type { WorkFact, WorkProgressFact } from '../../facts/index.js';
import { WorkFold, workKeyOf } from '../../folds/index.js';
import { dayNumber, type IsoDate, type Sen } from '../../values/index.js';
import type { Context, Evidence, Subject } from '../core/detector.js';
import { rp } from '../core/example-facts.js';

/** A physical work with its curve: points of the plan in per cent, and the last report up to the day that is judged. */
export interface Work {
  readonly fact: WorkFact;
  /** Day and planned per cent, ascending. */
  readonly plan: readonly (readonly [day: number, percent: number])[];
  readonly report: { readonly on: IsoDate; readonly physical: number } | null;
}

const HUNDREDTHS = 100;

export function workAt(key: string, { state, today }: Context): Work | null {
  const fold = state.fold(WorkFold);
  const fact = fold.at(key);
  if (!fact) return null;
  const points = fold.progressOf(key);
  const plan = points.flatMap(({ date, target }) => (target === null ? [] : [[dayNumber(date), target / HUNDREDTHS] as const]));
  const last = points.filter(({ date, physical }) => physical !== null && date <= today).at(-1);
  return { fact, plan, report: last?.physical == null ? null : { on: last.date, physical: last.physical / HUNDREDTHS } };
}

/** Planned per cent on a day, between two points in a straight line; null outside the plan. Never from a curve of our own. */
export function plannedOn({ plan }: Work, day: number): number | null {
  for (const [i, [to, percent]] of plan.entries()) {
    if (to === day) return percent;
    const [from, before] = plan[i - 1] ?? [to, percent];
    if (to > day) return i === 0 ? null : before + ((percent - before) * (day - from)) / (to - from);
  }
  return null;
}

/** The day on which the plan had a percentage (earned schedule); null outside the plan. */
export function plannedDay({ plan }: Work, percent: number): number | null {
  for (const [i, [day, planned]] of plan.entries()) {
    if (planned < percent) continue;
    const before = plan[i - 1];
    return before === undefined
      ? planned === percent
        ? day
        : null
      : before[0] + ((day - before[0]) * (percent - before[1])) / (planned - before[1]);
  }
  return null;
}

/** Calendar days of a duration as offices write it: `30 hari`, `90 (sembilan puluh) hari kalender`; null for any other unit. */
export function daysOf({ duration }: WorkFact): number | null {
  const found = /^\s*(\d+)\s*(\([^)]*\))?\s*hari\b/i.exec(duration ?? '');
  return found ? Number(found[1]) : null;
}

export const workSubject = ({ workUnit, key }: Pick<WorkFact, 'workUnit' | 'key'>): Subject => ({
  type: 'contract',
  key: `${workUnit}|${key}`,
  workUnit,
});

export function* allWorks({ state }: Context): Iterable<Subject> {
  const fold = state.fold(WorkFold);
  for (const key of fold.keys()) {
    const fact = fold.at(key);
    if (fact) yield workSubject(fact);
  }
}

export function* touchedWorks(changes: readonly Change[], { state }: Context): Iterable<Subject> {
  for (const fact of changes.flatMap(({ before, after }) => [before, after]))
    if ((fact?.kind === 'work' || fact?.kind === 'work-progress') && state.fold(WorkFold).at(workKeyOf(fact))) yield workSubject(fact);
}

export const workRow = ({ fact }: Work): Evidence => ({
  kind: 'work',
  key: workKeyOf(fact),
  date: fact.date,
  label: fact.name,
  amount: fact.amount,
});

/** A made-up work for examples: signed in March, 100 days, with points of plan and progress. */
export function exampleWork(
  points: readonly (readonly [date: IsoDate, target: number | null, physical: number | null])[],
  amount: Sen = rp(900_000_000),
) {
  const base = (date: IsoDate) => ({ region: '12.05', year: 2026, date, workUnit: '1.03.0.00.0.00.01.0000', key: '1' });
  const papers = {
    ceiling: null,
    contractNumber: '602/1/SPK/2026',
    contractDate: '2026-03-02',
    amount,
    duration: '100 (seratus) hari kalender',
  };
  const work: WorkFact = {
    ...base('2026-03-02'),
    kind: 'work',
    name: 'Peningkatan jalan',
    ...papers,
    vendor: null,
    dak: null,
    coordinate: null,
    location: null,
  };
  const percent = (value: number | null): number | null => (value === null ? null : Math.round(value * HUNDREDTHS));
  const progress = points.map(
    ([date, target, physical]): WorkProgressFact => ({
      ...base(date),
      kind: 'work-progress',
      target: percent(target),
      physical: percent(physical),
      note: null,
    }),
  );
  return [work, ...progress];
}
