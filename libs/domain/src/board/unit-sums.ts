import type { BudgetLineFact, BudgetStage, CashPlanFact, LraFact, Sp2dFact } from '../facts/index.js';
import { naturalKey } from '../facts/index.js';
import { type AccountRoot, accountRoot, type IsoDate, monthOf, type Sen, type WorkUnitCode, withinYear } from '../values/index.js';
import { CashPlanSums } from './cash-plan-sums.js';
import { type LraFigures, LraReport } from './lra-report.js';
import { PaymentSums, type SavedPayments } from './payment-sums.js';
import { ACCOUNT_TREE, FineSums, type PlacesNow, type SavedFine, type SavedTree, TreeSums } from './tree-sums.js';

export interface SavedVersion {
  readonly stage: BudgetStage;
  readonly sums: SavedTree;
  readonly fine: SavedFine;
  readonly dates: ReadonlyMap<IsoDate, number>;
}

/** The budget lines of one stage. Its day of coming into force is the latest among its lines. */
export class BudgetVersion {
  sums = new TreeSums(ACCOUNT_TREE);
  fine = new FineSums();
  #dates = new Map<IsoDate, number>();
  #inForce: IsoDate = '';

  constructor(readonly stage: BudgetStage) {}

  get inForce(): IsoDate {
    return this.#inForce;
  }

  add(fact: BudgetLineFact, sign: 1 | -1): void {
    const amount = sign === 1 ? fact.amount : -fact.amount;
    const root = accountRoot(fact.account);
    this.sums.add(fact.account, amount, sign);
    if (root !== null) this.fine.add(root, fact.subActivity, fact.fundingSource, amount, sign);
    const lines = (this.#dates.get(fact.date) ?? 0) + sign;
    if (lines === 0) this.#dates.delete(fact.date);
    else this.#dates.set(fact.date, lines);
    if (sign === 1 && fact.date > this.#inForce) this.#inForce = fact.date;
    else if (lines === 0) this.#inForce = this.#lastDate();
  }

  /** The same lines; what is added to either of the two later is not in the other. */
  copy(): BudgetVersion {
    const copy = new BudgetVersion(this.stage);
    copy.sums = this.sums.copy();
    copy.fine = this.fine.copy();
    copy.#dates = new Map(this.#dates);
    copy.#inForce = this.#inForce;
    return copy;
  }

  save(): SavedVersion {
    return { stage: this.stage, sums: this.sums.save(), fine: this.fine.save(), dates: new Map(this.#dates) };
  }

  restore({ sums, fine, dates }: SavedVersion, now: PlacesNow): void {
    this.sums.restore(sums, now.account);
    this.fine.restore(fine, now);
    for (const [date, lines] of dates) this.#dates.set(date, lines);
    this.#inForce = this.#lastDate();
  }

  #lastDate(): IsoDate {
    return [...this.#dates.keys()].sort().at(-1) ?? '';
  }
}

/** Revision at which something that feeds a figure last changed. */
export interface Touched {
  ceiling: number;
  cashPlan: number;
  lra: number;
  sp2d: number;
  /** Receipts, and disbursements that pay revenue back. */
  receipts: number;
  basis: number;
}

/** A unit as plain data: its sums, and the rows that are kept one by one. */
export interface SavedUnit {
  readonly code: WorkUnitCode;
  readonly budgets: readonly SavedVersion[];
  readonly reports: readonly LraFact[];
  readonly payments: SavedPayments;
  readonly plan: readonly (readonly [string, CashPlanFact])[];
  readonly basisSetting: UnitSums['basisSetting'];
  readonly touched: Touched;
  readonly reported: ReadonlyMap<number, { readonly facts: number; readonly firstOn: IsoDate }>;
}

/** Everything a board knows of one work unit itself, without its sub-units. */
export class UnitSums {
  readonly budgets = new Map<BudgetStage, BudgetVersion>();
  readonly reports = new Map<IsoDate, LraReport>();
  payments: PaymentSums;
  readonly plan: CashPlanSums;
  basisSetting: 'LRA' | 'SP2D' | 'AUTO' = 'AUTO';
  readonly touched: Touched = { ceiling: 0, cashPlan: 0, lra: 0, sp2d: 0, receipts: 0, basis: 0 };
  /** Month → facts dated in it, and the business date on which the first of them was accepted. */
  readonly reported = new Map<number, { facts: number; firstOn: IsoDate }>();

  constructor(
    readonly code: WorkUnitCode,
    private readonly year: number,
  ) {
    this.payments = new PaymentSums(year);
    this.plan = new CashPlanSums(year);
  }

  addBudget(fact: BudgetLineFact, sign: 1 | -1): void {
    let version = this.budgets.get(fact.stage);
    if (!version) this.budgets.set(fact.stage, (version = new BudgetVersion(fact.stage)));
    version.add(fact, sign);
  }

  setPlan(fact: CashPlanFact, present: boolean): void {
    if (present) this.plan.set(naturalKey(fact), fact);
    else this.plan.remove(naturalKey(fact));
  }

  setReport(fact: LraFact, present: boolean): void {
    let report = this.reports.get(fact.date);
    if (!report) this.reports.set(fact.date, (report = new LraReport(fact.date)));
    if (present) report.set(fact);
    else report.remove(fact.account);
    if (report.isEmpty) this.reports.delete(fact.date);
  }

  addPayment(fact: Sp2dFact, sign: 1 | -1): void {
    this.payments.add(fact, sign);
  }

  markReported(date: IsoDate, acceptedOn: IsoDate, sign: 1 | -1): void {
    const month = monthOf(withinYear(this.year, date));
    const known = this.reported.get(month);
    if (!known) {
      if (sign === 1) this.reported.set(month, { facts: 1, firstOn: acceptedOn });
      return;
    }
    known.facts += sign;
    if (acceptedOn < known.firstOn) known.firstOn = acceptedOn;
    if (known.facts === 0) this.reported.delete(month);
  }

  /** The same unit; what comes to either of the two later is not in the other. */
  copy(): UnitSums {
    const copy = new UnitSums(this.code, this.year);
    for (const [stage, version] of this.budgets) copy.budgets.set(stage, version.copy());
    for (const report of this.reports.values()) for (const fact of report.save()) copy.setReport(fact, true);
    for (const [key, fact] of this.plan.save()) copy.plan.set(key, fact);
    for (const [month, known] of this.reported) copy.reported.set(month, { ...known });
    copy.payments = this.payments.copy();
    copy.basisSetting = this.basisSetting;
    Object.assign(copy.touched, this.touched);
    return copy;
  }

  save(): SavedUnit {
    const { code, basisSetting } = this;
    return {
      ...{ code, basisSetting, touched: { ...this.touched } },
      budgets: [...this.budgets.values()].map((version) => version.save()),
      reports: [...this.reports.values()].flatMap((report) => report.save()),
      payments: this.payments.save(),
      plan: this.plan.save(),
      reported: new Map([...this.reported].map(([month, known]) => [month, { ...known }])),
    };
  }

  /** Sets what was saved of this unit. For one that holds nothing else. */
  restore(saved: SavedUnit, now: PlacesNow): void {
    for (const each of saved.budgets) {
      const version = new BudgetVersion(each.stage);
      version.restore(each, now);
      this.budgets.set(each.stage, version);
    }
    for (const fact of saved.reports) this.setReport(fact, true);
    for (const [key, fact] of saved.plan) this.plan.set(key, fact);
    for (const [month, known] of saved.reported) this.reported.set(month, { ...known });
    this.payments.restore(saved.payments, now);
    this.basisSetting = saved.basisSetting;
    Object.assign(this.touched, saved.touched);
  }

  /** Revision at which the documents behind a root last changed: disbursements; for revenue receipts and what was paid back. */
  documentsTouched(root: AccountRoot): number {
    return root === '4' ? this.touched.receipts : this.touched.sp2d;
  }

  /** The latest report that speaks of a root, dated on or before `asOf`. */
  reportAt(root: AccountRoot, asOf: IsoDate): LraReport | null {
    let latest: LraReport | null = null;
    for (const report of this.reports.values())
      if (report.periodEnd <= asOf && (latest === null || report.periodEnd > latest.periodEnd) && report.hasRoot(root)) latest = report;
    return latest;
  }

  reportFigures(root: AccountRoot, asOf: IsoDate): LraFigures | null {
    return this.reportAt(root, asOf)?.at(root) ?? null;
  }

  /** On basis LRA when it has a report dated on or before `asOf`, unless an operator set the basis. */
  basisAt(asOf: IsoDate): 'LRA' | 'SP2D' {
    if (this.basisSetting !== 'AUTO') return this.basisSetting;
    for (const report of this.reports.values()) if (report.periodEnd <= asOf) return 'LRA';
    return 'SP2D';
  }

  /**
   * The budget version in force: the latest by its date; of two on one day the later stage. With a root, the latest that speaks
   * of it: a shift of spending says nothing of revenue, and leaves it in force as it was.
   */
  versionAt(asOf: IsoDate, root?: AccountRoot): BudgetVersion | null {
    let latest: BudgetVersion | null = null;
    for (const version of this.budgets.values()) {
      if (version.inForce > asOf || version.sums.isEmpty || isPlanningStage(version.stage)) continue;
      if (root !== undefined && version.sums.at(root) === null) continue;
      if (
        latest === null ||
        version.inForce > latest.inForce ||
        (version.inForce === latest.inForce && stageOrder(version.stage) > stageOrder(latest.stage))
      )
        latest = version;
    }
    return latest;
  }

  /** Ceiling of a root: the version in force, else the budget column of the latest report; null when neither speaks of it. */
  ceilingAt(root: AccountRoot, asOf: IsoDate): Sen | null {
    return this.versionAt(asOf, root)?.sums.at(root) ?? this.reportFigures(root, asOf)?.budget ?? null;
  }
}

const PLANNING_STAGES: readonly BudgetStage[] = ['RKPD', 'KUA', 'RKA'];

/** A stage of planning: kept as it was drafted, never in force. */
export function isPlanningStage(stage: BudgetStage): boolean {
  return PLANNING_STAGES.includes(stage);
}

/** Order of stages that come into force on the same day. */
export function stageOrder(stage: BudgetStage): number {
  if (stage === 'MURNI') return 0;
  if (stage === 'PERUBAHAN') return 1_000;
  return Number(stage.slice('GESER_'.length));
}
