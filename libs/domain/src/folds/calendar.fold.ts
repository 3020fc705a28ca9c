import type { Change } from '../board/rollup.js';
import type { FactKind, HolidayFact } from '../facts/index.js';
import { type Holiday, nationalHolidays, type RegionCode, WorkCalendar } from '../values/index.js';
import type { Fold } from './fold.js';

/** The working days of a board: the shipped holidays, and in place of them those that were loaded for the board's year. */
export class CalendarFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['holiday'];
  version = 0;
  readonly #loaded = new Map<string, Holiday>();
  #calendar: WorkCalendar | null = null;

  constructor(
    _region: RegionCode,
    private readonly year: number,
  ) {}

  apply({ before, after }: Change): void {
    if (before?.kind === 'holiday') this.#set(before, false);
    if (after?.kind === 'holiday') this.#set(after, true);
  }

  get calendar(): WorkCalendar {
    if (this.#calendar) return this.#calendar;
    const own = this.#loaded.size === 0 ? [] : [{ year: this.year, holidays: [...this.#loaded.values()] }];
    return (this.#calendar = new WorkCalendar([...nationalHolidays, ...own]));
  }

  #set({ day, name }: HolidayFact, present: boolean): void {
    if (present) this.#loaded.set(day, { date: day, name });
    else this.#loaded.delete(day);
    this.#calendar = null;
    this.version++;
  }
}
