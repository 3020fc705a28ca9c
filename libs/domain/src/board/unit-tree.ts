import type { IsoDate, WorkUnitCode } from '../values/index.js';

/** What a tree is made of, as far as the board's day knows it. */
export interface UnitRelations {
  /** Every code that has facts or stands on the roster. */
  readonly codes: Iterable<WorkUnitCode>;
  readonly roster: ReadonlyMap<WorkUnitCode, { readonly parent: WorkUnitCode | null }>;
  /** Merged units, each with the one that took it in. */
  readonly merges: ReadonlyMap<WorkUnitCode, { readonly into: WorkUnitCode | null; readonly date: IsoDate }>;
}

/**
 * The units of a board as rows: a merged unit is no row of its own, its figures are those of the unit that took it in, and units that
 * belonged to it belong to that one. Units that would be their own ancestors, or take each other in, stand by themselves.
 */
export class UnitTree {
  /** In code order. */
  readonly codes: readonly WorkUnitCode[];
  readonly tops: readonly WorkUnitCode[];
  readonly #parents = new Map<WorkUnitCode, WorkUnitCode>();
  readonly #children = new Map<WorkUnitCode, WorkUnitCode[]>();
  readonly #members = new Map<WorkUnitCode, WorkUnitCode[]>();

  constructor(private readonly relations: UnitRelations) {
    for (const code of [...relations.codes].sort()) push(this.#members, this.standIn(code), code);
    this.codes = [...this.#members.keys()].sort();
    for (const code of this.codes) {
      const parent = this.#isOwnAncestor(code) ? null : this.#statedParent(code);
      if (parent === null) continue;
      this.#parents.set(code, parent);
      push(this.#children, parent, code);
    }
    this.tops = this.codes.filter((code) => !this.#parents.has(code));
  }

  /** The unit whose row holds the figures of a code: itself, unless it was merged. */
  standIn(code: WorkUnitCode): WorkUnitCode {
    const seen = new Set([code]);
    let at = code;
    for (let next = this.#into(at); next !== null; next = this.#into(at)) {
      if (seen.has(next)) return code;
      seen.add(next);
      at = next;
    }
    return at;
  }

  /** The row that a row is part of; null at the top, also when the parent that the roster names is not on the board. */
  parent(code: WorkUnitCode): WorkUnitCode | null {
    return this.#parents.get(code) ?? null;
  }

  /** Rows that are part of a row, in code order. */
  children(code: WorkUnitCode): readonly WorkUnitCode[] {
    return this.#children.get(code) ?? [];
  }

  /** The unit itself and the units merged into it, in code order. */
  members(code: WorkUnitCode): readonly WorkUnitCode[] {
    return this.#members.get(code) ?? [];
  }

  #into(code: WorkUnitCode): WorkUnitCode | null {
    return this.relations.merges.get(code)?.into ?? null;
  }

  #statedParent(code: WorkUnitCode): WorkUnitCode | null {
    const parent = this.relations.roster.get(code)?.parent ?? null;
    if (parent === null || !this.relations.roster.has(parent)) return null;
    const row = this.standIn(parent);
    return row === code ? null : row;
  }

  #isOwnAncestor(code: WorkUnitCode): boolean {
    const seen = new Set<WorkUnitCode>();
    let up = this.#statedParent(code);
    while (up !== null && up !== code && !seen.has(up)) {
      seen.add(up);
      up = this.#statedParent(up);
    }
    return up === code;
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
