import type { Change } from '../board/rollup.js';
import type { FactKind, ProgressFact } from '../facts/index.js';
import { naturalKey } from '../facts/index.js';
import type { IsoDate, WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';

/** Physical progress and problems as reported, by natural key. */
export class ProgressFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['progress'];
  version = 0;
  readonly #reports = new Map<string, ProgressFact>();
  readonly #byUnit = new Map<WorkUnitCode, Map<string, ProgressFact>>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'progress') this.#set(before, false);
    if (after?.kind === 'progress') this.#set(after, true);
  }

  /** Reports dated up to a day. */
  *until(day: IsoDate): IterableIterator<ProgressFact> {
    for (const report of this.#reports.values()) if (report.date <= day) yield report;
  }

  /** Reports on a sub-activity of a unit up to a day, the earliest first. */
  of(unit: WorkUnitCode, subActivity: string, day: IsoDate): ProgressFact[] {
    const reports = [...(this.#byUnit.get(unit)?.values() ?? [])].filter((r) => r.subActivity === subActivity && r.date <= day);
    return reports.sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** Sub-activities of a unit that were reported on up to a day. */
  codesOf(unit: WorkUnitCode, day: IsoDate): ReadonlySet<string> {
    const reports = [...(this.#byUnit.get(unit)?.values() ?? [])].filter((r) => r.date <= day);
    return new Set(reports.flatMap(({ subActivity }) => subActivity ?? []));
  }

  #set(fact: ProgressFact, present: boolean): void {
    const ofUnit = this.#byUnit.get(fact.workUnit) ?? new Map<string, ProgressFact>();
    this.#byUnit.set(fact.workUnit, ofUnit);
    for (const reports of [this.#reports, ofUnit]) {
      if (present) reports.set(naturalKey(fact), fact);
      else reports.delete(naturalKey(fact));
    }
    this.version++;
  }
}
