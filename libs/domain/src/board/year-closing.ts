import type { Fact, PastRealizationFact } from '../facts/index.js';
import { isFolded } from '../facts/index.js';
import { paceGroup } from '../projection/pace-groups.js';
import {
  type AccountCode,
  type AccountRoot,
  endOfMonth,
  type IsoDate,
  isoDate,
  monthOf,
  type RegionCode,
  type Sen,
  scaleSen,
  type WorkUnitCode,
  withinYear,
} from '../values/index.js';
import { countsAsRealization } from './payment-sums.js';
import { Rollup } from './rollup.js';
import type { UnitSums } from './unit-sums.js';

const MONTHS = 12;
/** A year of reports tells a pace when its end and at least this many other months are told; the months between are drawn straight. */
const LEAST_REPORTS = 5;
const ROOTS: readonly AccountRoot[] = ['4', '5'];

type ByGroup = Map<AccountCode, Sen[]>;

/** What an ended fiscal year leaves to later ones: realization by unit, group of accounts and month. Feed the facts in force. */
export class YearClosing {
  readonly #rollup: Rollup;
  readonly #documents = new Map<WorkUnitCode, ByGroup>();

  constructor(
    private readonly region: RegionCode,
    private readonly year: number,
  ) {
    this.#rollup = new Rollup(region, year, isoDate(year, MONTHS, 31));
  }

  add(fact: Fact): void {
    if (isFolded(fact)) return;
    this.#rollup.apply({ revision: 0, before: null, after: fact, firstRecordedOn: fact.date });
    if (fact.kind === 'sp2d' && countsAsRealization(fact))
      for (const line of fact.lines) this.#document(fact.workUnit, line.account, fact.date, line.amount);
    if (fact.kind === 'revenue-receipt' && fact.counts) this.#document(fact.workUnit, fact.account, fact.date, fact.amount);
  }

  /** The facts of a later year's channel. A unit without a ceiling, or whose reports have too many gaps, leaves none. */
  factsFor(year: number): PastRealizationFact[] {
    const date = isoDate(this.year, MONTHS, 31);
    return [...this.#rollup.units.values()].flatMap((unit) =>
      ROOTS.flatMap((root) =>
        this.#groupsOf(unit, root).map(
          ([account, budget, months]): PastRealizationFact => ({
            kind: 'past-realization',
            region: this.region,
            year,
            date,
            pastYear: this.year,
            workUnit: unit.code,
            account,
            budget,
            months,
          }),
        ),
      ),
    );
  }

  #document(workUnit: WorkUnitCode, account: AccountCode, date: IsoDate, amount: Sen): void {
    let unit = this.#documents.get(workUnit);
    if (!unit) this.#documents.set(workUnit, (unit = new Map()));
    const group = paceGroup(account);
    let months = unit.get(group);
    if (!months) unit.set(group, (months = Array<Sen>(MONTHS).fill(0n)));
    const month = monthOf(withinYear(this.year, date)) - 1;
    months[month] = (months[month] as Sen) + amount;
  }

  #groupsOf(unit: UnitSums, root: AccountRoot): [AccountCode, Sen, readonly Sen[]][] {
    const end = isoDate(this.year, MONTHS, 31);
    const budgets = budgetsOf(unit, root, end);
    if (budgets.size === 0) return [];
    const spent = unit.basisAt(end) === 'LRA' ? this.#reported(unit, root, [...budgets.keys()]) : this.#documents.get(unit.code);
    if (!spent) return [];
    const groups = new Set([...budgets.keys(), ...[...spent.keys()].filter((account) => account.startsWith(root))]);
    return [...groups].map((account) => [account, budgets.get(account) ?? 0n, spent.get(account) ?? Array<Sen>(MONTHS).fill(0n)]);
  }

  /** Monthly amounts between cumulative reports; null when too many month ends are not told. */
  #reported(unit: UnitSums, root: AccountRoot, groups: readonly AccountCode[]): ByGroup | undefined {
    const told = Array.from({ length: MONTHS }, (_, i) => i + 1).filter((month) => {
      const end = unit.reportAt(root, endOfMonth(this.year, month))?.periodEnd;
      return end !== undefined && monthOf(end) === month;
    });
    if (told.at(-1) !== MONTHS || told.length <= LEAST_REPORTS) return undefined;
    const at = (month: number, group: AccountCode): Sen =>
      month === 0 ? 0n : (unit.reportAt(root, endOfMonth(this.year, month))?.at(group)?.realization ?? 0n);
    return new Map(groups.map((group) => [group, monthlyAmounts(told, (month) => at(month, group))]));
  }
}

/** Ceilings at the year's end by group. */
function budgetsOf(unit: UnitSums, root: AccountRoot, end: IsoDate): Map<AccountCode, Sen> {
  const version = unit.versionAt(end, root);
  const report = unit.reportAt(root, end);
  const sums: Iterable<readonly [AccountCode, Sen]> = version
    ? version.sums.entries()
    : [...(report?.tree() ?? [])].map(([account, figures]) => [account, figures.budget ?? 0n] as const);
  const all = [...sums].filter(([account]) => account.startsWith(root) && paceGroup(account) === account);
  return new Map(all.filter(([account]) => !all.some(([other]) => other.startsWith(`${account}.`))));
}

/** Amounts of the twelve months from cumulative values at some month ends, spread evenly over the months between. */
function monthlyAmounts(told: readonly number[], at: (month: number) => Sen): Sen[] {
  const months: Sen[] = [];
  let from = 0;
  for (const to of told) {
    const amount = at(to) - at(from);
    const count = BigInt(to - from);
    for (let i = 1n; i <= count; i++) months.push(scaleSen(amount, i, count) - scaleSen(amount, i - 1n, count));
    from = to;
  }
  return months;
}
