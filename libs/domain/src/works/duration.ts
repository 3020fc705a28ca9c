import { addDays, dayOf, daysInMonth, type IsoDate, isoDate, monthOf, yearOf } from '../values/index.js';

const WRITTEN = /(\d{1,4})\s*(?:\([^)]*\))?\s*(hari|minggu|bulan)/i;

/** The day on which a work is due, from its contract and its duration as written: `90 (sembilan puluh) hari kalender`, `12 Bulan`; null = not told. */
export function endOfWork(start: IsoDate, duration: string | null): IsoDate | null {
  const m = WRITTEN.exec(duration ?? '');
  const count = Number(m?.[1] ?? 0);
  if (count === 0) return null;
  switch (m?.[2]?.toLowerCase()) {
    case 'bulan':
      return addMonths(start, count);
    case 'minggu':
      return addDays(start, 7 * count);
    default:
      return addDays(start, count);
  }
}

function addMonths(date: IsoDate, count: number): IsoDate {
  const month = monthOf(date) - 1 + count;
  const [year, inYear] = [yearOf(date) + Math.floor(month / 12), (month % 12) + 1];
  return isoDate(year, inYear, Math.min(dayOf(date), daysInMonth(year, inYear)));
}
