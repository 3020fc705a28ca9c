import { type AccountRoot, addDays, endOfMonth, type IsoDate, ratioToWire, type Sen, yearOf } from '../values/index.js';
import type { CurvePointView } from './board-view.js';
import { planToDate } from './cash-plan-sums.js';
import type { Rollup } from './rollup.js';
import { type Figures, realizationAt } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';

/** Month ends of the year, with the as-of date among them while the year runs. */
export function curveDates(year: number, asOf: IsoDate): IsoDate[] {
  const ends = Array.from({ length: 12 }, (_, i) => endOfMonth(year, i + 1));
  return yearOf(asOf) === year && !ends.includes(asOf) ? [...ends, asOf].sort() : ends;
}

/** Realization of one unit at each of the curve's dates; null after the board's day, and before the first report. */
export interface UnitCurve {
  readonly values: readonly (Sen | null)[];
  /** Whether a value speaks of its date: a report of an earlier month does not. */
  readonly fresh: readonly boolean[];
}

/** A report may be dated this many days before the month's end. */
const REPORT_SLACK = 7;

export function unitCurve(rollup: Rollup, root: AccountRoot, unit: UnitSums, dates: readonly IsoDate[]): UnitCurve {
  const basis = unit.basisAt(rollup.asOf);
  const values = dates.map((date) => (date <= rollup.asOf ? realizationAt(unit, root, basis, date, rollup.asOf) : null));
  const isFresh = (date: IsoDate): boolean =>
    basis === 'SP2D' || (unit.reportAt(root, date)?.periodEnd ?? '') >= addDays(date, -REPORT_SLACK);
  return { values, fresh: dates.map((date, i) => values[i] !== null && isFresh(date)) };
}

function realizedAt(rollup: Rollup, dates: readonly IsoDate[], curveOf: (unit: UnitSums) => UnitCurve): (Sen | null)[] {
  const sums: (Sen | null)[] = dates.map(() => null);
  for (const unit of rollup.units.values())
    for (const [i, value] of curveOf(unit).values.entries()) if (value !== null) sums[i] = (sums[i] ?? 0n) + value;
  return sums;
}

/** Cumulative realization and cash plan over the year as rates of the ceiling in force; nothing is drawn after `asOf`. */
export function curveOf(
  rollup: Rollup,
  totals: Figures,
  months: readonly Sen[] | null,
  dates: readonly IsoDate[],
  curveOfUnit: (unit: UnitSums) => UnitCurve,
): CurvePointView[] {
  const whole = totals.ceiling;
  if (whole === null || whole === 0n) return [];
  const realized = realizedAt(rollup, dates, curveOfUnit);
  return dates.map((date, i) => {
    const part = realized[i] ?? null;
    const planned = months === null ? null : date === rollup.asOf ? totals.cashPlan : planToDate(months, rollup.year, date);
    return {
      date,
      realization: part === null ? null : ratioToWire({ part, whole }),
      cashPlan: planned === null ? null : ratioToWire({ part: planned, whole }),
    };
  });
}

/** The region's cash plan by month; null without one. */
export function planMonthsOf(rollup: Rollup, root: AccountRoot): Sen[] | null {
  let sum: Sen[] | null = null;
  for (const unit of rollup.units.values()) {
    const plan = unit.plan.at(root, rollup.asOf);
    if (plan) sum = plan.months.map((amount, i) => amount + (sum?.[i] ?? 0n));
  }
  return sum;
}
