import type { FactKind } from '../facts/index.js';
import { BudgetLineFold } from './budget-line.fold.js';
import { BuyingFold } from './buying.fold.js';
import { CalendarFold } from './calendar.fold.js';
import { CaseFold } from './case.fold.js';
import { ClaimFold } from './claim.fold.js';
import { type Fold, type FoldClass, isBulky } from './fold.js';
import { PastRealizationFold } from './past-realization.fold.js';
import { PaymentFold } from './payment.fold.js';
import { PlaceFold } from './place.fold.js';
import { PlanFold } from './plan.fold.js';
import { PreventionFold } from './prevention.fold.js';
import { ProcurementFold } from './procurement.fold.js';
import { ProgressFold } from './progress.fold.js';
import { RegencyFold } from './regency.fold.js';
import { RuleFold } from './rule.fold.js';
import { ServicesFold } from './services.fold.js';
import { WorkFold } from './work.fold.js';
import { YearStateFold } from './year-state.fold.js';

export * from './budget-line.fold.js';
export * from './buying.fold.js';
export * from './calendar.fold.js';
export * from './case.fold.js';
export * from './claim.fold.js';
export * from './fold.js';
export * from './past-realization.fold.js';
export * from './payment.fold.js';
export * from './place.fold.js';
export * from './plan.fold.js';
export * from './prevention.fold.js';
export * from './procurement.fold.js';
export * from './progress.fold.js';
export * from './regency.fold.js';
export * from './rule.fold.js';
export * from './services.fold.js';
export * from './structure-gaps.js';
export * from './thread/index.js';
export * from './thread.fold.js';
export * from './work.fold.js';
export * from './year-state.fold.js';

/** Every fold of a board, one line each. They stand in memory for each open board, so they keep little. */
export const folds: readonly FoldClass<Fold>[] = [
  BuyingFold,
  CalendarFold,
  CaseFold,
  PastRealizationFold,
  PlaceFold,
  PreventionFold,
  ProgressFold,
  RegencyFold,
  RuleFold,
  ServicesFold,
  WorkFold,
  YearStateFold,
];

/** The kinds of facts that the folds of a board are told of: the bulky ones, and the others. */
export const foldedKindsOf = (bulky: boolean): FactKind[] => [
  ...new Set(folds.filter((fold) => isBulky(fold) === bulky).flatMap((fold) => fold.kinds)),
];

/** Folds that keep whole documents, beside those of a board: only where documents are judged. */
export const documentFolds: readonly FoldClass<Fold>[] = [...folds, BudgetLineFold, ClaimFold, PaymentFold, PlanFold, ProcurementFold];
