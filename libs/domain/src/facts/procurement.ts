import type { FactGroup } from './fact-group.js';
import { type ProcurementPlanFact, procurementPlanKeys, procurementPlanSets } from './procurement-plan.js';
import { type ProcurementProcessFact, procurementProcessKeys, procurementProcessSets } from './procurement-process.js';

export * from './procurement-plan.js';
export * from './procurement-process.js';

/** What is planned to be bought (RUP), how it was bought (SPSE, catalogues), and what was delivered and settled. Source: LKPP. */
export type ProcurementFact = ProcurementPlanFact | ProcurementProcessFact;

export const procurementFacts: FactGroup<ProcurementFact> = {
  keys: { ...procurementPlanKeys, ...procurementProcessKeys },
  sets: { ...procurementPlanSets, ...procurementProcessSets },
};
