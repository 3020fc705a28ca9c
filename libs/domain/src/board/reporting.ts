import { type IsoDate, lastDueMonth, reportDeadline } from '../values/index.js';
import type { ReportingView } from './board-view.js';
import type { UnitSums } from './unit-sums.js';

const label = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/**
 * Has a unit (or one of its sub-units) reported the last month that is due? A month is due after day 10 of the next one.
 * Accepted after that day = `terlambat`; nothing = `tidak-melapor`; no month due yet = `belum-jatuh-tempo`.
 */
export function reportingOf(units: readonly UnitSums[], year: number, asOf: IsoDate): ReportingView {
  let last = 0;
  for (const unit of units) for (const month of unit.reported.keys()) last = Math.max(last, month);
  const lastReported = last === 0 ? null : label(year, last);
  const month = lastDueMonth(year, asOf);
  if (month === 0) return { state: 'belum-jatuh-tempo', month: null, lastReported };
  let acceptedOn: IsoDate | null = null;
  for (const unit of units) {
    const on = unit.reported.get(month)?.firstOn;
    if (on !== undefined && (acceptedOn === null || on < acceptedOn)) acceptedOn = on;
  }
  const state = acceptedOn === null ? 'tidak-melapor' : acceptedOn > reportDeadline(year, month) ? 'terlambat' : 'melapor';
  return { state, month: label(year, month), lastReported };
}
