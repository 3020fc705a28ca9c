import { businessDate, type IsoDate, isoDate } from '@lcc/domain';
import type { Regency, Sp2dRow } from '@lcc/simulator';

export interface DayBatch {
  /** Stable: tells on the next start that it was already told. */
  readonly name: string;
  readonly rows: readonly Sp2dRow[];
  readonly recordedAt: number;
}

/**
 * The SP2D of a year that have been recorded by `now`, grouped by the day they were recorded on. A day that is over comes as
 * one batch; today comes as one batch per hour that is over, so that the wall moves through the day.
 */
export function dayBatches(regency: Regency, year: number, now: number): DayBatch[] {
  const today = businessDate(now);
  const last = today < isoDate(year, 12, 31) ? today : isoDate(year, 12, 31);
  const groups = new Map<string, { rows: Sp2dRow[]; recordedAt: number }>();
  for (const { rows } of regency.sp2dUntil(last)) {
    for (const row of rows) {
      const recordedAt = regency.recordedAt(row);
      const name = nameOf(year, recordedAt, today);
      const group = groups.get(name) ?? { rows: [], recordedAt: 0 };
      group.rows.push(row);
      group.recordedAt = Math.max(group.recordedAt, recordedAt);
      groups.set(name, group);
    }
  }
  return [...groups]
    .filter(([, group]) => group.recordedAt <= now)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => ({ name, ...group }));
}

/** Hours in WIB; a past day has one batch named `hari`, so that a day cut short by a stop is told whole (again: duplicates). */
function nameOf(year: number, recordedAt: number, today: IsoDate): string {
  const date = businessDate(recordedAt);
  if (date !== today) return `${year}/sp2d/${date}/hari`;
  const hour = new Date(recordedAt + 7 * 3_600_000).getUTCHours();
  return `${year}/sp2d/${date}/${String(hour).padStart(2, '0')}`;
}
