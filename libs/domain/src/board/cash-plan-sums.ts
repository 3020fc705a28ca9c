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
  #tree: Map<AccountCode, PlanFigures> | null = null;
  #programmes: PlansByRoot | null = null;

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

  /** Call when the business day changes. */
  invalidate(): void {
    this.#tree = this.#programmes = null;
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  at(account: AccountCode, asOf: IsoDate): PlanFigures | null {
    return this.tree(asOf).get(account) ?? null;
  }

  tree(asOf: IsoDate): ReadonlyMap<AccountCode, PlanFigures> {
    return (this.#tree ??= this.#sum(asOf));
  }

  /** Plans of a root by programme, activity and sub-activity; what a file gives without a sub-activity is not in them. */
  programmes(root: AccountRoot, asOf: IsoDate): ReadonlyMap<string, PlanFigures> {
    if (!this.#programmes) {
      this.#programmes = { '4': new Map(), '5': new Map(), '6': new Map() };
      for (const row of this.#rows.values())
        if (row.subActivity !== null) addPlan(this.#programmes[rootOf(row)], programmePath(row.subActivity), row, this.year, asOf);
    }
    return this.#programmes[root];
  }

  #sum(asOf: IsoDate): Map<AccountCode, PlanFigures> {
    const detailed = new Set<CashPlanGroup>();
    for (const row of this.#rows.values()) if (row.account !== null || row.subActivity !== null) detailed.add(row.group);
    const tree = new Map<AccountCode, PlanFigures>();
    for (const row of this.#rows.values()) {
      const whole = row.account === null && row.subActivity === null;
      if (whole && detailed.has(row.group)) continue;
      addPlan(tree, row.account === null ? [ROOT[row.group]] : accountPath(row.account), row, this.year, asOf);
    }
    return tree;
  }
}

type PlansByRoot = Record<AccountRoot, Map<string, PlanFigures>>;

/** The root that a row's amounts stand under: that of its account, else that of its group. */
const rootOf = (row: CashPlanFact): AccountRoot => (row.account === null ? null : accountRoot(row.account)) ?? ROOT[row.group];

function addPlan(tree: Map<string, PlanFigures>, path: readonly string[], row: CashPlanFact, year: number, asOf: IsoDate): void {
  const toDate = planToDate(row.months, year, asOf);
  for (const code of path) {
    let node = tree.get(code);
    if (!node) tree.set(code, (node = { toDate: 0n, year: 0n, months: Array<Sen>(12).fill(0n) }));
    node.toDate += toDate;
    row.months.forEach((amount, i) => {
      node.year += amount;
      node.months[i] = (node.months[i] as Sen) + amount;
    });
  }
}
