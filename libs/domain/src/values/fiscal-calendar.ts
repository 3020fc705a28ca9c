/**
 * Business dates are `YYYY-MM-DD` in Asia/Jakarta (UTC+7, no daylight saving); fiscal year = calendar year.
 * Pure: "now" always comes in from outside.
 */
export type IsoDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const WIB_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** A valid calendar date, or null. */
export function parseIsoDate(text: string): IsoDate | null {
  const m = ISO.exec(text);
  if (!m) return null;
  const month = Number(m[2]);
  const day = Number(m[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(m[1]), month) ? text : null;
}

/** The business date of an instant (milliseconds since the epoch). */
export function businessDate(epochMs: number): IsoDate {
  const day = Math.floor((epochMs + WIB_OFFSET_MS) / DAY_MS);
  if (day !== last.day) last = { day, date: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return last.date;
}

/** The day that was asked for last: a log asks for the same one many times. */
let last = { day: 0, date: '1970-01-01' };

export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
/** Month 1 to 12. */
export const monthOf = (date: IsoDate): number => Number(date.slice(5, 7));
/** Day of the month. */
export const dayOf = (date: IsoDate): number => Number(date.slice(8, 10));

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function endOfMonth(year: number, month: number): IsoDate {
  return isoDate(year, month, daysInMonth(year, month));
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export const MONTH_NAMES: readonly string[] = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** `26 November 2026`, as documents write it. */
export const dateInWords = (date: IsoDate): string => `${dayOf(date)} ${MONTH_NAMES[monthOf(date) - 1]} ${yearOf(date)}`;

/** Days since 1 January 1970; the difference of two is the days between them. */
export const dayNumber = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Zero-based day of the year: 1 January = 0. */
export function dayOfYear(date: IsoDate): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(yearOf(date), 0, 1)) / DAY_MS);
}

/** The earlier of two dates. */
export const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
/** The later of two days. */
export const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The date itself, or the day of the fiscal year nearest to it: what is dated after the year still belongs to its December. */
export function withinYear(year: number, date: IsoDate): IsoDate {
  const [first, last] = [isoDate(year, 1, 1), isoDate(year, 12, 31)];
  return date < first ? first : date > last ? last : date;
}

/**
 * Where `asOf` stands in fiscal year `year`: months that have ended, and the running month with its day and length.
 * Before the year: 0 months, no running month. After it: 12 months, no running month.
 */
export function yearPosition(year: number, asOf: IsoDate): { monthsEnded: number; running: { day: number; days: number } | null } {
  if (yearOf(asOf) < year) return { monthsEnded: 0, running: null };
  if (yearOf(asOf) > year) return { monthsEnded: 12, running: null };
  const month = monthOf(asOf);
  const days = daysInMonth(year, month);
  const day = dayOf(asOf);
  return day === days ? { monthsEnded: month, running: null } : { monthsEnded: month - 1, running: { day, days } };
}

/** Monday to Friday days after `from` up to and including `to`, holidays given as dates left out. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays: ReadonlySet<IsoDate> = new Set()): number {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
  if (days <= 0) return 0;
  let count = Math.floor(days / 7) * 5;
  for (let i = 1; i <= days % 7; i++) if (isWorkingWeekday((weekday(from) + i) % 7)) count++;
  for (const day of holidays) if (day > from && day <= to && isWorkingWeekday(weekday(day))) count--;
  return count;
}

/** Months that have passed at a date; of a running month the share of its working days (7.4 = 40 % of August's). */
export function monthsPassed(year: number, date: IsoDate): number {
  const month = monthOf(date);
  const end = endOfMonth(year, month);
  if (date === end) return month;
  const before = month === 1 ? isoDate(year - 1, 12, 31) : endOfMonth(year, month - 1);
  return month - 1 + workingDaysBetween(before, date) / Math.max(1, workingDaysBetween(before, end));
}

const isWorkingWeekday = (day: number): boolean => day !== 0 && day !== 6;

/** Last day on which a month's report counts as on time: day 10 of the next month. */
export function reportDeadline(year: number, month: number): IsoDate {
  return month === 12 ? isoDate(year + 1, 1, 10) : isoDate(year, month + 1, 10);
}

/** The last month of `year` whose report was due before `asOf` (its deadline has passed), 0 when none. */
export function lastDueMonth(year: number, asOf: IsoDate): number {
  for (let month = 12; month >= 1; month--) if (asOf > reportDeadline(year, month)) return month;
  return 0;
}
