import { type AccountRoot, accountPath, type IsoDate, type Sen } from '../values/index.js';
import { planToDate } from './cash-plan-sums.js';
import { type Amounts, MEASURES, type Measure, type PlainUnit, planAccount, put, totalOf } from './plain-unit.js';

/** A view: amounts by key, and the key that each is part of. */
export interface PlainView {
  readonly amounts: Map<string, Amounts>;
  readonly parents: Map<string, string>;
}

const REST = '-';
const MONTHS = Array.from({ length: 12 }, (_, m) => m);

/** Every view finer than a work unit, worked out unit by unit and row by row. */
export function plainViews(units: readonly PlainUnit[], root: AccountRoot, year: number, asOf: IsoDate): Record<string, PlainView> {
  return {
    account: byAccount(units, root, asOf),
    programme: byCode(units, root, asOf, (row) => programmes(row.subActivity), true),
    fundingSource: byCode(units, root, asOf, (row) => (row.fundingSource === null ? [] : [row.fundingSource]), false),
    month: byMonth(units, root, year, asOf),
  };
}

function programmes(subActivity: string | null): string[] {
  const parts = subActivity?.split('.') ?? [];
  return subActivity === null ? [] : [3, 5, 6].map((n) => parts.slice(0, n).join('.'));
}

/** Accounts of every level; what stands above level 6 only is the rest. */
function byAccount(units: readonly PlainUnit[], root: AccountRoot, asOf: IsoDate): PlainView {
  const view = newView();
  for (const unit of units) {
    const own = newView();
    for (const line of unit.lines ?? []) spread(own, accountPath(line.account), 'ceiling', line.amount);
    for (const row of unit.report) {
      if (unit.lines === null && row.budget !== null) spread(own, accountPath(row.account), 'ceiling', row.budget);
      for (const measure of realizedAs(unit, 'LRA')) spread(own, accountPath(row.account), measure, row.realization);
    }
    for (const plan of unit.plans) {
      spread(own, accountPath(planAccount(plan)), 'cashPlan', planToDate(plan.months, plan.year, asOf));
      spread(own, accountPath(planAccount(plan)), 'cashPlanYear', sum(plan.months));
    }
    for (const line of unit.paid)
      for (const measure of realizedAs(unit, 'SP2D')) spread(own, accountPath(line.account), measure, line.amount);
    if (own.amounts.size === 0) continue;
    addRest(
      view,
      totalOf(unit, root, asOf),
      [...own.amounts].filter(([code]) => accountPath(code).length === 6),
    );
    if (unit.hasPaid && root === '5') for (const measure of realizedAs(unit, 'SP2D')) spread(own, [root], measure, 0n);
    join(view, own);
  }
  return view;
}

type Coded = { readonly subActivity: string | null; readonly fundingSource: string | null };

/** Codes that budget lines and payments carry; reports carry none, so that their realization is the rest. */
function byCode(
  units: readonly PlainUnit[],
  root: AccountRoot,
  asOf: IsoDate,
  path: (row: Coded) => readonly string[],
  plansHaveIt: boolean,
): PlainView {
  const view = newView();
  for (const unit of units) {
    const own = newView();
    for (const line of unit.lines ?? []) spread(own, path(line), 'ceiling', line.amount);
    for (const plan of plansHaveIt ? unit.plans : []) {
      const codes = path({ subActivity: plan.subActivity, fundingSource: null });
      spread(own, codes, 'cashPlan', planToDate(plan.months, plan.year, asOf));
      spread(own, codes, 'cashPlanYear', sum(plan.months));
    }
    for (const line of unit.paid) for (const measure of realizedAs(unit, 'SP2D')) spread(own, path(line), measure, line.amount);
    addRest(
      view,
      totalOf(unit, root, asOf),
      [...own.amounts].filter(([code]) => !own.parents.has(code)),
    );
    join(view, own);
  }
  return view;
}

/** What was paid and planned in each month. A report has no months: it is the rest. */
function byMonth(units: readonly PlainUnit[], root: AccountRoot, year: number, asOf: IsoDate): PlainView {
  const view = newView();
  const key = (m: number): string => `${year}-${String(m + 1).padStart(2, '0')}`;
  for (const unit of units) {
    for (const m of MONTHS) {
      const paid = sum(unit.paid.filter((line) => line.day.startsWith(key(m))).map((line) => line.amount));
      if (unit.basis === 'SP2D' && paid !== 0n) spread(view, [key(m)], 'realization', paid);
      for (const plan of unit.plans) {
        const only = plan.months.map((amount, i) => (i === m ? amount : 0n));
        spread(view, [key(m)], 'cashPlan', planToDate(only, year, asOf));
        spread(view, [key(m)], 'cashPlanYear', sum(only));
      }
    }
    const realized = totalOf(unit, root, asOf).get('realization');
    if (unit.basis === 'LRA' && realized !== undefined) spread(view, [REST], 'realization', realized);
  }
  return view;
}

const newView = (): PlainView => ({ amounts: new Map(), parents: new Map() });
const sum = (amounts: readonly Sen[]): Sen => amounts.reduce((a, b) => a + b, 0n);

/** A payment or report is realization on its own basis only, and stands in the reconciliation on either. */
const realizedAs = (unit: PlainUnit, basis: 'LRA' | 'SP2D'): Measure[] => {
  const side: Measure = basis === 'LRA' ? 'lra' : 'sp2d';
  return unit.basis === basis ? [side, 'realization'] : [side];
};

/** Adds an amount at every code of a path, from the top down. */
function spread(view: PlainView, path: readonly string[], measure: Measure, amount: Sen): void {
  for (const [i, code] of path.entries()) {
    const known = view.amounts.get(code) ?? new Map<Measure, Sen>();
    view.amounts.set(code, known);
    put(known, measure, amount);
    if (i > 0) view.parents.set(code, path[i - 1] as string);
  }
}

function join(view: PlainView, own: PlainView): void {
  for (const [code, amounts] of own.amounts) for (const [measure, amount] of amounts) spread(view, [code], measure, amount);
  for (const [code, parent] of own.parents) view.parents.set(code, parent);
}

/** What of a unit's total its details do not hold; nothing when they hold all. */
function addRest(view: PlainView, total: Amounts, details: readonly (readonly [string, Amounts])[]): void {
  for (const measure of MEASURES) {
    const whole = total.get(measure);
    if (whole === undefined) continue;
    const rest = whole - sum(details.map(([, amounts]) => amounts.get(measure) ?? 0n));
    if (rest !== 0n) spread(view, [REST], measure, rest);
  }
}
