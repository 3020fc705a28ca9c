import type { BudgetLineFact, CashPlanFact, Fact, LraFact, Sp2dLine } from '../facts/index.js';
import { type AccountRoot, accountPath, accountRoot, type IsoDate, type Sen, withinYear } from '../values/index.js';
import { planToDate } from './cash-plan-sums.js';
import { countsAsRealization } from './payment-sums.js';

/** A group of a cash plan stands under one root. */
const ROOT_OF_GROUP = { pendapatan: '4', belanja: '5', pembiayaan: '6' } as const;
const PLANNING = ['RKPD', 'KUA', 'RKA'];

type DatedLine = Sp2dLine & { readonly day: IsoDate };
const dated = (fact: Fact, line: Sp2dLine): DatedLine => ({ ...line, day: withinYear(fact.year, fact.date) });

/** What one work unit has under a root on a day, picked from its own facts dated up to that day: no increments, no shared trees. */
export interface PlainUnit {
  readonly code: string;
  readonly basis: 'LRA' | 'SP2D';
  /** The version in force; null without one. */
  readonly lines: readonly BudgetLineFact[] | null;
  /** Rows of the latest report that have no finer rows beside them. */
  readonly report: readonly LraFact[];
  /** Rows of the cash plan that count. */
  readonly plans: readonly CashPlanFact[];
  /** Lines of the payments that count, and receipts of revenue, each with its day in the year. */
  readonly paid: readonly DatedLine[];
  /** Whether any disbursement order is known, counted or not. */
  readonly hasPaid: boolean;
}

export function plainUnit(code: string, own: readonly Fact[], root: AccountRoot): PlainUnit {
  const payments = own.filter((f) => f.kind === 'sp2d');
  const receipts = own
    .filter((f) => f.kind === 'revenue-receipt')
    .filter((f) => f.counts)
    .map((f) => dated(f, { account: f.account, amount: f.amount, subActivity: null, fundingSource: null }));
  const reports = own.filter((f) => f.kind === 'lra');
  const setting = own.find((f) => f.kind === 'unit-basis')?.basis ?? 'AUTO';
  return {
    code,
    basis: setting !== 'AUTO' ? setting : reports.length > 0 ? 'LRA' : 'SP2D',
    lines: linesInForce(own, root),
    report: lastReport(reports, root),
    plans: plansThatCount(own).filter((f) => planRoot(f) === root),
    paid: [...payments.filter(countsAsRealization).flatMap((f) => f.lines.map((line) => dated(f, line))), ...receipts].filter(
      (line) => accountRoot(line.account) === root,
    ),
    hasPaid: payments.length > 0,
  };
}

/** The account a plan row stands at, the root itself for one that names none. */
export const planAccount = (fact: CashPlanFact): string => fact.account ?? ROOT_OF_GROUP[fact.group];
const planRoot = (fact: CashPlanFact): AccountRoot | null => accountRoot(planAccount(fact));

/** Lines of the stage that came into force last, of those that speak of the root; the later stage of two on one day. */
function linesInForce(own: readonly Fact[], root: AccountRoot): BudgetLineFact[] | null {
  const all = own.filter((f) => f.kind === 'budget-line').filter((f) => !PLANNING.includes(f.stage));
  const speaking = new Set(all.filter((f) => accountRoot(f.account) === root).map((f) => f.stage));
  const order = ({ date, stage }: BudgetLineFact): string =>
    `${date}|${stage === 'MURNI' ? '' : stage === 'PERUBAHAN' ? 'Z' : shift(stage)}`;
  const newest = all
    .filter((f) => speaking.has(f.stage))
    .reduce<BudgetLineFact | null>((a, b) => (a === null || order(b) > order(a) ? b : a), null);
  return newest && all.filter((f) => f.stage === newest.stage && accountRoot(f.account) === root);
}

/** `GESER_2` before `GESER_10`. */
const shift = (stage: string): string => stage.slice('GESER_'.length).padStart(5, '0');

/** The latest report that speaks of the root, without the rows that only sum others. */
function lastReport(reports: readonly LraFact[], root: AccountRoot): LraFact[] {
  const rows = reports.filter((f) => accountRoot(f.account) === root);
  const last = rows
    .map((f) => f.date)
    .sort()
    .at(-1);
  const latest = rows.filter((f) => f.date === last);
  const sums = new Set(latest.flatMap((f) => accountPath(f.account).slice(0, -1)));
  return latest.filter((f) => !sums.has(f.account));
}

/** A row for the whole unit counts only while its group has no finer row. */
function plansThatCount(own: readonly Fact[]): CashPlanFact[] {
  const rows = own.filter((f) => f.kind === 'cash-plan');
  const isWhole = (f: CashPlanFact): boolean => f.account === null && f.subActivity === null;
  const detailed = new Set(rows.filter((f) => !isWhole(f)).map((f) => f.group));
  return rows.filter((f) => !isWhole(f) || !detailed.has(f.group));
}

export const MEASURES = ['ceiling', 'cashPlan', 'cashPlanYear', 'realization', 'lra', 'sp2d'] as const;
export type Measure = (typeof MEASURES)[number];
/** Sums by measure; one that is missing has no value, which is not zero. */
export type Amounts = Map<Measure, Sen>;

export function put(amounts: Amounts, measure: Measure, amount: Sen): void {
  amounts.set(measure, (amounts.get(measure) ?? 0n) + amount);
}

/** The unit's figures under the root. */
export function totalOf(unit: PlainUnit, root: AccountRoot, asOf: IsoDate): Amounts {
  const total: Amounts = new Map();
  for (const line of unit.lines ?? []) put(total, 'ceiling', line.amount);
  for (const row of unit.report) {
    if (unit.lines === null && row.budget !== null) put(total, 'ceiling', row.budget);
    put(total, 'lra', row.realization);
  }
  for (const plan of unit.plans) {
    put(total, 'cashPlan', planToDate(plan.months, plan.year, asOf));
    put(
      total,
      'cashPlanYear',
      plan.months.reduce((a, b) => a + b, 0n),
    );
  }
  for (const line of unit.paid) put(total, 'sp2d', line.amount);
  if (unit.hasPaid && root === '5') put(total, 'sp2d', 0n);
  const realization = total.get(unit.basis === 'LRA' ? 'lra' : 'sp2d');
  if (realization !== undefined) total.set('realization', realization);
  return total;
}
