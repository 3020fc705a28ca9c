import { addDays, daysInMonth, type IsoDate, isoDate, weekday, yearOf } from '@lcc/domain';

/**
 * Public holidays and joint leave that move with the lunar calendars, `MM-DD` by year (joint decrees of three ministers; later
 * years estimated).
 */
const MOVING_HOLIDAYS: Readonly<Record<number, string>> = {
  2025: '01-27 01-28 01-29 03-28 03-31 04-01 04-02 04-03 04-04 04-07 04-18 05-12 05-13 05-29 05-30 06-06 06-09 06-27 09-05 12-26',
  2026: '01-16 02-16 02-17 03-18 03-19 03-20 03-23 03-24 04-03 05-14 05-15 05-27 05-28 06-16 08-25 12-24',
  2027: '01-05 02-08 03-08 03-09 03-10 03-11 03-12 03-15 03-26 05-06 05-17 05-20 06-07 08-16',
};
const FIXED_HOLIDAYS = ['01-01', '05-01', '06-01', '08-17', '12-25'];
/** Idul Fitri: the holiday bonus (THR) is paid about ten days before. */
const EID: Readonly<Record<number, string>> = { 2024: '04-10', 2025: '03-31', 2026: '03-21', 2027: '03-10', 2028: '02-27', 2029: '02-15' };

/** True on a day on which the treasury pays: Monday to Friday, no holiday. */
export function isBusinessDay(date: IsoDate): boolean {
  const day = weekday(date);
  const monthDay = date.slice(5);
  if (day === 0 || day === 6 || FIXED_HOLIDAYS.includes(monthDay)) return false;
  return !(MOVING_HOLIDAYS[yearOf(date)] ?? '').includes(monthDay);
}

/** Business days of a month within days `from` to `to` (both included), never empty: the nearest earlier ones are taken then. */
export function businessDays(year: number, month: number, from = 1, to = 31): IsoDate[] {
  const last = Math.min(to, daysInMonth(year, month));
  const days: IsoDate[] = [];
  for (let day = from; day <= last; day++) {
    const date = isoDate(year, month, day);
    if (isBusinessDay(date)) days.push(date);
  }
  if (days.length > 0) return days;
  return from > 1 ? businessDays(year, month, from - 1, to) : businessDays(year, month, 1, 31);
}

/** The day on which the holiday bonus is paid. */
export function bonusDate(year: number): IsoDate {
  let date = addDays(`${year}-${EID[year] ?? '03-15'}`, -10);
  while (!isBusinessDay(date)) date = addDays(date, -1);
  return date;
}

/** Milliseconds since the epoch of a date at a minute of its day in WIB (UTC+7), by pure arithmetic. */
export function wibInstant(date: IsoDate, minuteOfDay: number): number {
  const month = Number(date.slice(5, 7));
  const y = yearOf(date) - (month <= 2 ? 1 : 0);
  const shifted = (month + 9) % 12;
  const dayOfMarchYear = Math.floor((153 * shifted + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfMarchYear - 719_468;
  return (days * 1_440 + minuteOfDay - 420) * 60_000;
}
