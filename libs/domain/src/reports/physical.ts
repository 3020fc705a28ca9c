import type { BoardState } from '../board/board-state.js';
import type { ProgressFact } from '../facts/index.js';
import { ProgressFold } from '../folds/index.js';
import type { Sen, WorkUnitCode } from '../values/index.js';
import { unitsOf } from './family.js';

/** The latest physical report of each sub-activity, as `UNIT|CODE`; what a unit reports for the whole stands under `UNIT|-`. */
export function latestProgress(state: BoardState): ReadonlyMap<string, ProgressFact> {
  const latest = new Map<string, ProgressFact>();
  for (const report of state.fold(ProgressFold).until(state.asOf)) {
    const key = `${report.workUnit}|${report.subActivity ?? '-'}`;
    const known = latest.get(key);
    if (!known || report.date > known.date) latest.set(key, report);
  }
  return latest;
}

/**
 * Physical progress of a unit and those below it in percent: its sub-activities weighted by their ceilings, where both are known; else what the
 * unit reports for the whole. Null when nothing was reported.
 */
export function physicalOf(state: BoardState, workUnit: WorkUnitCode | null, progress = latestProgress(state)): number | null {
  let weighed = 0n;
  let weights: Sen = 0n;
  let whole: number | null = null;
  for (const unit of unitsOf(state, workUnit)) {
    const ceilings = unit.versionAt(state.asOf, '5')?.fine.programme['5'];
    for (const [code, ceiling] of ceilings?.entries() ?? []) {
      const physical = progress.get(`${unit.code}|${code}`)?.physical ?? null;
      if (physical === null) continue;
      weighed += ceiling * BigInt(physical);
      weights += ceiling;
    }
    if (unit.code === workUnit) whole = progress.get(`${unit.code}|-`)?.physical ?? null;
  }
  if (weights > 0n) return Number(weighed / weights) / 100;
  return whole === null ? null : whole / 100;
}
