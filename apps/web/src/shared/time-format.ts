import type { Language } from './number-format.js';

/** Instants are epoch milliseconds; everything is told in WIB (UTC+7, no daylight saving). */
const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const NAMES = {
  id: {
    days: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  },
  en: {
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
} as const;

const wib = (ms: number): Date => new Date(ms + WIB_MS);
const two = (n: number): string => String(n).padStart(2, '0');
const dayNumber = (ms: number): number => Math.floor((ms + WIB_MS) / DAY_MS);

/** Short name of month 1…12. */
export const monthName = (month: number, language: Language): string => NAMES[language].months[month - 1] ?? '';

/** `10.34` (id) or `10:34` (en); the zone is written beside it. */
export function clockText(ms: number, language: Language): string {
  const d = wib(ms);
  return `${two(d.getUTCHours())}${language === 'id' ? '.' : ':'}${two(d.getUTCMinutes())}`;
}

/** `Sel` or `Tue`. */
export const weekdayText = (ms: number, language: Language): string => (NAMES[language].days[wib(ms).getUTCDay()] ?? '').slice(0, 3);

/** `Selasa` or `Tuesday`. */
export const weekdayLong = (ms: number, language: Language): string => NAMES[language].days[wib(ms).getUTCDay()] ?? '';

/** `Sel 24 Nov`; without the weekday `24 Nov`. */
export function dateText(ms: number, language: Language, weekday = true): string {
  const d = wib(ms);
  return `${weekday ? `${weekdayText(ms, language)} ` : ''}${d.getUTCDate()} ${monthName(d.getUTCMonth() + 1, language)}`;
}

/** Midnight of a business date. */
export const dayStart = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);

/** `30 Jun 2026`. */
export const dayText = (ms: number, language: Language): string => `${dateText(ms, language, false)} ${wib(ms).getUTCFullYear()}`;

/** When something was, told from `now`: `10.02`, `Jumat 16.10`, `3 Okt 16.10`, `3 Okt 2025`; with `weekday` today's too is named. */
export function sinceText(ms: number, now: number, language: Language, weekday = false): string {
  const days = dayNumber(now) - dayNumber(ms);
  const d = wib(ms);
  if (days === 0 && !weekday) return clockText(ms, language);
  if (days >= 0 && days < 7) return `${NAMES[language].days[d.getUTCDay()] ?? ''} ${clockText(ms, language)}`;
  const date = dateText(ms, language, false);
  return d.getUTCFullYear() === wib(now).getUTCFullYear() ? `${date} ${clockText(ms, language)}` : `${date} ${d.getUTCFullYear()}`;
}

/** Whole days of the calendar between an instant and now. */
export const daysSince = (ms: number, now: number): number => Math.max(0, dayNumber(now) - dayNumber(ms));

/** An age in its largest unit: `baru saja`, `36 mnt`, `31 jam`, `3 hari`. */
export function ageText(ageMs: number, language: Language): string {
  const id = language === 'id';
  const minutes = Math.floor(ageMs / MINUTE_MS);
  if (minutes < 1) return id ? 'baru saja' : 'just now';
  if (minutes < 120) return `${minutes} ${id ? 'mnt' : 'min'}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} ${id ? 'jam' : 'h'}`;
  return `${Math.floor(hours / 24)} ${id ? 'hari' : 'days'}`;
}
