import {
  type AccountCode,
  type AccountRoot,
  accountLevel,
  accountParent,
  accountRoot,
  type IsoDate,
  MONTH_NAMES,
  type Sen,
  sumSen,
  yearPosition,
} from '../values/index.js';
import type { RowView } from './board-view.js';
import type { PlanFigures } from './cash-plan-sums.js';
import type { Rollup } from './rollup.js';
import { addFigures, type Figures, type Moments, NO_FIGURES, realizationAt } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';
import { momentsOf } from './view.js';
import { type PlanLimits, writeRow } from './write-figures.js';

/** Key and name of what a source gives only above the level of a view. */
export const NOT_DETAILED = { key: '-', name: 'tidak dirinci' } as const;
const FINEST_LEVEL = 6;

/** A name for an account code; the code itself when nothing is known. */
export type NameOf = (account: AccountCode) => string;

/** Figures by account, parents holding their children; see {@link breakdownByAccount}. */
export interface AccountSums {
  readonly sums: ReadonlyMap<AccountCode, Figures>;
  /** Accounts that some unit reports only as a part of a coarser one: their budget and realization do not belong together. */
  readonly partial: ReadonlySet<AccountCode>;
  /** What units report only above level 6. */
  readonly rest: Figures;
}

export function figuresByAccount(rollup: Rollup, root: AccountRoot, units: Iterable<UnitSums> = rollup.units.values()): AccountSums {
  const moments = momentsOf(rollup.year, rollup.asOf);
  const sums = new Map<AccountCode, Figures>();
  const partial = new Set<AccountCode>();
  let rest = NO_FIGURES;
  for (const unit of units) {
    const report = unit.basisAt(rollup.asOf) === 'LRA' ? unit.reportAt(root, rollup.asOf) : null;
    let total = NO_FIGURES;
    let detailed = NO_FIGURES;
    for (const account of accountsOf(unit, root, moments)) {
      const figures = figuresAt(unit, account, root, moments);
      sums.set(account, addFigures(sums.get(account) ?? NO_FIGURES, figures));
      if (report?.isCoarserThan(account)) partial.add(account);
      if (account === root) total = figures;
      if (accountLevel(account) === FINEST_LEVEL) detailed = addFigures(detailed, figures);
    }
    rest = addFigures(rest, remainder(total, detailed));
  }
  return { sums, partial, rest };
}

/**
 * Rows by account: every account with a value, parents holding their children. The row `-` holds what units report only
 * above level 6, so that level 6 together with it is the total. An account that some unit reports only as a part of a coarser one
 * has no rates: its budget and its realization do not belong together. Of all units, or of those given.
 */
export function breakdownByAccount(rollup: Rollup, root: AccountRoot, nameOf: NameOf, units?: Iterable<UnitSums>): RowView[] {
  const { sums, partial, rest } = figuresByAccount(rollup, root, units);
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, f]) => {
      const row = writeRow(account, nameOf(account), accountParent(account), f, rollup.planLimits);
      return partial.has(account) ? withoutRates(row) : row;
    });
  return isNothing(rest) ? rows : [...rows, withoutRates(writeRow(NOT_DETAILED.key, NOT_DETAILED.name, null, rest, rollup.planLimits))];
}

/** Rows by month: what was realized and planned in each; units on reports, which have no months, stand in the row `-`. */
export function breakdownByMonth(rollup: Rollup, root: AccountRoot): RowView[] {
  const months: Figures[] = Array.from({ length: 12 }, () => NO_FIGURES);
  let rest = NO_FIGURES;
  for (const unit of rollup.units.values()) {
    const basis = unit.basisAt(rollup.asOf);
    const plan = unit.plan.at(root, rollup.asOf);
    const { touched } = unit;
    const revisions = {
      ceiling: touched.ceiling,
      cashPlan: touched.cashPlan,
      realization: basis === 'LRA' ? touched.lra : unit.documentsTouched(root),
    };
    const part = { ...NO_FIGURES, revisions };
    if (basis === 'LRA')
      rest = addFigures(rest, { ...part, basis, realization: unit.reportFigures(root, rollup.asOf)?.realization ?? null });
    for (let m = 0; m < 12; m++) {
      const paid = basis === 'SP2D' ? unit.payments.month(root, m + 1) : 0n;
      const planned = plan?.months[m] ?? null;
      if (paid !== 0n || planned !== null)
        months[m] = addFigures(months[m] as Figures, {
          ...part,
          basis: paid === 0n ? null : basis,
          realization: paid === 0n ? null : paid,
          cashPlanYear: planned,
          cashPlan: plan === null ? null : plannedToDate(plan, m, rollup.year, rollup.asOf),
        });
    }
  }
  const someReported = rest.realization !== null;
  const rows = months.map((f, m) =>
    monthRow(`${rollup.year}-${String(m + 1).padStart(2, '0')}`, MONTH_NAMES[m] as string, f, someReported, rollup.planLimits),
  );
  return someReported ? [...rows, monthRow(NOT_DETAILED.key, NOT_DETAILED.name, rest, true, rollup.planLimits)] : rows;
}

/** The part of a month's plan that is due by `asOf`: all of it, a part of the running month, or nothing yet. */
function plannedToDate(plan: PlanFigures, month: number, year: number, asOf: IsoDate): Sen {
  const { monthsEnded } = yearPosition(year, asOf);
  if (month < monthsEnded) return plan.months[month] as Sen;
  return month > monthsEnded ? 0n : plan.toDate - sumSen(plan.months.slice(0, monthsEnded));
}

function accountsOf(unit: UnitSums, root: AccountRoot, at: Moments): Set<AccountCode> {
  const accounts = new Set<AccountCode>();
  const add = (account: AccountCode): void => {
    if (accountRoot(account) === root) accounts.add(account);
  };
  for (const [account] of unit.versionAt(at.asOf, root)?.sums.entries() ?? []) add(account);
  for (const account of unit.plan.tree(at.asOf).keys()) add(account);
  for (const account of unit.reportAt(root, at.asOf)?.tree().keys() ?? []) add(account);
  for (const [account] of unit.payments.accounts.entries()) add(account);
  return accounts;
}

function figuresAt(unit: UnitSums, account: AccountCode, root: AccountRoot, at: Moments): Figures {
  const basis = unit.basisAt(at.asOf);
  const report = unit.reportAt(root, at.asOf)?.at(account) ?? null;
  const version = unit.versionAt(at.asOf, root);
  const plan = unit.plan.at(account, at.asOf);
  const sp2d = account === root ? unit.payments.total(root) : unit.payments.accounts.at(account);
  const realization = basis === 'LRA' ? (report?.realization ?? null) : sp2d;
  return {
    ceiling: version ? version.sums.at(account) : (report?.budget ?? null),
    cashPlan: plan?.toDate ?? null,
    cashPlanYear: plan?.year ?? null,
    realization,
    lra: report?.realization ?? null,
    sp2d,
    basis: realization === null ? null : basis,
    weekBefore: account === root ? realizationAt(unit, root, basis, at.weekBefore, at.asOf) : null,
    monthBefore: null,
    revisions: {
      ceiling: unit.touched.ceiling,
      cashPlan: unit.touched.cashPlan,
      realization: basis === 'LRA' ? unit.touched.lra : unit.documentsTouched(root),
    },
  };
}

const minus = (a: Sen | null, b: Sen | null): Sen | null => (a === null ? null : a - (b ?? 0n));
const some = (a: Sen | null): Sen | null => (a === 0n ? null : a);

/** What of a unit's total is not in its details. */
export function remainder(total: Figures, detailed: Figures): Figures {
  const realization = some(minus(total.realization, detailed.realization));
  return {
    ...total,
    ceiling: some(minus(total.ceiling, detailed.ceiling)),
    cashPlan: some(minus(total.cashPlan, detailed.cashPlan)),
    cashPlanYear: some(minus(total.cashPlanYear, detailed.cashPlanYear)),
    realization,
    basis: realization === null ? null : total.basis,
    lra: some(minus(total.lra, detailed.lra)),
    sp2d: some(minus(total.sp2d, detailed.sp2d)),
  };
}

export const isNothing = (f: Figures): boolean =>
  [f.ceiling, f.cashPlan, f.cashPlanYear, f.realization, f.lra, f.sp2d].every((v) => v === null);

/** A month has no ceiling of its own, and no realization of units on reports (`someReported`): that is why they are absent. */
function monthRow(key: string, name: string, f: Figures, someReported: boolean, limits: PlanLimits): RowView {
  const row = writeRow(key, name, null, f, limits);
  const absent: RowView['absent'] = { ...row.absent, ceiling: 'bukan-tingkat-ini', absorption: 'bukan-tingkat-ini' };
  if (someReported && row.realization === null) absent.realization = 'bukan-tingkat-ini';
  return { ...row, absent };
}

/** A rate of parts that do not belong together would say too little: it is absent, and the row is never marked. */
export function withoutRates(row: RowView): RowView {
  const absent: RowView['absent'] = { ...row.absent, absorption: 'bukan-tingkat-ini' };
  if (row.realization === null) absent.realization = 'bukan-tingkat-ini';
  return { ...row, absorption: null, absent, gap: null, weekChange: null, state: 'unknown' };
}
