import type { AccountRoot, Sen } from '../values/index.js';
import type { RowView } from './board-view.js';
import { isNothing, NOT_DETAILED, remainder, withoutRates } from './breakdown.js';
import type { Rollup } from './rollup.js';
import { type FineDimension, programmePath } from './tree-sums.js';
import { addFigures, type Figures, type Moments, NO_FIGURES, unitFigures } from './unit-figures.js';
import type { UnitSums } from './unit-sums.js';
import { momentsOf } from './view.js';
import { writeRow } from './write-figures.js';

/** Codes that hold money of units on reports, or of receipts of revenue: their realization is not known at this level. */
type Partial = Set<string>;

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
  const sums = new Map<string, Figures>();
  const partial: Partial = new Set();
  let rest = NO_FIGURES;
  for (const unit of units) {
    const rows = unitByCode(unit, root, by, moments);
    let detailed = NO_FIGURES;
    for (const [code, figures] of rows) {
      sums.set(code, addFigures(sums.get(code) ?? NO_FIGURES, figures));
      if (parentOf(code, by) === null) detailed = addFigures(detailed, figures);
    }
    const left = remainder(unitFigures(unit, root, moments), detailed);
    rest = addFigures(rest, left);
    const isPartial = unit.basisAt(rollup.asOf) === 'LRA' || (root === '4' && left.realization !== null);
    if (isPartial) for (const code of rows.keys()) partial.add(code);
  }
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, figures]) => {
      const row = writeRow(code, nameOf(code), parentOf(code, by), figures);
      return partial.has(code) ? withoutRates(row) : row;
    });
  return isNothing(rest) ? rows : [...rows, withoutRates(writeRow(NOT_DETAILED.key, NOT_DETAILED.name, null, rest))];
}

function parentOf(code: string, by: FineDimension): string | null {
  if (by === 'fundingSource') return null;
  const path = programmePath(code);
  const at = path.indexOf(code);
  return at <= 0 ? null : (path[at - 1] ?? null);
}

function unitByCode(unit: UnitSums, root: AccountRoot, by: FineDimension, at: Moments): Map<string, Figures> {
  const version = unit.versionAt(at.asOf, root);
  const ceilings = version?.fine[by][root];
  const plans = by === 'programme' ? unit.plan.programmes(root, at.asOf) : null;
  const paid = unit.payments.fine[by][root];
  const onReports = unit.basisAt(at.asOf) === 'LRA';
  const { ceiling, cashPlan, basis } = unit.touched;
  const revisions = { ceiling, cashPlan, realization: Math.max(unit.documentsTouched(root), basis) };
  const codes = new Set([...codesOf(ceilings?.entries()), ...(plans?.keys() ?? []), ...codesOf(paid.entries())]);
  return new Map(
    [...codes].map((code): [string, Figures] => {
      const payments = paid.at(code);
      const plan = plans?.get(code);
      const figures = { ...NO_FIGURES, ceiling: ceilings?.at(code) ?? null, sp2d: payments, revisions };
      const realized: Pick<Figures, 'realization' | 'basis'> =
        onReports || payments === null ? { realization: null, basis: null } : { realization: payments, basis: 'SP2D' };
      return [code, { ...figures, ...realized, cashPlan: plan?.toDate ?? null, cashPlanYear: plan?.year ?? null }];
    }),
  );
}

const codesOf = (entries: Iterable<[string, Sen]> = []): string[] => Array.from(entries, ([code]) => code);
