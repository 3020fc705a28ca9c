import { addDays, type IsoDate, weekday, yearOf } from './fiscal-calendar.js';

/** A public holiday or collective leave (cuti bersama). */
export interface Holiday {
  readonly date: IsoDate;
  readonly name: string;
}

/**
 * Working days by the yearly decree of holidays (SKB 3 Menteri). A year without a table cannot be judged: questions that touch it are
 * answered with null, never with a guess.
 */
export class WorkCalendar {
  readonly #years = new Set<number>();
  readonly #holidays = new Map<IsoDate, string>();

  /** @param tables a later table of a year replaces an earlier one */
  constructor(tables: readonly { readonly year: number; readonly holidays: readonly Holiday[] }[]) {
    const byYear = new Map(tables.map((t) => [t.year, t.holidays]));
    for (const [year, holidays] of byYear) {
      this.#years.add(year);
      for (const { date, name } of holidays) this.#holidays.set(date, name);
    }
  }

  knows(year: number): boolean {
    return this.#years.has(year);
  }

  /** Null when the year has no table. */
  isWorkingDay(day: IsoDate): boolean | null {
    if (!this.knows(yearOf(day))) return null;
    const w = weekday(day);
    return w !== 0 && w !== 6 && !this.#holidays.has(day);
  }

  /** Name of the holiday, or null. */
  holiday(day: IsoDate): string | null {
    return this.#holidays.get(day) ?? null;
  }

  /** Working days after `from` up to and including `to`; 0 when `to` is not later. Null when a year between has no table. */
  between(from: IsoDate, to: IsoDate): number | null {
    for (let year = yearOf(from); year <= yearOf(to); year++) if (!this.knows(year)) return null;
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count++;
    return count;
  }

  /** The day that is `days` working days after `from`; null when it falls in a year without a table. */
  after(from: IsoDate, days: number): IsoDate | null {
    return this.#step(from, days, 1);
  }

  /** The day that is `days` working days before `to`; null when it falls in a year without a table. */
  before(to: IsoDate, days: number): IsoDate | null {
    return this.#step(to, days, -1);
  }

  #step(from: IsoDate, days: number, by: 1 | -1): IsoDate | null {
    let day = from;
    for (let left = days; left > 0; ) {
      day = addDays(day, by);
      const works = this.isWorkingDay(day);
      if (works === null) return null;
      if (works) left--;
    }
    return day;
  }
}
