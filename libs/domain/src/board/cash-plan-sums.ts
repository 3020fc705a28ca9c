import type { CashPlanFact, CashPlanGroup } from '../facts/index.js';
import {
  type AccountCode,
  type AccountRoot,
  accountPath,
  accountRoot,
  type IsoDate,
  type Sen,
  scaleSen,
  yearPosition,
} from '../values/index.js';
import { programmePath } from './tree-sums.js';

const ROOT: Record<CashPlanGroup, AccountRoot> = { pendapatan: '4', belanja: '5', pembiayaan: '6' };

export interface PlanFigures {
  toDate: Sen;
  year: Sen;
  /** By month, January first. */
  months: Sen[];
}

/**
 * Planned cash up to `asOf`: the months that have ended plus the running month pro rata by calendar day. Rounded per plan
 * row (half up), so that every parent is the sum of its children to the sen.
 */
export function planToDate(months: readonly Sen[], year: number, asOf: IsoDate): Sen {
  const { monthsEnded, running } = yearPosition(year, asOf);
  let sum = 0n;
  for (let i = 0; i < monthsEnded; i++) sum += months[i] as Sen;
  if (running) sum += scaleSen(months[monthsEnded] as Sen, BigInt(running.day), BigInt(running.days));
  return sum;
}

/** The cash plan of one unit. A row for the whole unit counts only while its group has no finer row. */
export class CashPlanSums {
  readonly #rows = new Map<string, CashPlanFact>();
  #tree: PlanTree | null = null;
  #programmes: Record<AccountRoot, PlanTree> | null = null;

  constructor(readonly year: number) {}

  set(key: string, fact: CashPlanFact): void {
    this.#rows.set(key, fact);
    this.#tree = this.#programmes = null;
  }

  remove(key: string): void {
    this.#rows.delete(key);
    this.#tree = this.#programmes = null;
  }

  /** The rows by key. */
  save(): readonly (readonly [string, CashPlanFact])[] {
    return [...this.#rows];
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  at(account: AccountCode, asOf: IsoDate): PlanFigures | null {
    return this.tree(asOf).get(account) ?? null;
  }

  tree(asOf: IsoDate): ReadonlyMap<AccountCode, PlanFigures> {
    return (this.#tree ??= this.#sum()).on(asOf);
  }

  /** Plans of a root by programme, activity and sub-activity; what a file gives without a sub-activity is not in them. */
  programmes(root: AccountRoot, asOf: IsoDate): ReadonlyMap<string, PlanFigures> {
    if (!this.#programmes) {
      const trees = { '4': new PlanTree(this.year), '5': new PlanTree(this.year), '6': new PlanTree(this.year) };
      for (const row of this.#rows.values()) if (row.subActivity !== null) trees[rootOf(row)].add(row, programmePath(row.subActivity));
      this.#programmes = trees;
    }
    return this.#programmes[root].on(asOf);
  }

  #sum(): PlanTree {
    const detailed = new Set<CashPlanGroup>();
    for (const row of this.#rows.values()) if (row.account !== null || row.subActivity !== null) detailed.add(row.group);
    const tree = new PlanTree(this.year);
    for (const row of this.#rows.values()) {
      const whole = row.account === null && row.subActivity === null;
      if (whole && detailed.has(row.group)) continue;
      tree.add(row, row.account === null ? [ROOT[row.group]] : accountPath(row.account));
    }
    return tree;
  }
}

/** The root that a row's amounts stand under: that of its account, else that of its group. */
const rootOf = (row: CashPlanFact): AccountRoot => (row.account === null ? null : accountRoot(row.account)) ?? ROOT[row.group];

/** Sums of plan rows. Another day changes only what is planned to date: months and years stand. */
class PlanTree {
  readonly #nodes = new Map<string, PlanFigures>();
  readonly #rows: { readonly months: readonly Sen[]; readonly path: readonly PlanFigures[] }[] = [];
  #day: IsoDate | null = null;

  constructor(private readonly year: number) {}

  add({ months }: CashPlanFact, codes: readonly string[]): void {
    const path = codes.map((code) => this.#node(code));
    for (const node of path)
      months.forEach((amount, i) => {
        node.year += amount;
        node.months[i] = (node.months[i] as Sen) + amount;
      });
    this.#rows.push({ months, path });
    this.#day = null;
  }

  on(asOf: IsoDate): ReadonlyMap<string, PlanFigures> {
    if (this.#day === asOf) return this.#nodes;
    this.#day = asOf;
    const { monthsEnded, running } = yearPosition(this.year, asOf);
    for (const node of this.#nodes.values()) {
      node.toDate = 0n;
      for (let i = 0; i < monthsEnded; i++) node.toDate += node.months[i] as Sen;
    }
    if (running)
      for (const { months, path } of this.#rows) {
        const month = months[monthsEnded] as Sen;
        if (month === 0n) continue;
        const part = scaleSen(month, BigInt(running.day), BigInt(running.days));
        for (const node of path) node.toDate += part;
      }
    return this.#nodes;
  }

  #node(code: string): PlanFigures {
    let node = this.#nodes.get(code);
    if (!node) this.#nodes.set(code, (node = { toDate: 0n, year: 0n, months: Array<Sen>(12).fill(0n) }));
    return node;
  }
}
