import type { AccountRoot, IsoDate, Sen } from '../values/index.js';
import type { RowView } from './board-view.js';
import { isNothing, NOT_DETAILED, remainder, withoutRates } from './breakdown.js';
import type { Rollup } from './rollup.js';
import { FINE_TREES, type FineDimension, TreeSums } from './tree-sums.js';
import { addFigures, type Figures, NO_FIGURES, unitFigures } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';
import { momentsOf } from './view.js';
import { type PlanLimits, writeRow } from './write-figures.js';

/**
 * Rows by programme (with activities and sub-activities inside) or by funding source. The row `-` holds what is not known at this
 * level: the whole realization of units on reports, receipts of revenue, and what carries no code. The top rows with it are the total, to the sen.
 */
export function breakdownByCode(
  rollup: Rollup,
  root: AccountRoot,
  by: FineDimension,
  nameOf: (code: string) => string,
  units: Iterable<UnitSums> = rollup.units.values(),
): RowView[] {
  const moments = momentsOf(rollup.year, rollup.asOf);
  const sums = new CodeSums(by, root, rollup.asOf);
  let rest = NO_FIGURES;
  for (const unit of units) {
    const left = remainder(unitFigures(unit, root, moments), sums.detailOf(unit));
    rest = addFigures(rest, left);
    sums.add(unit, unit.basisAt(rollup.asOf) === 'LRA' || (root === '4' && left.realization !== null));
  }
  const rows = sums.rows(nameOf, rollup.planLimits);
  return isNothing(rest) ? rows : [...rows, withoutRates(writeRow(NOT_DETAILED.key, NOT_DETAILED.name, null, rest, rollup.planLimits))];
}

/** What units say of one code beside its sums. */
interface Standing {
  readonly revisions: Writable<Figures['revisions']>;
  /** Some unit on reports, or with receipts of revenue, has money here: its realization is not known at this level. */
  isPartial: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The figures of every code, added up in columns: a large year has a hundred thousand pairs of unit and code. */
class CodeSums {
  readonly #tree;
  readonly #ceiling;
  readonly #sp2d;
  readonly #realization;
  readonly #plans = new Map<number, { toDate: Sen; year: Sen }>();
  /** By place of the code. */
  readonly #standings: (Standing | undefined)[] = [];

  constructor(
    private readonly by: FineDimension,
    private readonly root: AccountRoot,
    private readonly asOf: IsoDate,
  ) {
    this.#tree = FINE_TREES[by];
    this.#ceiling = new TreeSums(this.#tree);
    this.#sp2d = new TreeSums(this.#tree);
    this.#realization = new TreeSums(this.#tree);
  }

  /** What a unit has at its codes, each amount once. */
  detailOf(unit: UnitSums): Figures {
    const { budget, payments, plans } = this.#of(unit);
    const top = [...plans].filter(([place]) => this.#tree.above(place) === undefined).map(([, plan]) => plan);
    const sp2d = payments.top();
    return {
      ...NO_FIGURES,
      ceiling: budget?.top() ?? null,
      sp2d,
      realization: this.#onReports(unit) ? null : sp2d,
      cashPlan: top.length === 0 ? null : top.reduce((sum, plan) => sum + plan.toDate, 0n),
      cashPlanYear: top.length === 0 ? null : top.reduce((sum, plan) => sum + plan.year, 0n),
    };
  }

  /** @param isPartial its realization is not known, or not wholly, at its codes */
  add(unit: UnitSums, isPartial: boolean): void {
    const { budget, payments, plans } = this.#of(unit);
    const { ceiling, cashPlan, basis } = unit.touched;
    const changed = { ceiling, cashPlan, realization: Math.max(unit.documentsTouched(this.root), basis) };
    const meet = (place: number): void => {
      this.#standings[place] ??= { revisions: { ...NO_FIGURES.revisions }, isPartial: false };
      const standing = this.#standings[place];
      raise(standing.revisions, changed);
      if (isPartial) standing.isPartial = true;
    };
    if (budget) this.#ceiling.addAll(budget);
    budget?.eachPlace(meet);
    this.#sp2d.addAll(payments);
    if (!this.#onReports(unit)) this.#realization.addAll(payments);
    payments.eachPlace(meet);
    for (const [place, { toDate, year }] of plans) {
      const known = this.#plans.get(place);
      this.#plans.set(place, { toDate: (known?.toDate ?? 0n) + toDate, year: (known?.year ?? 0n) + year });
      meet(place);
    }
  }

  /** One row a code, in the order of codes. */
  rows(nameOf: (code: string) => string, limits: PlanLimits): RowView[] {
    const { codes } = this.#tree;
    const places = Object.keys(this.#standings).map(Number);
    places.sort((a, b) => ((codes[a] as string) < (codes[b] as string) ? -1 : 1));
    return places.map((place) => {
      const { revisions, isPartial } = this.#standings[place] as Standing;
      const realization = this.#realization.atPlace(place);
      const plan = this.#plans.get(place);
      const figures: Figures = {
        ...NO_FIGURES,
        ceiling: this.#ceiling.atPlace(place),
        sp2d: this.#sp2d.atPlace(place),
        realization,
        basis: realization === null ? null : 'SP2D',
        cashPlan: plan?.toDate ?? null,
        cashPlanYear: plan?.year ?? null,
        revisions,
      };
      const code = codes[place] as string;
      const above = this.#tree.above(place);
      const row = writeRow(code, nameOf(code), above === undefined ? null : (codes[above] as string), figures, limits);
      return isPartial ? withoutRates(row) : row;
    });
  }

  #of(unit: UnitSums): { budget: TreeSums | undefined; payments: TreeSums; plans: Map<number, { toDate: Sen; year: Sen }> } {
    const plans = new Map<number, { toDate: Sen; year: Sen }>();
    if (this.by === 'programme')
      for (const [code, plan] of unit.plan.programmes(this.root, this.asOf)) plans.set(this.#tree.pathOf(code).at(-1) as number, plan);
    return {
      budget: unit.versionAt(this.asOf, this.root)?.fine[this.by][this.root],
      payments: unit.payments.fine[this.by][this.root],
      plans,
    };
  }

  #onReports(unit: UnitSums): boolean {
    return unit.basisAt(this.asOf) === 'LRA';
  }
}

function raise(revisions: Writable<Figures['revisions']>, changed: Figures['revisions']): void {
  if (changed.ceiling > revisions.ceiling) revisions.ceiling = changed.ceiling;
  if (changed.cashPlan > revisions.cashPlan) revisions.cashPlan = changed.cashPlan;
  if (changed.realization > revisions.realization) revisions.realization = changed.realization;
}
