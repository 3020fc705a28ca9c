import { type IsoDate, lastDueMonth, reportDeadline } from '../values/index.js';
import type { ReportingView } from './board-view.js';
import type { UnitSums } from './unit-sums.js';

const label = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** The last month whose report is due, the same for every unit of a board; month 0 = none yet. */
export interface DueMonth {
  readonly year: number;
  readonly month: number;
  readonly deadline: IsoDate;
}

export function dueMonthOf(year: number, asOf: IsoDate): DueMonth {
  const month = lastDueMonth(year, asOf);
  return { year, month, deadline: month === 0 ? '' : reportDeadline(year, month) };
}

/**
 * Has a unit (or one of its sub-units) reported the last month that is due? A month is due after day 10 of the next one.
 * Accepted after that day = `terlambat`; nothing = `tidak-melapor`; no month due yet = `belum-jatuh-tempo`.
 */
export function reportingOf(units: readonly UnitSums[], { year, month, deadline }: DueMonth): ReportingView {
  let last = 0;
  for (const unit of units) for (const reported of unit.reported.keys()) last = Math.max(last, reported);
  const lastReported = last === 0 ? null : label(year, last);
  if (month === 0) return { state: 'belum-jatuh-tempo', month: null, lastReported };
  let acceptedOn: IsoDate | null = null;
  for (const unit of units) {
    const on = unit.reported.get(month)?.firstOn;
    if (on !== undefined && (acceptedOn === null || on < acceptedOn)) acceptedOn = on;
  }
  const state = acceptedOn === null ? 'tidak-melapor' : acceptedOn > deadline ? 'terlambat' : 'melapor';
  return { state, month: label(year, month), lastReported };
}
