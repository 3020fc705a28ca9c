import type { IsoDate } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

export type CalendarFact = HolidayFact;

/**
 * A public holiday or collective leave (cuti bersama) of the fiscal year, by the yearly joint decree of three ministers. It is known as soon
 * as it is recorded, so `date` is 1 January of its year.
 */
export interface HolidayFact extends FactBase {
  readonly kind: 'holiday';
  readonly day: IsoDate;
  readonly name: string;
  readonly isLeave: boolean;
}

export const calendarFacts: FactGroup<CalendarFact> = {
  keys: { holiday: (fact) => fact.day },
  sets: { holiday: (fact) => String(fact.year) },
};
