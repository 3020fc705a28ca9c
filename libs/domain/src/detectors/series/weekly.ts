import { addDays, type IsoDate, isoDate, type WorkUnitCode, weekday } from '../../values/index.js';
import type { Context } from '../core/detector.js';
import { discoveries, mad, median, normalTail } from '../core/statistics.js';
import { perState, spendingDays } from './spending-days.js';

/** Share of unexplained alarms among those raised on one day. */
const FALSE_SHARE = 0.1;
/** More empty weeks than this, and a weekly series says nothing. */
const MOST_EMPTY = 0.5;
/** Least spread of logarithms: spending comes in lumps. */
const FLOOR = 0.5;

/** A unit's last whole week against its own weeks before. */
export interface Week {
  readonly from: IsoDate;
  readonly amount: bigint;
  /** Weeks before. */
  readonly n: number;
  /** Robust deviations of the logarithm; null while the series is too short or too empty. */
  readonly z: number | null;
  readonly low: number;
  readonly high: number;
  /** Kept when no more than a tenth of those kept may be false. */
  readonly isDiscovery: boolean;
}

/** Monday of the last week that has ended on or before a day. */
function lastMonday(today: IsoDate): IsoDate {
  const sinceSunday = weekday(today);
  return addDays(today, -sinceSunday - 6);
}

/**
 * Every unit's last week. The unit of a week is rupiah without scheduled payments, as ln(1 + million): what is smaller than a million is
 * noise. Years end and begin with their own rules, so the weeks of December are left out.
 */
export const lastWeeks = perState(({ state, today }: Context, least: string): ReadonlyMap<WorkUnitCode, Week> => {
  const { year } = state.rollup;
  const monday = lastMonday(today);
  const first = addDays(lastMonday(addDays(isoDate(year, 1, 1), 7)), 0);
  const found: [WorkUnitCode, Omit<Week, 'isDiscovery'>][] = [...state.rollup.units.keys()].map((code) => {
    const days = spendingDays(code, state, today);
    const amounts: bigint[] = [];
    for (let week = first; week <= monday; week = addDays(week, 7)) {
      let sum = 0n;
      for (let i = 0; i < 7; i++) sum += days.get(addDays(week, i)) ?? 0n;
      amounts.push(sum);
    }
    const logs = amounts.map((amount) => Math.log1p(Math.max(0, Number(amount / 100_000_000n))));
    const [past, own] = [logs.slice(0, -1), logs.at(-1) ?? 0];
    const filled = past.filter((v) => v > 0);
    const isJudged = past.length >= Number(least) && filled.length >= past.length * (1 - MOST_EMPTY);
    const [centre, spread] = [median(filled), Math.max(mad(filled) / 0.6745, FLOOR)];
    const z = isJudged && own > 0 ? (own - centre) / spread : null;
    const millions = (log: number): number => Math.max(0, Math.expm1(log));
    return [
      code,
      {
        from: monday,
        amount: amounts.at(-1) ?? 0n,
        n: past.length,
        z: isJudged ? (z ?? 0) : null,
        low: millions(centre - 2 * spread),
        high: millions(centre + 2 * spread),
      },
    ];
  });
  const judged = found.filter(([, week]) => week.z !== null);
  const kept = discoveries(
    judged.map(([, { z }]) => (z !== null && z > 0 ? normalTail(z) / 2 : 1)),
    FALSE_SHARE,
  );
  const discovered = new Set(judged.flatMap(([code], i) => (kept[i] ? [code] : [])));
  return new Map(found.map(([code, week]) => [code, { ...week, isDiscovery: discovered.has(code) }]));
});
