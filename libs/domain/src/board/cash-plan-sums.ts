import type { CashPlanFact, CashPlanGroup } from '../facts/index.js';
import { type AccountCode, type AccountRoot, accountPath, type IsoDate, type Sen, scaleSen, yearPosition } from '../values/index.js';

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

  constructor(readonly year: number) {}

  set(key: string, fact: CashPlanFact): void {
    this.#rows.set(key, fact);
    this.#tree = null;
  }

  remove(key: string): void {
    this.#rows.delete(key);
    this.#tree = null;
  }

  /** Call when the business day changes. */
  invalidate(): void {
    this.#tree = null;
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

  #sum(asOf: IsoDate): Map<AccountCode, PlanFigures> {
    const detailed = new Set<CashPlanGroup>();
    for (const row of this.#rows.values()) if (row.account !== null || row.subActivity !== null) detailed.add(row.group);
    const tree = new Map<AccountCode, PlanFigures>();
    for (const row of this.#rows.values()) {
      const whole = row.account === null && row.subActivity === null;
      if (whole && detailed.has(row.group)) continue;
      addPlan(tree, row, this.year, asOf);
    }
    return tree;
  }
}

function addPlan(tree: Map<AccountCode, PlanFigures>, row: CashPlanFact, year: number, asOf: IsoDate): void {
  const toDate = planToDate(row.months, year, asOf);
  for (const code of row.account === null ? [ROOT[row.group]] : accountPath(row.account)) {
    let node = tree.get(code);
    if (!node) tree.set(code, (node = { toDate: 0n, year: 0n, months: Array<Sen>(12).fill(0n) }));
    node.toDate += toDate;
    row.months.forEach((amount, i) => {
      node.year += amount;
      node.months[i] = (node.months[i] as Sen) + amount;
    });
  }
}
