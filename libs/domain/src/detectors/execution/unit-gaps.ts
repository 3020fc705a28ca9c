import type { BoardState } from '../../board/board-state.js';
import type { RowView } from '../../board/board-view.js';
import { viewBoard } from '../../board/view.js';
import { PastRealizationFold } from '../../folds/past-realization.fold.js';
import type { WorkUnitCode } from '../../values/index.js';
import { median, robustZ } from '../core/statistics.js';

/** Least spread among peers, as a fraction of the ceiling: below it every ripple would be a surprise. */
const FLOOR = 0.02;

/** How one Skpd stands to its cash plan. Fractions of its ceiling; null = it cannot be told. */
export interface UnitGap {
  readonly workUnit: WorkUnitCode;
  /** Behind plan: positive. */
  readonly behind: number | null;
  readonly isSilent: boolean;
  readonly ceiling: string | null;
  /** What is missing to the plan, as wire money. */
  readonly missing: { readonly plan: string; readonly realization: string } | null;
  /** The others that can be compared: how many, the middle of them, and how far it lies from them in robust deviations. */
  readonly peers: { readonly count: number; readonly median: number; readonly z: number };
  /** Year-end absorption as the board projects it. */
  readonly projection: RowView['projection'];
}

const kept = new WeakMap<BoardState, { readonly stamp: string; readonly gaps: ReadonlyMap<WorkUnitCode, UnitGap> }>();

/** Every Skpd's gap, worked out once per revision and day. */
export function unitGaps(state: BoardState): ReadonlyMap<WorkUnitCode, UnitGap> {
  const stamp = `${state.rollup.revision}|${state.asOf}`;
  const known = kept.get(state);
  if (known?.stamp === stamp) return known.gaps;
  const gaps = reckon(state);
  kept.set(state, { stamp, gaps });
  return gaps;
}

function reckon(state: BoardState): Map<WorkUnitCode, UnitGap> {
  const rows = viewBoard(state.rollup, '5', undefined, state.fold(PastRealizationFold)).rows.filter((row) => row.parent === null);
  const standing = rows.map(({ key, gap, reporting, cashPlan, realization, ceiling, projection }) => ({
    workUnit: key,
    behind: gap === null ? null : -gap,
    isSilent: reporting?.state === 'tidak-melapor',
    ceiling,
    missing: cashPlan === null || realization === null || ceiling === null ? null : { plan: cashPlan, realization },
    projection,
  }));
  const compared = standing.flatMap(({ workUnit, behind, isSilent }) => (behind === null || isSilent ? [] : [{ workUnit, behind }]));
  return new Map(
    standing.map((unit) => {
      const others = compared.flatMap(({ workUnit, behind }) => (workUnit === unit.workUnit ? [] : [behind]));
      const z = unit.behind === null ? Number.NaN : robustZ(unit.behind, others, FLOOR);
      return [unit.workUnit, { ...unit, peers: { count: others.length, median: median(others), z } }];
    }),
  );
}
