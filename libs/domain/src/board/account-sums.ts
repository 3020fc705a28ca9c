import { type AccountCode, accountPath, type Sen } from '../values/index.js';

export interface SumNode {
  value: Sen;
  /** Facts below it; a node with none has no value, which is not zero. */
  count: number;
}

/** Sums of one measure of one unit over the account tree. An amount touches its account and that account's ancestors only. */
export class AccountSums {
  readonly #nodes = new Map<AccountCode, SumNode>();
  /** Account → its nodes from level 1 down, so that the hot path does one look-up. */
  readonly #paths = new Map<AccountCode, SumNode[]>();

  add(account: AccountCode, amount: Sen, count: 1 | -1): void {
    for (const node of this.#paths.get(account) ?? this.#open(account)) {
      node.value += amount;
      node.count += count;
    }
  }

  /** The sum at an account, or null when no fact stands below it. */
  at(account: AccountCode): Sen | null {
    const node = this.#nodes.get(account);
    return node === undefined || node.count === 0 ? null : node.value;
  }

  /** Every account that has a value. */
  *entries(): Generator<[AccountCode, Sen]> {
    for (const [account, node] of this.#nodes) if (node.count > 0) yield [account, node.value];
  }

  get isEmpty(): boolean {
    for (const node of this.#nodes.values()) if (node.count > 0) return false;
    return true;
  }

  #open(account: AccountCode): SumNode[] {
    const path = accountPath(account).map((code) => {
      let node = this.#nodes.get(code);
      if (!node) this.#nodes.set(code, (node = { value: 0n, count: 0 }));
      return node;
    });
    this.#paths.set(account, path);
    return path;
  }
}
