import { type Fact, type FactWire, factFromWire, naturalKey, replacementSet } from '@lcc/domain';
import { type EncodedFact, encodeFact } from './fact-rows.js';
import type { PackedFact } from './packed-facts.js';

/** A fact that the ledger is asked to remember, with the row it stands in. */
export interface Draft {
  readonly fact: Fact;
  readonly row: number;
  /** Not a row of its own (a copy for another year); it is not counted. */
  readonly derived?: boolean;
  readonly packed?: PackedFact;
  /** Counts only while the value of this hash is in force under its key. */
  readonly over?: string;
  /** The fact is not remembered but withdrawn. */
  readonly withdraws?: true;
}

/** A draft that was packed where it was read, in another thread. Its fact is made when somebody asks for it; of a large file nobody may. */
export class PackedDraft implements Draft {
  #fact: Fact | null = null;

  constructor(readonly packed: PackedFact) {}

  get row(): number {
    return this.packed.row;
  }

  get derived(): boolean {
    return this.packed.derived;
  }

  get fact(): Fact {
    this.#fact ??= factFromWire(JSON.parse(this.packed.payload) as FactWire);
    return this.#fact;
  }
}

/** Kind, region and year of a draft's fact. */
export const placeOf = (draft: Draft): Pick<Fact, 'kind' | 'region' | 'year'> => draft.packed ?? draft.fact;
export const keyOf = (draft: Draft): string => draft.packed?.key ?? naturalKey(draft.fact);
export const setOf = (draft: Draft): string | null => (draft.packed ? draft.packed.set : replacementSet(draft.fact));
export const encodedOf = (draft: Draft): EncodedFact => draft.packed ?? encodeFact(draft.fact);

/** The drafts of a kind; others are not unpacked for it. */
export const ofKind = (drafts: readonly Draft[], kind: Fact['kind']): Draft[] => drafts.filter((draft) => placeOf(draft).kind === kind);
