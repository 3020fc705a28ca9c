import {
  type Fact,
  isFolded,
  type LraFact,
  type RevenueReceiptFact,
  type Sp2dFact,
  type Sp2dLine,
  type SummedFact,
} from '../facts/index.js';
import {
  ACCOUNT_ROOTS,
  type AccountCode,
  type AccountRoot,
  accountPath,
  dayOfYear,
  type IsoDate,
  monthOf,
  type Sen,
  senToWire,
  withinYear,
} from '../values/index.js';
import type { FiguresView, RowView } from './board-view.js';
import { breakdownByAccount, breakdownByMonth } from './breakdown.js';
import { planToDate } from './cash-plan-sums.js';
import { breakdownByCode } from './fine-breakdown.js';
import { countsAsRealization } from './payment-sums.js';
import { type Amounts, plainUnit, put, totalOf } from './plain-unit.js';
import { plainViews } from './plain-views.js';
import type { Rollup } from './rollup.js';
import { viewBoard } from './view.js';

/** Every node of every tree by name, as wire money: the common language of the incremental sums and of the recompute. */
export type NodeValues = Map<string, string>;

/** The nodes that the incremental rollup holds, and those of every view that is written from it. */
export function rollupNodes(rollup: Rollup): NodeValues {
  const nodes: NodeValues = new Map();
  const add = (name: string, value: Sen): unknown => nodes.set(name, senToWire(value));
  for (const [code, unit] of rollup.units) {
    for (const version of unit.budgets.values())
      for (const [account, value] of version.sums.entries()) add(`${code}|budget|${version.stage}|${account}`, value);
    for (const version of unit.budgets.values())
      for (const [name, value] of version.fine.nodes()) add(`${code}|budget|${version.stage}|${name}`, value);
    for (const root of ACCOUNT_ROOTS)
      for (const [programme, plan] of unit.plan.programmes(root, rollup.asOf)) {
        add(`${code}|plan|programme|${root}|${programme}|year`, plan.year);
        add(`${code}|plan|programme|${root}|${programme}|to-date`, plan.toDate);
      }
    for (const [account, plan] of unit.plan.tree(rollup.asOf)) {
      add(`${code}|plan|${account}|year`, plan.year);
      add(`${code}|plan|${account}|to-date`, plan.toDate);
    }
    for (const report of unit.reports.values())
      for (const [account, figures] of report.tree()) {
        if (figures.budget !== null) add(`${code}|lra|${report.periodEnd}|${account}|budget`, figures.budget);
        add(`${code}|lra|${report.periodEnd}|${account}|realization`, figures.realization);
      }
    for (const [name, value] of unit.payments.nodes()) add(`${code}|${name}`, value);
    for (const [name, value] of unit.payments.fine.nodes()) add(`${code}|sp2d|${name}`, value);
  }
  for (const root of ACCOUNT_ROOTS) writeViews(rollup, root, nodes);
  return nodes;
}

function writeViews(rollup: Rollup, root: AccountRoot, nodes: NodeValues): void {
  const board = viewBoard(rollup, root);
  const code = (text: string): string => text;
  const views: Record<string, readonly (FiguresView & Pick<RowView, 'key' | 'parent'>)[]> = {
    board: [{ ...board.totals, key: 'region', parent: null }, ...board.rows],
    district: board.districts,
    account: breakdownByAccount(rollup, root, code),
    programme: breakdownByCode(rollup, root, 'programme', code),
    fundingSource: breakdownByCode(rollup, root, 'fundingSource', code),
    month: breakdownByMonth(rollup, root),
  };
  for (const [view, rows] of Object.entries(views)) for (const row of rows) writeRow(`${view}|${root}|${row.key}`, row, nodes);
}

function writeRow(name: string, row: FiguresView & Pick<RowView, 'parent'>, nodes: NodeValues): void {
  const { ceiling, cashPlan, cashPlanYear, realization, reconciliation } = row;
  const { lra, sp2d } = reconciliation;
  for (const [measure, value] of Object.entries({ ceiling, cashPlan, cashPlanYear, realization, lra, sp2d, parent: row.parent }))
    if (value !== null) nodes.set(`${name}|${measure}`, value);
}

/**
 * The same nodes computed plainly from the facts in force (one per natural key, withdrawn ones left out): no increments, no
 * shared trees. Slow on purpose; used by property tests and `lcc verify`.
 */
export function recomputeNodes(facts: readonly Fact[], year: number, asOf: IsoDate): NodeValues {
  const seen = facts.filter((f) => f.date <= asOf || f.kind === 'roster');
  const sums = new Map<string, Sen>();
  const add = (name: string, amount: Sen): unknown => sums.set(name, (sums.get(name) ?? 0n) + amount);
  for (const fact of seen) {
    if (fact.kind === 'budget-line')
      for (const code of [...accountPath(fact.account), ...finePaths(fact)])
        add(`${fact.workUnit}|budget|${fact.stage}|${code}`, fact.amount);
    if (fact.kind === 'sp2d' && countsAsRealization(fact)) addPayment(fact, fact.lines, add);
    if (fact.kind === 'revenue-receipt' && fact.counts) addPayment(fact, [{ ...fact, subActivity: null, fundingSource: null }], add);
  }
  addReports(seen, add);
  addPlans(seen, year, asOf, add);
  const nodes: NodeValues = new Map(
    [...sums].filter(([name, v]) => v !== 0n || !/\|sp2d-(month|day)\|/.test(name)).map(([name, v]) => [name, senToWire(v)]),
  );
  const own = byUnit(seen);
  for (const root of ACCOUNT_ROOTS) recomputeViews(own, root, year, asOf, nodes);
  return nodes;
}

type Add = (name: string, amount: Sen) => unknown;

function addPayment(fact: Sp2dFact | RevenueReceiptFact, lines: readonly Sp2dLine[], add: Add): void {
  const day = withinYear(fact.year, fact.date);
  for (const line of lines) {
    for (const code of [...accountPath(line.account), ...finePaths(line)]) add(`${fact.workUnit}|sp2d|${code}`, line.amount);
    const root = line.account[0];
    add(`${fact.workUnit}|sp2d-month|${root}|${monthOf(day)}`, line.amount);
    add(`${fact.workUnit}|sp2d-day|${root}|${dayOfYear(day)}`, line.amount);
  }
}

type Coded = { readonly account: AccountCode; readonly subActivity: string | null; readonly fundingSource: string | null };

/** Programme, activity and sub-activity, and the fund, of an amount that carries their codes. */
function finePaths({ account, subActivity, fundingSource }: Coded): string[] {
  const parts = subActivity?.split('.') ?? [];
  const programmes = subActivity === null ? [] : [3, 5, 6].map((n) => `programme|${account[0]}|${parts.slice(0, n).join('.')}`);
  return [...programmes, ...(fundingSource === null ? [] : [`fundingSource|${account[0]}|${fundingSource}`])];
}

function addReports(facts: readonly Fact[], add: Add): void {
  const rows = facts.filter((f) => f.kind === 'lra');
  for (const row of leaves(rows))
    for (const code of accountPath(row.account)) {
      if (row.budget !== null) add(`${row.workUnit}|lra|${row.date}|${code}|budget`, row.budget);
      add(`${row.workUnit}|lra|${row.date}|${code}|realization`, row.realization);
    }
}

/** Rows without finer rows in the same report. */
function leaves(rows: readonly LraFact[]): LraFact[] {
  const parents = new Set<string>();
  for (const row of rows) for (const code of accountPath(row.account).slice(0, -1)) parents.add(`${row.workUnit}|${row.date}|${code}`);
  return rows.filter((row) => !parents.has(`${row.workUnit}|${row.date}|${row.account}`));
}

function addPlans(facts: readonly Fact[], year: number, asOf: IsoDate, add: Add): void {
  const rows = facts.filter((f) => f.kind === 'cash-plan');
  const detailed = new Set(rows.filter((r) => r.account !== null || r.subActivity !== null).map((r) => `${r.workUnit}|${r.group}`));
  for (const row of rows) {
    const whole = row.account === null && row.subActivity === null;
    if (whole && detailed.has(`${row.workUnit}|${row.group}`)) continue;
    const root = { pendapatan: '4', belanja: '5', pembiayaan: '6' }[row.group];
    const programmes = finePaths({ account: row.account ?? root, subActivity: row.subActivity, fundingSource: null });
    for (const code of [...(row.account === null ? [root] : accountPath(row.account)), ...programmes]) {
      add(
        `${row.workUnit}|plan|${code}|year`,
        row.months.reduce((a, b) => a + b, 0n),
      );
      add(`${row.workUnit}|plan|${code}|to-date`, planToDate(row.months, year, asOf));
    }
  }
}

/** The summed facts of each unit that any of them names. */
function byUnit(facts: readonly Fact[]): Map<string, SummedFact[]> {
  const units = new Map<string, SummedFact[]>();
  for (const fact of facts) {
    if (isFolded(fact) || fact.kind === 'business-day') continue;
    const known = units.get(fact.workUnit);
    if (known) known.push(fact);
    else units.set(fact.workUnit, [fact]);
  }
  return units;
}

type UnitFacts = ReadonlyMap<string, readonly SummedFact[]>;

/** The figures of every view: each unit by its own basis, parents with their units, the region with everything. */
function recomputeViews(own: UnitFacts, root: AccountRoot, year: number, asOf: IsoDate, nodes: NodeValues): void {
  const units = [...own].map(([code, facts]) => plainUnit(code, facts, root));
  const rows = new Map<string, Amounts>();
  for (const unit of units) {
    const total = totalOf(unit, root, asOf);
    const [row = unit.code, ...above] = lineOf(unit.code, own);
    const places = ['region', row, ...above].map((key) => `board|${root}|${key}`);
    for (const place of [...places, `district|${root}|${rosterEntry(row, own)?.district ?? '-'}`]) {
      const known = rows.get(place) ?? new Map();
      rows.set(place, known);
      for (const [measure, amount] of total) put(known, measure, amount);
    }
    if (above[0] !== undefined) nodes.set(`board|${root}|${row}|parent`, above[0]);
  }
  for (const [view, { amounts, parents }] of Object.entries(plainViews(units, root, year, asOf))) {
    for (const [code, row] of amounts) rows.set(`${view}|${root}|${code}`, row);
    for (const [code, parent] of parents) nodes.set(`${view}|${root}|${code}|parent`, parent);
  }
  for (const [name, amounts] of rows) for (const [measure, amount] of amounts) nodes.set(`${name}|${measure}`, senToWire(amount));
}

const rosterEntry = (code: string, own: UnitFacts) => own.get(code)?.find((f) => f.kind === 'roster');

/** The row that holds a unit's figures, then the rows that it is part of. */
function lineOf(code: string, own: UnitFacts): string[] {
  const line = [rowOf(code, own)];
  for (let above = parentOf(line[0] as string, own); above !== null && !line.includes(above); above = parentOf(above, own))
    line.push(above);
  return line;
}

/** Where a chain of merges ends; the unit itself when it has no end. */
function rowOf(code: string, own: UnitFacts): string {
  const chain = [code];
  for (;;) {
    const into = own.get(chain.at(-1) as string)?.find((f) => f.kind === 'unit-merge')?.into ?? null;
    if (into === null) return chain.at(-1) as string;
    if (chain.includes(into)) return code;
    chain.push(into);
  }
}

/** The row that the roster's parent stands in; none for a row that would come round to itself. */
function parentOf(row: string, own: UnitFacts): string | null {
  const stated = (code: string): string | null => {
    const parent = rosterEntry(code, own)?.parent ?? null;
    const above = parent === null || !rosterEntry(parent, own) ? null : rowOf(parent, own);
    return above === code ? null : above;
  };
  const line: string[] = [];
  for (let up = stated(row); up !== null && !line.includes(up); up = stated(up)) line.push(up);
  return line.includes(row) ? null : (line[0] ?? null);
}
