import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/** Which way is good; null = neither, the figure only informs. */
export type Better = 'higher' | 'lower';

/**
 * A figure that another application of the regency tells of itself: complaints, calls, permits, beds. One reading is one fact, so that a
 * trend grows by itself. Numbers are plain decimal texts; absence is no fact, never zero.
 */
export interface ServiceIndicatorFact extends FactBase {
  readonly kind: 'service-indicator';
  readonly application: string;
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly target: string | null;
  readonly better: Better | null;
  /** Instant it speaks of, in UTC; `date` is its day in Jakarta. */
  readonly time: string;
  /** Hours between two readings that are normal. */
  readonly cadenceHours: number;
  readonly owner: string | null;
}

export const serviceFacts: FactGroup<ServiceIndicatorFact> = {
  keys: { 'service-indicator': (fact) => [fact.application, fact.name, fact.time].join('|') },
  sets: {},
};
