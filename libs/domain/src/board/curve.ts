import { type AccountRoot, endOfMonth, type IsoDate, ratioToWire, type Sen, yearOf } from '../values/index.js';
import type { CurvePointView } from './board-view.js';
import { planToDate } from './cash-plan-sums.js';
import type { Rollup } from './rollup.js';
import type { Figures } from './unit-figures.js';
import type { UnitPaces } from './unit-paces.js';

/** Month ends of the year, with the as-of date among them while the year runs. */
export function curveDates(year: number, asOf: IsoDate): IsoDate[] {
  const ends = Array.from({ length: 12 }, (_, i) => endOfMonth(year, i + 1));
  return yearOf(asOf) === year && !ends.includes(asOf) ? [...ends, asOf].sort() : ends;
}

/** Cumulative realization and cash plan over the year as rates of the ceiling in force; nothing is drawn after `asOf`. */
export function curveOf(rollup: Rollup, totals: Figures, months: readonly Sen[] | null, paces: UnitPaces): CurvePointView[] {
  const whole = totals.ceiling;
  if (whole === null || whole === 0n) return [];
  const { values, known } = paces.all();
  return paces.dates.map((date, i) => {
    const part = known[i] ? (values[i] ?? null) : null;
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
