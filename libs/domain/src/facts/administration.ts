import { normaliseName, type WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/** What operators decide about the books themselves. */
export type AdministrationFact = UnitAliasFact | YearStateFact | YearAdjustmentFact | PlaceNameFact;

/** A name that foreign files use for a unit, kept by an operator, from `date` on. `means` null = it names none any more. */
export interface UnitAliasFact extends FactBase {
  readonly kind: 'unit-alias';
  /** As the operator wrote it; compared normalised. */
  readonly name: string;
  readonly means: WorkUnitCode | null;
}

/** The books of a fiscal year were closed, or opened again, on `date`. A closed year takes no facts. */
export interface YearStateFact extends FactBase {
  readonly kind: 'year-state';
  readonly closed: boolean;
  /** Why; for operators, never for screens. */
  readonly reason: string;
}

/** A closed year took adjusting entries that a second person agreed on; they stand in the same run. */
export interface YearAdjustmentFact extends FactBase {
  readonly kind: 'year-adjustment';
  /** Of the import. */
  readonly id: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** Why; for operators, never for screens. */
  readonly reason: string;
}

/** What a region (`32.05`) or one of its districts (`32.05.07`, Kemendagri code) is called by its own office. The last one told holds. */
export interface PlaceNameFact extends FactBase {
  readonly kind: 'place-name';
  readonly code: string;
  readonly name: string;
}

/** Aliases and states are dated: what held on an earlier day stays known. Of two on one day the later one holds. */
export const administrationFacts: FactGroup<AdministrationFact> = {
  keys: {
    'unit-alias': (fact) => [normaliseName(fact.name), fact.date].join('|'),
    'year-state': (fact) => fact.date,
    'year-adjustment': (fact) => fact.id,
    'place-name': (fact) => fact.code,
  },
  sets: {},
};
