import { UnitTree } from '../../board/unit-tree.js';
import type { UnitMergeFact } from '../../facts/index.js';
import type { WorkUnitCode } from '../../values/index.js';

/** The Skpd in a unit's own code. */
const skpdIn = (unit: WorkUnitCode): WorkUnitCode => `${unit.slice(0, -4)}0000`;

/** Units with what they were merged into, as the sums of a board read them: facts stay under their codes, rows are read together. */
export class Units {
  readonly #merges = new Map<WorkUnitCode, UnitMergeFact>();
  readonly #skpds = new Map<WorkUnitCode, WorkUnitCode>();
  #tree = treeOf(new Map());

  set(fact: UnitMergeFact, present: boolean): void {
    if (present) this.#merges.set(fact.workUnit, fact);
    else this.#merges.delete(fact.workUnit);
    this.#tree = treeOf(this.#merges);
    this.#skpds.clear();
  }

  /** The unit whose row holds what is under a code. */
  row(unit: WorkUnitCode): WorkUnitCode {
    return this.#tree.standIn(unit);
  }

  /** Every code that is read together with one: itself, what it was merged into, and what was merged into that. */
  together(unit: WorkUnitCode): readonly WorkUnitCode[] {
    if (this.#merges.size === 0) return [unit];
    const row = this.row(unit);
    return [...new Set([row, unit, ...this.#tree.members(row)])].sort();
  }

  /** The Skpd that a unit belongs to, after all mergers. */
  skpd(unit: WorkUnitCode): WorkUnitCode {
    let skpd = this.#skpds.get(unit);
    if (skpd === undefined) this.#skpds.set(unit, (skpd = skpdIn(this.row(skpdIn(this.row(unit))))));
    return skpd;
  }
}

const treeOf = (merges: ReadonlyMap<WorkUnitCode, UnitMergeFact>): UnitTree =>
  new UnitTree({ codes: merges.keys(), roster: new Map(), merges });
