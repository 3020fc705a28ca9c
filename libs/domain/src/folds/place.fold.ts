import type { Change } from '../board/rollup.js';
import type { FactKind } from '../facts/index.js';
import { districtsOf, type RegionCode } from '../values/index.js';
import type { Fold } from './fold.js';

/** A district by its Kemendagri code. */
export interface NamedDistrict {
  readonly code: string;
  readonly name: string;
}

/** What an office calls its region and districts, where this program has no table of them or another name. */
export class PlaceFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['place-name'];
  version = 0;
  readonly #names = new Map<string, string>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'place-name') this.#set(before.code, null);
    if (after?.kind === 'place-name') this.#set(after.code, after.name);
  }

  /** Null when nobody has told it. */
  nameOf(code: string): string | null {
    return this.#names.get(code) ?? null;
  }

  /** The districts of a region in code order: those of this program's table, and those that were told; a told name goes first. */
  districts(region: RegionCode): NamedDistrict[] {
    const names = new Map(districtsOf(region).map(({ code, name }) => [code, name]));
    for (const [code, name] of this.#names) if (code.length > region.length && code.startsWith(`${region}.`)) names.set(code, name);
    return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({ code, name }));
  }

  #set(code: string, name: string | null): void {
    if (name === null) this.#names.delete(code);
    else this.#names.set(code, name);
    this.version++;
  }
}
