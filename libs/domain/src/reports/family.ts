import type { BoardState } from '../board/board-state.js';
import type { UnitSums } from '../board/unit-sums.js';
import type { WorkUnitCode } from '../values/index.js';

/** The sums of a unit, of those merged into it and of all below it; of every unit for null. */
export function unitsOf(state: BoardState, workUnit: WorkUnitCode | null): UnitSums[] {
  const { rollup } = state;
  if (workUnit === null) return [...rollup.units.values()];
  const own = rollup.tree.members(workUnit).flatMap((member) => rollup.units.get(member) ?? []);
  return [...own, ...rollup.tree.children(workUnit).flatMap((child) => unitsOf(state, child))];
}

export const unitName = ({ rollup }: BoardState, workUnit: WorkUnitCode): string => rollup.roster.get(workUnit)?.name ?? workUnit;
