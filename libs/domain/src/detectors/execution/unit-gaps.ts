import type { BoardState } from '../../board/board-state.js';
import { viewBoard } from '../../board/view.js';
import type { WorkUnitCode } from '../../values/index.js';

/** How one Skpd stands to its cash plan. Fractions of its ceiling; null = it cannot be told. */
export interface UnitGap {
  readonly workUnit: WorkUnitCode;
  /** Behind plan: positive. */
  readonly behind: number | null;
  readonly isSilent: boolean;
  /** What is missing to the plan, as wire money. */
  readonly missing: { readonly plan: string; readonly realization: string; readonly ceiling: string } | null;
}

const kept = new WeakMap<BoardState, { readonly stamp: string; readonly gaps: ReadonlyMap<WorkUnitCode, UnitGap> }>();

/** Every Skpd's gap, worked out once per revision and day. */
export function unitGaps(state: BoardState): ReadonlyMap<WorkUnitCode, UnitGap> {
  const stamp = `${state.rollup.revision}|${state.asOf}`;
  const known = kept.get(state);
  if (known?.stamp === stamp) return known.gaps;
  const rows = viewBoard(state.rollup, '5').rows.filter((row) => row.parent === null);
  const gaps = new Map(
    rows.map(({ key, gap, reporting, cashPlan, realization, ceiling }) => {
      const missing = cashPlan === null || realization === null || ceiling === null ? null : { plan: cashPlan, realization, ceiling };
      const isSilent = reporting?.state === 'tidak-melapor';
      return [key, { workUnit: key, behind: gap === null ? null : -gap, isSilent, missing }];
    }),
  );
  kept.set(state, { stamp, gaps });
  return gaps;
}
