import type { BudgetStage } from '../facts/index.js';
import type { PastRealizationFold } from '../folds/past-realization.fold.js';
import { PaceHistory } from '../projection/pace-history.js';
import {
  type AccountRoot,
  addDays,
  earlier,
  type IsoDate,
  isoDate,
  monthOf,
  type Sen,
  senToWire,
  type WorkUnitCode,
  workingDaysBetween,
  yearOf,
} from '../values/index.js';
import type { BoardView, RowView, SummaryView } from './board-view.js';
import { curveDates, curveOf, planMonthsOf } from './curve.js';
import { DistrictRows } from './district-rows.js';
import { LastCheck, Projector } from './projection.js';
import { type DueMonth, dueMonthOf, reportingOf } from './reporting.js';
import type { Rollup } from './rollup.js';
import { addFigures, type Figures, type Moments, NO_FIGURES, unitFigures } from './unit-figures.js';
import { UnitPaces } from './unit-paces.js';
import { stageOrder, type UnitSums } from './unit-sums.js';
import { changeSince, type PlanLimits, planGap, planState, rate, writeFigures, writeRow } from './write-figures.js';

/** Moments that changes are measured from, within the fiscal year. */
export function momentsOf(year: number, asOf: IsoDate): Moments {
  const end = earlier(asOf, isoDate(year, 12, 31));
  const monthStart = yearOf(end) === year ? isoDate(year, monthOf(end), 1) : isoDate(year, 1, 1);
  return { asOf, weekBefore: addDays(end, -7), monthBefore: addDays(monthStart, -1) };
}

/**
 * What a region's board shows, as a pure function of its sums and its day. Rows are work units, parents with their children
 * inside. With a memo (one per rollup and root) only touched units are worked out again; the answer is the same. Earlier years make the
 * projection; without them it is a wide one.
 */
export function viewBoard(rollup: Rollup, root: AccountRoot = '5', kept?: ViewMemo, past?: PastRealizationFold): BoardView {
  const history = past?.history(root) ?? NO_HISTORY;
  kept?.refresh(rollup, history);
  const memo = kept ?? new ViewMemo();
  const moments = memo.moments(rollup);
  const { tree } = rollup;
  const units = new TreeFigures(rollup, root, moments, memo);
  let totals = NO_FIGURES;
  for (const top of tree.tops) totals = addFigures(totals, units.of(top));
  const planMonths = memo.planMonths(rollup, root);
  const paces = memo.paces(() => new UnitPaces(rollup, root, curveDates(rollup.year, rollup.asOf), history.groups));
  const projector = new Projector(rollup, root, history, paces, memo.checks);
  const due = dueMonthOf(rollup.year, rollup.asOf);
  const rows = tree.codes.map((code) => {
    const known = memo.rows.get(code) ?? row(rollup, units, code, due, projector);
    memo.rows.set(code, known);
    return known;
  });
  return {
    region: rollup.region,
    year: rollup.year,
    version: memo.version(rollup),
    asOf: rollup.asOf,
    revision: rollup.revision,
    totals: writeFigures(totals),
    rows,
    districts: memo.districts.rows(rollup, tree.codes, (code) => units.own(code)),
    summary: summaryOf(rollup, totals, rows, projector, past?.revision ?? 0),
    curve: curveOf(rollup, totals, planMonths, paces),
  };
}

const NO_HISTORY = new PaceHistory([]);

/** What was worked out for units that nothing touched since. */
export class ViewMemo {
  /** Of a unit with those merged into it, and with its sub-units. */
  readonly own = new Map<WorkUnitCode, Figures>();
  readonly figures = new Map<WorkUnitCode, Figures>();
  readonly districts = new DistrictRows();
  readonly rows = new Map<WorkUnitCode, RowView>();
  readonly checks = new LastCheck();
  #moments: Moments | null = null;
  #paces: UnitPaces | null = null;
  #history: PaceHistory | null = null;
  #day: IsoDate = '';
  #roster = -1;
  #limits: PlanLimits | null = null;
  #plan: { readonly revision: number; readonly months: readonly Sen[] | null } | null = null;
  #version: { readonly revision: number; readonly stage: BudgetStage | null } | null = null;

  /** The region's cash plan by month, worked out again when a plan was touched. */
  planMonths(rollup: Rollup, root: AccountRoot): readonly Sen[] | null {
    const revision = lastTouched(rollup, 'cashPlan');
    if (this.#plan?.revision !== revision) this.#plan = { revision, months: planMonthsOf(rollup, root) };
    return this.#plan.months;
  }

  /** The version in force, worked out again when a budget line was touched. */
  version(rollup: Rollup): BudgetStage | null {
    const revision = lastTouched(rollup, 'ceiling');
    if (this.#version?.revision !== revision) this.#version = { revision, stage: versionInForce(rollup) };
    return this.#version.stage;
  }

  moments(rollup: Rollup): Moments {
    return (this.#moments ??= momentsOf(rollup.year, rollup.asOf));
  }

  /** Realization of units over the year. */
  paces(make: () => UnitPaces): UnitPaces {
    return (this.#paces ??= make());
  }

  /** Forgets what the rollup's touched units and their parents carry; everything on a new day, roster, limit or history. */
  refresh(rollup: Rollup, history: PaceHistory): void {
    const touched = rollup.takeTouched();
    const isOther = this.#history !== history || this.#day !== rollup.asOf || this.#roster !== rollup.rosterVersion;
    if (isOther || this.#limits !== rollup.planLimits) {
      for (const kept of [this.own, this.figures, this.rows, this.districts]) kept.clear();
      this.#paces = null;
      this.#moments = null;
      this.#plan = null;
      this.#version = null;
      this.#day = rollup.asOf;
      this.#history = history;
      this.#roster = rollup.rosterVersion;
      this.#limits = rollup.planLimits;
      return;
    }
    const { tree } = rollup;
    for (const unit of touched) {
      this.#paces?.forget(unit);
      const row = tree.standIn(unit);
      this.own.delete(row);
      this.districts.forget(rollup, row);
      for (let code: WorkUnitCode | null = row; code !== null; code = tree.parent(code)) {
        this.figures.delete(code);
        this.rows.delete(code);
      }
    }
  }
}

/** Revision of the last change of what feeds a figure, in any unit. */
function lastTouched(rollup: Rollup, what: 'cashPlan' | 'ceiling'): number {
  let last = 0;
  for (const unit of rollup.units.values()) if (unit.touched[what] > last) last = unit.touched[what];
  return last;
}

/** The figures of the units of a board, each computed once. */
class TreeFigures {
  constructor(
    private readonly rollup: Rollup,
    private readonly root: AccountRoot,
    private readonly moments: Moments,
    private readonly memo: ViewMemo,
  ) {}

  /** Of a unit and those merged into it, each by its own basis. */
  own(code: WorkUnitCode): Figures {
    const known = this.memo.own.get(code);
    if (known) return known;
    const figures = this.#sums(code).reduce((sum, unit) => addFigures(sum, unitFigures(unit, this.root, this.moments)), NO_FIGURES);
    this.memo.own.set(code, figures);
    return figures;
  }

  /** Of a unit with its sub-units. */
  of(code: WorkUnitCode): Figures {
    const known = this.memo.figures.get(code);
    if (known) return known;
    const figures = this.rollup.tree.children(code).reduce((sum, child) => addFigures(sum, this.of(child)), this.own(code));
    this.memo.figures.set(code, figures);
    return figures;
  }

  /** The unit and all below it. */
  family(code: WorkUnitCode): UnitSums[] {
    return [...this.#sums(code), ...this.rollup.tree.children(code).flatMap((child) => this.family(child))];
  }

  #sums(code: WorkUnitCode): UnitSums[] {
    return this.rollup.tree.members(code).flatMap((member) => this.rollup.units.get(member) ?? []);
  }
}

function row(rollup: Rollup, units: TreeFigures, code: WorkUnitCode, due: DueMonth, projector: Projector): RowView {
  const name = rollup.roster.get(code)?.name ?? code;
  const figures = units.of(code);
  const family = units.family(code);
  return {
    ...writeRow(code, name, rollup.tree.parent(code), figures, rollup.planLimits),
    reporting: reportingOf(family, due),
    projection: projector.family(family, figures.ceiling),
  };
}

function summaryOf(rollup: Rollup, totals: Figures, rows: readonly RowView[], projector: Projector, historyRevision: number): SummaryView {
  const tops = rows.filter((r) => r.parent === null);
  const reported = tops.filter((r) => r.reporting?.state === 'melapor' || r.reporting?.state === 'terlambat').length;
  return {
    behind: totals.cashPlan === null || totals.realization === null ? null : senToWire(totals.cashPlan - totals.realization),
    gap: rate(planGap(totals)),
    weekChange: changeSince(totals, totals.weekBefore),
    monthChange: changeSince(totals, totals.monthBefore),
    state: planState(totals, rollup.planLimits),
    reported,
    rosterSize: tops.length,
    silent: tops.filter((r) => r.reporting?.state === 'tidak-melapor').length,
    workingDaysLeft: workingDaysLeft(rollup.year, rollup.asOf),
    ...projector.region(totals.ceiling),
    revision: Math.max(
      totals.revisions.ceiling,
      totals.revisions.cashPlan,
      totals.revisions.realization,
      rollup.rosterRevision,
      rollup.dayRevision,
      historyRevision,
    ),
  };
}

/** All of the year's before it begins, none after it. */
function workingDaysLeft(year: number, asOf: IsoDate): number {
  const before = isoDate(year - 1, 12, 31);
  return workingDaysBetween(asOf < before ? before : asOf, isoDate(year, 12, 31));
}

/** The latest version in force among the units; it is the region's, since the APBD is one document. */
export function versionInForce(rollup: Rollup): BudgetStage | null {
  let latest: { stage: BudgetStage; inForce: IsoDate } | null = null;
  for (const unit of rollup.units.values()) {
    const version = unit.versionAt(rollup.asOf);
    if (
      version &&
      (latest === null ||
        version.inForce > latest.inForce ||
        (version.inForce === latest.inForce && stageOrder(version.stage) > stageOrder(latest.stage)))
    )
      latest = version;
  }
  return latest?.stage ?? null;
}
