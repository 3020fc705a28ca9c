import type { AccountRoot, IsoDate, Sen } from '../values/index.js';
import type { RowView } from './board-view.js';
import { isNothing, NOT_DETAILED, remainder, withoutRates } from './breakdown.js';
import type { Rollup } from './rollup.js';
import { type FineDimension, programmePath } from './tree-sums.js';
import { addFigures, type Figures, NO_FIGURES, unitFigures } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';
import { momentsOf } from './view.js';
import { writeRow } from './write-figures.js';

/** The figures of one code, added up in place: a large year has a hundred thousand pairs of unit and code. */
class CodeSum {
  readonly figures: Writable<Figures> = { ...NO_FIGURES, revisions: { ...NO_FIGURES.revisions } };
  /** Some unit on reports, or with receipts of revenue, has money here: its realization is not known at this level. */
  isPartial = false;

  constructor(readonly parent: string | null) {}
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

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
  const sums = new Map<string, CodeSum>();
  let rest = NO_FIGURES;
  for (const unit of units) {
    const { detailed, met } = addUnit(sums, unit, root, by, rollup.asOf);
    const left = remainder(unitFigures(unit, root, moments), detailed);
    rest = addFigures(rest, left);
    const isPartial = unit.basisAt(rollup.asOf) === 'LRA' || (root === '4' && left.realization !== null);
    if (isPartial) for (const sum of met) sum.isPartial = true;
  }
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { figures, parent, isPartial }]) => {
      const row = writeRow(code, nameOf(code), parent, figures);
      return isPartial ? withoutRates(row) : row;
    });
  return isNothing(rest) ? rows : [...rows, withoutRates(writeRow(NOT_DETAILED.key, NOT_DETAILED.name, null, rest))];
}

function parentOf(code: string, by: FineDimension): string | null {
  if (by === 'fundingSource') return null;
  const path = programmePath(code);
  const at = path.indexOf(code);
  return at <= 0 ? null : (path[at - 1] ?? null);
}

/** What one unit has at its codes: the sum of its top ones, and every sum it was added to. */
interface UnitDetail {
  readonly detailed: Figures;
  readonly met: readonly CodeSum[];
}

function addUnit(sums: Map<string, CodeSum>, unit: UnitSums, root: AccountRoot, by: FineDimension, asOf: IsoDate): UnitDetail {
  const detailed: Writable<Figures> = { ...NO_FIGURES };
  const met: CodeSum[] = [];
  const { ceiling, cashPlan, basis } = unit.touched;
  const changed = { ceiling, cashPlan, realization: Math.max(unit.documentsTouched(root), basis) };
  const add = (code: string, measure: 'ceiling' | 'cashPlan' | 'cashPlanYear' | 'realization' | 'sp2d', amount: Sen): void => {
    let sum = sums.get(code);
    if (!sum) sums.set(code, (sum = new CodeSum(parentOf(code, by))));
    sum.figures[measure] = (sum.figures[measure] ?? 0n) + amount;
    if (sum.parent === null) detailed[measure] = (detailed[measure] ?? 0n) + amount;
    raise(sum.figures.revisions, changed);
    met.push(sum);
  };
  for (const [code, amount] of unit.versionAt(asOf, root)?.fine[by][root].entries() ?? []) add(code, 'ceiling', amount);
  const onReports = unit.basisAt(asOf) === 'LRA';
  for (const [code, amount] of unit.payments.fine[by][root].entries()) {
    add(code, 'sp2d', amount);
    if (onReports) continue;
    add(code, 'realization', amount);
    (sums.get(code) as CodeSum).figures.basis = 'SP2D';
  }
  if (by === 'programme')
    for (const [code, plan] of unit.plan.programmes(root, asOf)) {
      add(code, 'cashPlan', plan.toDate);
      add(code, 'cashPlanYear', plan.year);
    }
  return { detailed, met };
}

function raise(revisions: Writable<Figures['revisions']>, changed: Figures['revisions']): void {
  if (changed.ceiling > revisions.ceiling) revisions.ceiling = changed.ceiling;
  if (changed.cashPlan > revisions.cashPlan) revisions.cashPlan = changed.cashPlan;
  if (changed.realization > revisions.realization) revisions.realization = changed.realization;
}
