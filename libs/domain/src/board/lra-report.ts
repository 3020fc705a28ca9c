import type { LraFact } from '../facts/index.js';
import { type AccountCode, type AccountRoot, accountParent, accountPath, accountRoot, type IsoDate, type Sen } from '../values/index.js';

export interface LraFigures {
  /** Null when no row below names one. */
  budget: Sen | null;
  realization: Sen;
}

/**
 * The report of one unit at one period end: rows by account as printed. A row with finer rows beside it is a check, not
 * data, so that the order in which a coarse and a fine report of the same period arrive does not matter.
 */
export class LraReport {
  readonly #rows = new Map<AccountCode, LraFact>();
  #tree: Map<AccountCode, LraFigures> | null = null;
  /** Rows without finer rows beside them; made with the tree. */
  #leaves: ReadonlySet<AccountCode> = new Set();

  constructor(readonly periodEnd: IsoDate) {}

  set(fact: LraFact): void {
    this.#rows.set(fact.account, fact);
    this.#tree = null;
  }

  remove(account: AccountCode): void {
    this.#rows.delete(account);
    this.#tree = null;
  }

  save(): readonly LraFact[] {
    return [...this.#rows.values()];
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  hasRoot(root: AccountRoot): boolean {
    for (const account of this.#rows.keys()) if (accountRoot(account) === root) return true;
    return false;
  }

  /** Budget and realization at an account: the sum of the leaves below it; null when the report does not speak of it. */
  at(account: AccountCode): LraFigures | null {
    return this.tree().get(account) ?? null;
  }

  /** Whether the report gives an account only as a part of a coarser one. */
  isCoarserThan(account: AccountCode): boolean {
    this.tree();
    return accountPath(account).some((code) => code !== account && this.#leaves.has(code));
  }

  tree(): ReadonlyMap<AccountCode, LraFigures> {
    return (this.#tree ??= this.#sum());
  }

  #sum(): Map<AccountCode, LraFigures> {
    const withChildren = new Set<AccountCode>();
    for (const account of this.#rows.keys())
      for (let up = accountParent(account); up !== null; up = accountParent(up)) withChildren.add(up);
    const tree = new Map<AccountCode, LraFigures>();
    this.#leaves = new Set([...this.#rows.keys()].filter((account) => !withChildren.has(account)));
    for (const [account, row] of this.#rows) {
      if (withChildren.has(account)) continue;
      for (const code of accountPath(account)) {
        const node = tree.get(code);
        if (node) {
          if (row.budget !== null) node.budget = (node.budget ?? 0n) + row.budget;
          node.realization += row.realization;
        } else tree.set(code, { budget: row.budget, realization: row.realization });
      }
    }
    return tree;
  }
}
