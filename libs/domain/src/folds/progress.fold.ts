import type { Change } from '../board/rollup.js';
import type { FactKind, ProgressFact } from '../facts/index.js';
import { naturalKey } from '../facts/index.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** Physical progress and problems as reported, by natural key. */
export class ProgressFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['progress'];
  version = 0;
  readonly #reports = new Map<string, ProgressFact>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'progress') this.#set(before, false);
    if (after?.kind === 'progress') this.#set(after, true);
  }

  /** Reports dated up to a day. */
  *until(day: IsoDate): IterableIterator<ProgressFact> {
    for (const report of this.#reports.values()) if (report.date <= day) yield report;
  }

  #set(fact: ProgressFact, present: boolean): void {
    if (present) this.#reports.set(naturalKey(fact), fact);
    else this.#reports.delete(naturalKey(fact));
    this.version++;
  }
}
