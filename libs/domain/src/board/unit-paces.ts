import type { AccountCode, AccountRoot, IsoDate, Sen, WorkUnitCode } from '../values/index.js';
import { addDays, monthsPassed } from '../values/index.js';
import type { Rollup } from './rollup.js';
import { realizationAt } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';

/** A report may be dated this many days before the month's end. */
const REPORT_SLACK = 7;

/** What one unit brings to the curve and the projection of those it stands among. */
interface UnitPace {
  /** Realization at each date; null after the board's day, and before the first report. */
  readonly values: readonly (Sen | null)[];
  /** Whether a value speaks of its date: a report of an earlier month does not. */
  readonly fresh: readonly boolean[];
  readonly ceiling: Sen;
  /** What the ceiling is made of, by the groups asked for. */
  readonly groups: ReadonlyMap<AccountCode, Sen>;
}

/** Some units together. */
export class PaceSums {
  /** Realization at each date, of the units that know it. */
  readonly values: Sen[];
  /** How many units know their realization at a date. */
  readonly known: number[];
  /** The ceilings of those whose value speaks of its date. */
  readonly told: Sen[];
  readonly groups = new Map<AccountCode, Sen>();

  constructor(dates: number) {
    this.values = Array<Sen>(dates).fill(0n);
    this.known = Array<number>(dates).fill(0);
    this.told = Array<Sen>(dates).fill(0n);
  }

  add(pace: UnitPace): void {
    for (const [i, value] of pace.values.entries()) {
      if (value !== null) this.#at(i, value, 1);
      if (pace.fresh[i]) this.told[i] = (this.told[i] ?? 0n) + pace.ceiling;
    }
    for (const [group, part] of pace.groups) this.groups.set(group, (this.groups.get(group) ?? 0n) + part);
  }

  remove(pace: UnitPace): void {
    for (const [i, value] of pace.values.entries()) {
      if (value !== null) this.#at(i, -value, -1);
      if (pace.fresh[i]) this.told[i] = (this.told[i] ?? 0n) - pace.ceiling;
    }
    for (const [group, part] of pace.groups) this.groups.set(group, (this.groups.get(group) ?? 0n) - part);
  }

  #at(i: number, value: Sen, units: 1 | -1): void {
    this.values[i] = (this.values[i] ?? 0n) + value;
    this.known[i] = (this.known[i] ?? 0) + units;
  }
}

/** The paces of a board's units on its day, and their sum: only what a touched unit brings is taken out and put in again. */
export class UnitPaces {
  readonly #units = new Map<WorkUnitCode, UnitPace>();
  readonly #all: PaceSums;
  /** Months that have passed at each date. */
  readonly months: readonly number[];

  constructor(
    private readonly rollup: Rollup,
    private readonly root: AccountRoot,
    readonly dates: readonly IsoDate[],
    private readonly groups: readonly AccountCode[],
  ) {
    this.#all = new PaceSums(dates.length);
    this.months = dates.map((date) => monthsPassed(rollup.year, date));
  }

  /** The unit has been touched. */
  forget(code: WorkUnitCode): void {
    const pace = this.#units.get(code);
    if (!pace) return;
    this.#all.remove(pace);
    this.#units.delete(code);
  }

  all(): PaceSums {
    for (const unit of this.rollup.units.values()) this.#of(unit);
    return this.#all;
  }

  of(units: readonly UnitSums[]): PaceSums {
    const sums = new PaceSums(this.dates.length);
    for (const unit of units) sums.add(this.#of(unit));
    return sums;
  }

  #of(unit: UnitSums): UnitPace {
    const known = this.#units.get(unit.code);
    if (known) return known;
    const pace = this.#reckon(unit);
    this.#units.set(unit.code, pace);
    this.#all.add(pace);
    return pace;
  }

  #reckon(unit: UnitSums): UnitPace {
    const { root, dates } = this;
    const { asOf } = this.rollup;
    const basis = unit.basisAt(asOf);
    const values = dates.map((date) => (date <= asOf ? realizationAt(unit, root, basis, date, asOf) : null));
    const isFresh = (date: IsoDate): boolean =>
      basis === 'SP2D' || (unit.reportAt(root, date)?.periodEnd ?? '') >= addDays(date, -REPORT_SLACK);
    const groups = new Map<AccountCode, Sen>();
    const budget = unit.versionAt(asOf, root)?.sums;
    const report = unit.reportAt(root, asOf);
    for (const group of this.groups) {
      const part = budget?.at(group) ?? report?.at(group)?.budget ?? 0n;
      if (part !== 0n) groups.set(group, part);
    }
    return {
      values,
      fresh: dates.map((date, i) => values[i] !== null && isFresh(date)),
      ceiling: unit.ceilingAt(root, asOf) ?? 0n,
      groups,
    };
  }
}
