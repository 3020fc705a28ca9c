import type { Change } from '../board/rollup.js';
import { type FactKind, naturalKey, type YearStateFact } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** When the books of the year were closed and opened. */
export class YearStateFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['year-state'];
  version = 0;
  readonly #states = new Map<string, YearStateFact>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'year-state') this.#set(before, false);
    if (after?.kind === 'year-state') this.#set(after, true);
  }

  /** The day on which the books were closed that are closed on `day`; null while they are open. */
  closedOn(day: IsoDate): IsoDate | null {
    const last = this.at(day);
    return last?.closed ? last.date : null;
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
