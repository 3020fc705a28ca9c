import type { AccountRoot, IsoDate, Sen } from '../values/index.js';
import type { Basis } from './board-view.js';
import type { UnitSums } from './unit-sums.js';

/** Figures in sen before they are written for the wire. Null = no value; the revisions say when each last changed. */
export interface Figures {
  ceiling: Sen | null;
  cashPlan: Sen | null;
  cashPlanYear: Sen | null;
  realization: Sen | null;
  lra: Sen | null;
  sp2d: Sen | null;
  basis: Basis | null;
  /** Realization `daysBack` days earlier is needed for changes; null when unknown. */
  weekBefore: Sen | null;
  monthBefore: Sen | null;
  revisions: { ceiling: number; cashPlan: number; realization: number };
}

export interface Moments {
  readonly asOf: IsoDate;
  /** Seven days before, and the last day of the month before, both within the year or before its start. */
  readonly weekBefore: IsoDate;
  readonly monthBefore: IsoDate;
}

/** Realization of a unit up to a date on a basis; null when nothing is known. */
export function realizationAt(unit: UnitSums, root: AccountRoot, basis: 'LRA' | 'SP2D', date: IsoDate, asOf: IsoDate): Sen | null {
  if (basis === 'LRA') return unit.reportFigures(root, date)?.realization ?? null;
  const total = unit.payments.total(root);
  return total === null || date >= asOf ? total : total - unit.payments.between(root, date, asOf);
}

/** The figures of one unit by itself, without its sub-units. */
export function unitFigures(unit: UnitSums, root: AccountRoot, at: Moments): Figures {
  const basis = unit.basisAt(at.asOf);
  const plan = unit.plan.at(root, at.asOf);
  const lra = unit.reportFigures(root, at.asOf)?.realization ?? null;
  const sp2d = unit.payments.total(root);
  const realization = basis === 'LRA' ? lra : sp2d;
  const fromReport = unit.versionAt(at.asOf, root) === null;
  return {
    ceiling: unit.ceilingAt(root, at.asOf),
    cashPlan: plan?.toDate ?? null,
    cashPlanYear: plan?.year ?? null,
    realization,
    lra,
    sp2d,
    basis: realization === null ? null : basis,
    weekBefore: realizationAt(unit, root, basis, at.weekBefore, at.asOf),
    monthBefore: realizationAt(unit, root, basis, at.monthBefore, at.asOf),
    revisions: {
      ceiling: fromReport ? Math.max(unit.touched.ceiling, unit.touched.lra) : unit.touched.ceiling,
      cashPlan: unit.touched.cashPlan,
      realization: Math.max(basis === 'LRA' ? unit.touched.lra : unit.documentsTouched(root), unit.touched.basis),
    },
  };
}

export const NO_FIGURES: Figures = Object.freeze({
  ceiling: null,
  cashPlan: null,
  cashPlanYear: null,
  realization: null,
  lra: null,
  sp2d: null,
  basis: null,
  weekBefore: null,
  monthBefore: null,
  revisions: Object.freeze({ ceiling: 0, cashPlan: 0, realization: 0 }),
});

const plus = (a: Sen | null, b: Sen | null): Sen | null => (a === null ? b : b === null ? a : a + b);

/** Each unit once, by its own basis: absent stays absent, and `mixed` says that bases differ. */
export function addFigures(a: Figures, b: Figures): Figures {
  return {
    ceiling: plus(a.ceiling, b.ceiling),
    cashPlan: plus(a.cashPlan, b.cashPlan),
    cashPlanYear: plus(a.cashPlanYear, b.cashPlanYear),
    realization: plus(a.realization, b.realization),
    lra: plus(a.lra, b.lra),
    sp2d: plus(a.sp2d, b.sp2d),
    basis: a.basis === null ? b.basis : b.basis === null || a.basis === b.basis ? a.basis : 'mixed',
    weekBefore: plus(a.weekBefore, b.weekBefore),
    monthBefore: plus(a.monthBefore, b.monthBefore),
    revisions: {
      ceiling: Math.max(a.revisions.ceiling, b.revisions.ceiling),
      cashPlan: Math.max(a.revisions.cashPlan, b.revisions.cashPlan),
      realization: Math.max(a.revisions.realization, b.revisions.realization),
    },
  };
}
