import type { Change } from '../board/rollup.js';
import type { AccountabilityFact, Fact, FactKind, SpmFact, SppFact } from '../facts/index.js';
import type { IsoDate, WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';

/** What stands before and after an SP2D: requests (SPP), orders (SPM), and the accounts given of advances. */
export class ClaimFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['spp', 'spm', 'accountability'];
  version = 0;
  readonly #spp = new Map<string, SppFact>();
  readonly #spm = new Map<string, SpmFact>();
  readonly #accounts = new Map<WorkUnitCode, Map<string, AccountabilityFact>>();

  apply({ before, after }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
  }

  spp(number: string): SppFact | undefined {
    return this.#spp.get(number);
  }

  spm(number: string): SpmFact | undefined {
    return this.#spm.get(number);
  }

  /** Whether any account of an advance was ever told: without one, its absence says nothing. */
  get tellsAccounts(): boolean {
    return this.#accounts.size > 0;
  }

  /** Accounts that a unit gave up to a day, the earliest first. */
  accountsOf(unit: WorkUnitCode, until: IsoDate): AccountabilityFact[] {
    const all = [...(this.#accounts.get(unit)?.values() ?? [])].filter((fact) => fact.date <= until);
    return all.sort((a, b) => (a.date < b.date || (a.date === b.date && a.number < b.number) ? -1 : 1));
  }

  #set(fact: Fact, present: boolean): void {
    if (fact.kind === 'spp') put(this.#spp, fact.number, fact, present);
    else if (fact.kind === 'spm') put(this.#spm, fact.number, fact, present);
    else if (fact.kind === 'accountability') {
      const known = this.#accounts.get(fact.workUnit) ?? new Map<string, AccountabilityFact>();
      put(known, fact.number, fact, present);
      if (known.size > 0) this.#accounts.set(fact.workUnit, known);
      else this.#accounts.delete(fact.workUnit);
    }
    this.version++;
  }
}

function put<F>(map: Map<string, F>, key: string, fact: F, present: boolean): void {
  if (present) map.set(key, fact);
  else map.delete(key);
}
