import type { PastRealizationFact } from '../facts/index.js';
import { type AccountCode, ratioToWire, type Sen, type WorkUnitCode } from '../values/index.js';
import type { PacePath } from './pace-model.js';

/** Shares of a ceiling by group of accounts. */
export type Mix = ReadonlyMap<AccountCode, number>;

/** How an earlier year went: its path, and what its ceiling was made of. */
export interface PastPace {
  readonly path: PacePath;
  readonly mix: Mix;
}

interface GroupSums {
  budget: Sen;
  readonly months: Sen[];
}
type YearSums = Map<AccountCode, GroupSums>;

const rate = (part: Sen, whole: Sen): number => ratioToWire({ part, whole }) ?? 0;

/** One earlier fiscal year of all units. */
export class PastYear {
  readonly #units = new Map<WorkUnitCode, YearSums>();
  readonly #paths: ReadonlyMap<AccountCode, PacePath>;
  /** All units together; null when no ceiling is known. */
  readonly region: PastPace | null;

  constructor(
    readonly year: number,
    facts: readonly PastRealizationFact[],
  ) {
    for (const fact of facts) {
      let unit = this.#units.get(fact.workUnit);
      if (!unit) this.#units.set(fact.workUnit, (unit = new Map()));
      unit.set(fact.account, { budget: fact.budget, months: [...fact.months] });
    }
    for (const unit of this.#units.values()) dropSums(unit);
    const all = sumsOf(this.#units.values());
    this.#paths = new Map([...all].flatMap(([account, sums]) => (sums.budget > 0n ? [[account, pathOf([sums], sums.budget)]] : [])));
    this.region = paceOf(all);
  }

  get units(): Iterable<WorkUnitCode> {
    return this.#units.keys();
  }

  /** Groups of accounts that any unit spent on. */
  get groups(): readonly AccountCode[] {
    return [...this.#paths.keys()];
  }

  /** How a group of accounts went, all units together; null when none had a ceiling for it. */
  pathOf(group: AccountCode): PacePath | null {
    return this.#paths.get(group) ?? null;
  }

  /** Some units together; null when none of them has a ceiling in that year. */
  of(members: readonly WorkUnitCode[]): PastPace | null {
    return paceOf(sumsOf(members.flatMap((code) => this.#units.get(code) ?? [])));
  }

  /** The path of a ceiling made of `mix` if every group went as it did for all units together. */
  byMix(mix: Mix): PacePath {
    const whole = this.region?.path ?? [];
    const path = Array<number>(12).fill(0);
    let known = 0;
    for (const [account, share] of mix) {
      known += share;
      for (const [i, value] of (this.#paths.get(account) ?? whole).entries()) path[i] = (path[i] as number) + share * value;
    }
    return path.map((value, i) => value + (1 - known) * (whole[i] ?? 0));
  }
}

/** A group that stands beside finer ones of itself is a sum of them. */
function dropSums(unit: YearSums): void {
  for (const account of [...unit.keys()]) if ([...unit.keys()].some((other) => other.startsWith(`${account}.`))) unit.delete(account);
}

function sumsOf(units: Iterable<YearSums>): YearSums {
  const all: YearSums = new Map();
  for (const unit of units)
    for (const [account, { budget, months }] of unit) {
      const sums = all.get(account);
      if (!sums) all.set(account, { budget, months: [...months] });
      else {
        sums.budget += budget;
        for (const [i, amount] of months.entries()) sums.months[i] = (sums.months[i] ?? 0n) + amount;
      }
    }
  return all;
}

function paceOf(sums: YearSums): PastPace | null {
  let budget = 0n;
  for (const group of sums.values()) budget += group.budget;
  if (budget <= 0n) return null;
  const mix = new Map([...sums].map(([account, group]) => [account, rate(group.budget, budget)]));
  return { path: pathOf([...sums.values()], budget), mix };
}

function pathOf(groups: readonly GroupSums[], budget: Sen): PacePath {
  let spent = 0n;
  return Array.from({ length: 12 }, (_, month) => {
    for (const group of groups) spent += group.months[month] ?? 0n;
    return rate(spent, budget);
  });
}
