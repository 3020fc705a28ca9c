import type { BoardState } from '../board/board-state.js';
import { type IsoDate, type Sen, senToWire, type WorkUnitCode } from '../values/index.js';
import type { Panel } from './panel.js';

/** A unit that was merged into another one and whose older budget is counted beside a newer one of that unit. */
export interface MergedBudget {
  old: string;
  oldName: string;
  into: string;
  intoName: string;
  /** Day of the merger. */
  from: string;
  /** What is counted of the old unit, and since when the newer budget is in force. */
  ceiling: string;
  newerFrom: string;
  revision: number;
}

interface Suspect {
  readonly old: WorkUnitCode;
  readonly into: WorkUnitCode;
  readonly from: IsoDate;
  readonly ceiling: Sen;
  readonly newerFrom: IsoDate;
}

/**
 * Budgets that may be counted twice: the unit that took another in has a version in force since the merger, and the other one's is older. The newer version may hold
 * the old unit's lines or not; no file says so, and a guess would either double or lose them. So both are counted, and this is told.
 */
export const mergedBudgetPanel: Panel<{ units: MergedBudget[] }> = {
  id: 'merged-budget',
  access: 'TERBATAS',
  stamp: (state) => {
    const { merges, units, rosterVersion } = state.rollup;
    if (merges.size === 0) return '';
    const touched = [...merges].map(([old, { into }]) => `${units.get(old)?.touched.ceiling}:${into && units.get(into)?.touched.ceiling}`);
    return [state.asOf, rosterVersion, ...touched].join('|');
  },
  view: (state) => {
    const units = suspects(state).map(
      ({ old, into, from, ceiling, newerFrom }): MergedBudget => ({
        old,
        oldName: nameOf(state, old),
        into,
        intoName: nameOf(state, into),
        from,
        ceiling: senToWire(ceiling),
        newerFrom,
        revision: Math.max(touchedOf(state, old), touchedOf(state, into), state.rollup.rosterRevision),
      }),
    );
    return units.length === 0 ? null : { units };
  },
};

const nameOf = ({ rollup }: BoardState, unit: WorkUnitCode): string => rollup.roster.get(unit)?.name ?? unit;
const touchedOf = ({ rollup }: BoardState, unit: WorkUnitCode): number => rollup.units.get(unit)?.touched.ceiling ?? 0;

function suspects({ rollup, asOf }: BoardState): Suspect[] {
  return [...rollup.merges.values()]
    .sort((a, b) => (a.workUnit < b.workUnit ? -1 : 1))
    .flatMap(({ workUnit: old, into, date: from }) => {
      if (into === null) return [];
      const older = rollup.units.get(old)?.versionAt(asOf, '5');
      const newer = rollup.units.get(into)?.versionAt(asOf, '5');
      const ceiling = older?.sums.at('5') ?? 0n;
      if (!older || !newer || ceiling === 0n || newer.inForce < from || older.inForce >= newer.inForce) return [];
      return [{ old, into, from, ceiling, newerFrom: newer.inForce }];
    });
}
