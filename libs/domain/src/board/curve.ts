import {
  type AccountRoot,
  divideHalfUp,
  earlier,
  endOfMonth,
  type IsoDate,
  isoDate,
  monthOf,
  ratioToWire,
  type Sen,
  type WorkUnitCode,
  yearOf,
} from '../values/index.js';
import type { CurvePointView } from './board-view.js';
import { planToDate } from './cash-plan-sums.js';
import type { Rollup } from './rollup.js';
import { type Figures, realizationAt } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';

/** Month ends of the year, with the as-of date among them while the year runs. */
function curveDates(year: number, asOf: IsoDate): IsoDate[] {
  const ends = Array.from({ length: 12 }, (_, i) => endOfMonth(year, i + 1));
  return yearOf(asOf) === year && !ends.includes(asOf) ? [...ends, asOf].sort() : ends;
}

/** Realization of units at each of the curve's dates, kept between views. */
export type UnitCurves = Map<WorkUnitCode, readonly (Sen | null)[]>;

function unitCurve(rollup: Rollup, root: AccountRoot, unit: UnitSums, dates: readonly IsoDate[]): (Sen | null)[] {
  const basis = unit.basisAt(rollup.asOf);
  return dates.map((date) => (date <= rollup.asOf ? realizationAt(unit, root, basis, date, rollup.asOf) : null));
}

function realizedAt(rollup: Rollup, root: AccountRoot, dates: readonly IsoDate[], curves: UnitCurves): (Sen | null)[] {
  const sums: (Sen | null)[] = dates.map(() => null);
  for (const unit of rollup.units.values()) {
    const curve = curves.get(unit.code) ?? unitCurve(rollup, root, unit, dates);
    curves.set(unit.code, curve);
    for (const [i, value] of curve.entries()) if (value !== null) sums[i] = (sums[i] ?? 0n) + value;
  }
  return sums;
}

/** Cumulative realization and cash plan over the year as rates of the ceiling in force; nothing is drawn after `asOf`. */
export function curveOf(
  rollup: Rollup,
  root: AccountRoot,
  totals: Figures,
  months: readonly Sen[] | null,
  curves: UnitCurves,
): CurvePointView[] {
  const whole = totals.ceiling;
  if (whole === null || whole === 0n) return [];
  const dates = curveDates(rollup.year, rollup.asOf);
  const realized = realizedAt(rollup, root, dates, curves);
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

/**
 * Year-end absorption at the pace of the last three full months: what is left of the cash plan times realized/planned of
 * those months together (middle), of the slowest (low) and of the fastest (high), never above the ceiling.
 * Null before three months with a plan and payments have ended, and for reports without months (LRA).
 */
export function projectionOf(
  rollup: Rollup,
  root: AccountRoot,
  totals: Figures,
  plan: readonly Sen[] | null,
): { low: number; middle: number; high: number } | null {
  const { ceiling, realization, cashPlan, cashPlanYear } = totals;
  if (ceiling === null || ceiling <= 0n || realization === null || cashPlan === null || cashPlanYear === null) return null;
  if (totals.basis !== 'SP2D' || yearOf(rollup.asOf) !== rollup.year) return null;
  const paces = lastMonthsPace(rollup, root, plan, earlier(rollup.asOf, isoDate(rollup.year, 12, 31)));
  if (paces === null) return null;
  const left = cashPlanYear - cashPlan;
  const at = (pace: Pace): Sen => {
    const end = realization + divideHalfUp(left * pace.realized, pace.planned);
    return end > ceiling ? ceiling : end;
  };
  const ends = paces.map(at).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const together = at(paces.reduce((a, b) => ({ realized: a.realized + b.realized, planned: a.planned + b.planned })));
  const wire = (part: Sen): number => ratioToWire({ part, whole: ceiling }) as number;
  return { low: wire(ends[0] as Sen), middle: wire(together), high: wire(ends[2] as Sen) };
}

interface Pace {
  realized: Sen;
  planned: Sen;
}

function lastMonthsPace(rollup: Rollup, root: AccountRoot, plan: readonly Sen[] | null, asOf: IsoDate): Pace[] | null {
  const ended = asOf === endOfMonth(rollup.year, monthOf(asOf)) ? monthOf(asOf) : monthOf(asOf) - 1;
  if (ended < 3 || plan === null) return null;
  const paces = [ended - 2, ended - 1, ended].map((month) => {
    let realized = 0n;
    for (const unit of rollup.units.values()) realized += unit.payments.month(root, month);
    return { realized, planned: plan[month - 1] as Sen };
  });
  return paces.every((p) => p.planned > 0n) ? paces : null;
}
