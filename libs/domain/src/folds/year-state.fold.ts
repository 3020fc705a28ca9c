import type { Change } from '../board/rollup.js';
import { type FactKind, naturalKey, type YearAdjustmentFact, type YearStateFact } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** When the books of the year were closed and opened, and what a closed year took after all. */
export class YearStateFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['year-state', 'year-adjustment'];
  version = 0;
  readonly #states = new Map<string, YearStateFact>();
  readonly #adjustments = new Map<string, YearAdjustmentFact>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'year-state') this.#set(before, false);
    if (after?.kind === 'year-state') this.#set(after, true);
    if (before?.kind === 'year-adjustment') this.#adjustments.delete(naturalKey(before));
    if (after?.kind === 'year-adjustment') this.#adjustments.set(naturalKey(after), after);
    if ((after ?? before)?.kind === 'year-adjustment') this.version++;
  }

  /** The day on which the books were closed that are closed on `day`; null while they are open. */
  closedOn(day: IsoDate): IsoDate | null {
    const last = this.at(day);
    return last?.closed ? last.date : null;
  }

  /** The last day on which the books took adjusting entries, since they were closed that are closed on `day`; null = none. */
  adjustedOn(day: IsoDate): IsoDate | null {
    const closed = this.closedOn(day);
    const days = [...this.#adjustments.values()].map(({ date }) => date).filter((date) => closed !== null && date >= closed && date <= day);
    return days.sort().at(-1) ?? null;
  }

  /** What was decided last, up to a day; null = nothing, the year is open. */
  at(day: IsoDate): YearStateFact | null {
    let last: YearStateFact | null = null;
    for (const state of this.#states.values()) if (state.date <= day && (last === null || state.date > last.date)) last = state;
    return last;
  }

  #set(fact: YearStateFact, present: boolean): void {
    if (present) this.#states.set(naturalKey(fact), fact);
    else this.#states.delete(naturalKey(fact));
    this.version++;
  }
}
