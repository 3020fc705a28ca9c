import type { Change } from '../board/rollup.js';
import type { Fact, FactKind, WorkFact, WorkProgressFact } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** `UNIT|KEY`, as the office lists it. */
export const workKeyOf = ({ workUnit, key }: Pick<WorkFact, 'workUnit' | 'key'>): string => `${workUnit}|${key}`;

/** Physical works as offices list them, each with its plan and progress by day. */
export class WorkFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['work', 'work-progress'];
  version = 0;
  readonly #works = new Map<string, WorkFact>();
  readonly #progress = new Map<string, Map<IsoDate, WorkProgressFact>>();

  apply({ before, after }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
  }

  at(key: string): WorkFact | undefined {
    return this.#works.get(key);
  }

  keys(): IterableIterator<string> {
    return this.#works.keys();
  }

  /** Plan and progress of a work, the earliest first: plans of days to come too. */
  progressOf(key: string): WorkProgressFact[] {
    return [...(this.#progress.get(key)?.values() ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  #set(fact: Fact, present: boolean): void {
    if (fact.kind === 'work') {
      if (present) this.#works.set(workKeyOf(fact), fact);
      else this.#works.delete(workKeyOf(fact));
    } else if (fact.kind === 'work-progress') {
      const key = workKeyOf(fact);
      const days = this.#progress.get(key) ?? new Map<IsoDate, WorkProgressFact>();
      if (present) days.set(fact.date, fact);
      else days.delete(fact.date);
      if (days.size > 0) this.#progress.set(key, days);
      else this.#progress.delete(key);
    }
    this.version++;
  }
}
