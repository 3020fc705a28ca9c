import type { AccountCode, Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { AdministrationFact } from './administration.js';
import type { CalendarFact } from './calendar.js';
import type { CaseFact } from './cases.js';
import type { ExecutionFact } from './execution.js';
import type { FactBase, PaymentKind } from './fact-base.js';
import type { PastRealizationFact } from './past-realization.js';
import type { PlanningFact } from './planning.js';
import type { PreventionFact } from './prevention.js';
import type { ProcurementFact } from './procurement.js';
import type { RegencyStandingFact } from './regencies.js';
import type { RuleVersionFact } from './rules.js';
import type { ServiceIndicatorFact } from './services.js';
import type { SourceIdFact } from './source-id.js';
import type { ThreadFact } from './thread.js';
import type { RevenueReceiptFact, TreasuryFact } from './treasury.js';
import type { UnitReportingFact } from './unit-reports.js';

/** See {@link FactBase}. */
export type Fact = SummedFact | FoldedFact;
export type FactKind = Fact['kind'];

/** The facts that the sums of a board are made of. */
export type SummedFact =
  | RosterFact
  | BudgetLineFact
  | CashPlanFact
  | LraFact
  | Sp2dFact
  | RevenueReceiptFact
  | UnitBasisFact
  | UnitMergeFact
  | BusinessDayFact;

/** All others, by group: each group has a file of its own here, and folds that keep what it means (`folds/`). */
export type FoldedFact =
  | AdministrationFact
  | CalendarFact
  | CaseFact
  | ExecutionFact
  | PastRealizationFact
  | PlanningFact
  | PreventionFact
  | TreasuryFact
  | RegencyStandingFact
  | RuleVersionFact
  | ServiceIndicatorFact
  | UnitReportingFact
  | SourceIdFact
  | ProcurementFact
  | ThreadFact;

/** A work unit on the roster of a year. `verified` is false when only a file mentioned the code. */
export interface RosterFact extends FactBase {
  readonly kind: 'roster';
  readonly workUnit: WorkUnitCode;
  readonly name: string;
  /** The Skpd a unit belongs to; null for an Skpd. */
  readonly parent: WorkUnitCode | null;
  /** Kemendagri code of the district it serves, or null. */
  readonly district: string | null;
  readonly verified: boolean;
}

/** `MURNI`, `GESER_1`, …, `PERUBAHAN`; `RKPD`, `KUA` and `RKA` are stages of planning, which are never in force. */
export type BudgetStage = 'MURNI' | `GESER_${number}` | 'PERUBAHAN' | 'RKPD' | 'KUA' | 'RKA';

/** One budget key of one version; several rows of the file may have been summed, each kept in `details`. */
export interface BudgetLineFact extends FactBase {
  readonly kind: 'budget-line';
  readonly stage: BudgetStage;
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode;
  readonly fundingSource: string | null;
  readonly amount: Sen;
  readonly details: readonly { readonly row: number; readonly label: string | null; readonly amount: Sen }[];
}

export type CashPlanGroup = 'belanja' | 'pendapatan' | 'pembiayaan';

/** Planned cash of a year by month. `account` and `subActivity` are null when the file only gives the unit's total. */
export interface CashPlanFact extends FactBase {
  readonly kind: 'cash-plan';
  readonly group: CashPlanGroup;
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode | null;
  /** Twelve amounts, January first. */
  readonly months: readonly Sen[];
}

/** One account of a budget realization report, cumulative to `date` (the period's end), as printed. */
export interface LraFact extends FactBase {
  readonly kind: 'lra';
  readonly workUnit: WorkUnitCode;
  readonly account: AccountCode;
  /** Null when the report names no budget. */
  readonly budget: Sen | null;
  readonly realization: Sen;
  /** The unit's own figure beside that of the treasury (column SERAPAN OPD), kept for reconciliation. */
  readonly unitRealization: Sen | null;
}

/** A disbursement order. LS and GU count on `date`; UP and TU are advances. Only transferred or verified ones count. */
export interface Sp2dFact extends FactBase {
  readonly kind: 'sp2d';
  readonly number: string;
  readonly paymentKind: PaymentKind;
  readonly workUnit: WorkUnitCode;
  readonly amount: Sen;
  readonly description: string | null;
  /** As the source wrote it; `counts` is what the rule makes of it. */
  readonly status: string | null;
  readonly counts: boolean;
  readonly lines: readonly Sp2dLine[];
}

export interface Sp2dLine {
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode;
  readonly fundingSource: string | null;
  readonly amount: Sen;
}

/** Which official realization a unit's year is shown on, set by an operator; `AUTO` = by the rule. */
export interface UnitBasisFact extends FactBase {
  readonly kind: 'unit-basis';
  readonly workUnit: WorkUnitCode;
  readonly basis: 'LRA' | 'SP2D' | 'AUTO';
}

/**
 * From `date` on the figures of a unit, those dated earlier included, are part of another one's. Nothing is rewritten: facts stay under
 * the code they came with, so that a board of an earlier day shows both units. `into` null = it was undone.
 */
export interface UnitMergeFact extends FactBase {
  readonly kind: 'unit-merge';
  readonly workUnit: WorkUnitCode;
  readonly into: WorkUnitCode | null;
}

/** The business day has begun: what depends on the date may change now, on every instance at the same revision. */
export interface BusinessDayFact extends FactBase {
  readonly kind: 'business-day';
}
