import type { Fact, LraFact, Sp2dFact } from '../facts/index.js';
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
} from '../values/index.js';
import type { FiguresView } from './board-view.js';
import { planToDate } from './cash-plan-sums.js';
import { countsAsRealization } from './payment-sums.js';
import type { Rollup } from './rollup.js';
import { viewBoard } from './view.js';

/** Every node of every tree by name, as wire money: the common language of the incremental sums and of the recompute. */
export type NodeValues = Map<string, string>;

/** The nodes that the incremental rollup holds. */
export function rollupNodes(rollup: Rollup): NodeValues {
  const nodes: NodeValues = new Map();
  const put = (name: string, value: Sen): unknown => nodes.set(name, senToWire(value));
  for (const [code, unit] of rollup.units) {
    for (const version of unit.budgets.values())
      for (const [account, value] of version.sums.entries()) put(`${code}|budget|${version.stage}|${account}`, value);
    for (const version of unit.budgets.values())
      for (const [name, value] of version.fine.nodes()) put(`${code}|budget|${version.stage}|${name}`, value);
    for (const root of ACCOUNT_ROOTS)
      for (const [programme, plan] of unit.plan.programmes(root, rollup.asOf)) {
        put(`${code}|plan|programme|${root}|${programme}|year`, plan.year);
        put(`${code}|plan|programme|${root}|${programme}|to-date`, plan.toDate);
      }
    for (const [account, plan] of unit.plan.tree(rollup.asOf)) {
      put(`${code}|plan|${account}|year`, plan.year);
      put(`${code}|plan|${account}|to-date`, plan.toDate);
    }
    for (const report of unit.reports.values())
      for (const [account, figures] of report.tree()) {
        put(`${code}|lra|${report.periodEnd}|${account}|budget`, figures.budget);
        put(`${code}|lra|${report.periodEnd}|${account}|realization`, figures.realization);
      }
    for (const [name, value] of unit.payments.nodes()) put(`${code}|${name}`, value);
    for (const [name, value] of unit.payments.fine.nodes()) put(`${code}|sp2d|${name}`, value);
  }
  for (const root of ACCOUNT_ROOTS) boardNodes(viewBoard(rollup, root), root, nodes);
  return nodes;
}

function boardNodes(board: ReturnType<typeof viewBoard>, root: AccountRoot, nodes: NodeValues): void {
  const put = (tree: string, row: FiguresView & { key: string }): void => {
    for (const name of ['ceiling', 'cashPlan', 'cashPlanYear', 'realization'] as const) {
      const value = row[name];
      if (value !== null) nodes.set(`${tree}|${root}|${row.key}|${name}`, value);
    }
  };
  for (const row of [{ ...board.totals, key: 'region' }, ...board.rows]) put('board', row);
  for (const row of board.districts) put('district', row);
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
    if (fact.kind === 'sp2d') addPayment(fact, add);
  }
  addReports(seen, add);
  addPlans(seen, year, asOf, add);
  const nodes: NodeValues = new Map(
    [...sums].filter(([name, v]) => v !== 0n || !/\|sp2d-(month|day)\|/.test(name)).map(([name, v]) => [name, senToWire(v)]),
  );
  for (const root of ACCOUNT_ROOTS) addBoard(seen, sums, root, nodes);
  return nodes;
}

type Add = (name: string, amount: Sen) => unknown;

function addPayment(fact: Sp2dFact, add: Add): void {
  if (!countsAsRealization(fact)) return;
  for (const line of fact.lines) {
    for (const code of [...accountPath(line.account), ...finePaths(line)]) add(`${fact.workUnit}|sp2d|${code}`, line.amount);
    const root = line.account[0];
    add(`${fact.workUnit}|sp2d-month|${root}|${monthOf(fact.date)}`, line.amount);
    add(`${fact.workUnit}|sp2d-day|${root}|${dayOfYear(fact.date)}`, line.amount);
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
      add(`${row.workUnit}|lra|${row.date}|${code}|budget`, row.budget);
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

/** The figures of the board: each unit by its own basis, parents with their units, the region with everything. */
function addBoard(facts: readonly Fact[], sums: ReadonlyMap<string, Sen>, root: AccountRoot, nodes: NodeValues): void {
  const parents = new Map<string, string | null>();
  const districts = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind !== 'roster') continue;
    parents.set(fact.workUnit, fact.parent);
    districts.set(fact.workUnit, fact.district ?? '-');
  }
  const codes = new Set<string>();
  for (const fact of facts) if ('workUnit' in fact) codes.add(fact.workUnit);
  const board = new Map<string, Sen>();
  for (const code of codes) {
    const own = ownFigures(facts, sums, code, root);
    const places = ['region', ...chain(code, parents)].map((key) => `board|${root}|${key}`);
    for (const place of [...places, `district|${root}|${districts.get(code) ?? '-'}`])
      for (const [name, value] of Object.entries(own))
        if (value !== null) board.set(`${place}|${name}`, (board.get(`${place}|${name}`) ?? 0n) + value);
  }
  for (const [name, value] of board) nodes.set(name, senToWire(value));
}

function chain(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const parent = parents.get(code) ?? null;
  return parent !== null && parent !== code && parents.has(parent) ? [code, ...chain(parent, parents)] : [code];
}

function ownFigures(facts: readonly Fact[], sums: ReadonlyMap<string, Sen>, code: string, root: AccountCode): Record<string, Sen | null> {
  const own = facts.filter((f) => 'workUnit' in f && f.workUnit === code);
  const reports = own.filter((f) => f.kind === 'lra');
  const ends = reports
    .filter((f) => f.account[0] === root)
    .map((f) => f.date)
    .sort();
  const last = ends.at(-1);
  const setting = own.find((f) => f.kind === 'unit-basis')?.basis ?? 'AUTO';
  const basis = setting === 'AUTO' ? (reports.length > 0 ? 'LRA' : 'SP2D') : setting;
  const report = (what: string): Sen | null => (last === undefined ? null : (sums.get(`${code}|lra|${last}|${root}|${what}`) ?? null));
  const paid = sums.get(`${code}|sp2d|${root}`) ?? (root === '5' && own.some((f) => f.kind === 'sp2d') ? 0n : null);
  return {
    ceiling: budgetInForce(own, root) ?? report('budget'),
    cashPlan: sums.get(`${code}|plan|${root}|to-date`) ?? null,
    cashPlanYear: sums.get(`${code}|plan|${root}|year`) ?? null,
    realization: basis === 'LRA' ? report('realization') : paid,
  };
}

function budgetInForce(own: readonly Fact[], root: AccountCode): Sen | null {
  const all = own.filter((f) => f.kind === 'budget-line').filter((f) => !['RKPD', 'KUA', 'RKA'].includes(f.stage));
  const speaking = new Set(all.filter((f) => f.account[0] === root).map((f) => f.stage));
  const lines = all.filter((f) => speaking.has(f.stage));
  const order = (f: (typeof lines)[number]): string => {
    const stage = f.stage === 'MURNI' ? 0 : f.stage === 'PERUBAHAN' ? 1000 : Number(f.stage.slice(6));
    return `${f.date}|${String(stage).padStart(5, '0')}`;
  };
  const newest = lines.reduce<(typeof lines)[number] | null>((a, b) => (a === null || order(b) > order(a) ? b : a), null);
  const inForce = lines.filter((f) => f.stage === newest?.stage && f.account[0] === root);
  return inForce.length === 0 ? null : inForce.reduce((sum, f) => sum + f.amount, 0n);
}
