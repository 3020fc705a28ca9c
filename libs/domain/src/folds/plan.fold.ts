import type { Change } from '../board/rollup.js';
import { type Fact, type FactKind, naturalKey, type PlanItemFact } from '../facts/index.js';
import type { RegionCode, Sen, SubActivityCode, WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';
import { CodeBridges } from './thread/code-bridges.js';

/** The sub-activities of the yearly plan (RKPD, Renja) by unit, and what old codes are called now. */
export class PlanFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['plan-item', 'code-bridge'];
  version = 0;
  readonly bridges: CodeBridges;
  readonly #units = new Map<WorkUnitCode, Map<string, PlanItemFact>>();

  constructor(_region: RegionCode, year: number) {
    this.bridges = new CodeBridges(year);
  }

  apply({ before, after }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
  }

  /** What the plan gives each sub-activity of a unit (null = it names no ceiling); undefined when the unit has no plan. */
  of(unit: WorkUnitCode): ReadonlyMap<SubActivityCode, Sen | null> | undefined {
    const items = this.#units.get(unit);
    if (!items) return undefined;
    const sums = new Map<SubActivityCode, Sen | null>();
    for (const { code, ceiling } of items.values())
      if (code !== null) sums.set(code, ceiling === null ? (sums.get(code) ?? null) : (sums.get(code) ?? 0n) + ceiling);
    return sums;
  }

  #set(fact: Fact, present: boolean): void {
    if (fact.kind === 'code-bridge') this.bridges.set(fact, present);
    else if (fact.kind === 'plan-item' && fact.level === 'sub-kegiatan' && fact.workUnit !== null && /^(RKPD|RENJA)$/.test(fact.document)) {
      const items = this.#units.get(fact.workUnit) ?? new Map<string, PlanItemFact>();
      if (present) items.set(naturalKey(fact), fact);
      else items.delete(naturalKey(fact));
      if (items.size > 0) this.#units.set(fact.workUnit, items);
      else this.#units.delete(fact.workUnit);
    }
    this.version++;
  }
}
