import type { Change } from '../board/rollup.js';
import { type FactKind, naturalKey, type PastRealizationFact } from '../facts/index.js';
import { type PaceHistory, paceHistoryOf } from '../projection/pace-history.js';
import { type AccountRoot, accountRoot } from '../values/index.js';
import type { Fold } from './fold.js';

/** Earlier years' realization by month, as the history that a year's pace is measured against. */
export class PastRealizationFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['past-realization'];
  version = 0;
  /** Revision of its last change. */
  revision = 0;
  readonly #facts = new Map<string, PastRealizationFact>();
  readonly #histories = new Map<AccountRoot, PaceHistory>();

  apply({ before, after, revision }: Change): void {
    if (before?.kind === 'past-realization') this.#set(before, false, revision);
    if (after?.kind === 'past-realization') this.#set(after, true, revision);
  }

  /** The history of a root; the same object until a fact of it changes. */
  history(root: AccountRoot): PaceHistory {
    let history = this.#histories.get(root);
    if (!history) {
      history = paceHistoryOf([...this.#facts.values()].filter((fact) => accountRoot(fact.account) === root));
      this.#histories.set(root, history);
    }
    return history;
  }

  /** How many earlier years were told. */
  get years(): number {
    return new Set([...this.#facts.values()].map(({ pastYear }) => pastYear)).size;
  }

  #set(fact: PastRealizationFact, present: boolean, revision: number): void {
    if (present) this.#facts.set(naturalKey(fact), fact);
    else this.#facts.delete(naturalKey(fact));
    this.#histories.clear();
    this.version++;
    this.revision = revision;
  }
}
