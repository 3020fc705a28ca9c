import { ratioToWire, type Sen, senFromWire } from '../values/index.js';

/** An amount of a written board as sen. */
export const senOrNull = (wire: string | null): Sen | null => (wire === null ? null : senFromWire(wire));

/** Percent of a whole; null when either is missing or the whole is 0. */
export function percentOf(part: Sen | null, whole: Sen | null): number | null {
  const rate = part === null || whole === null ? null : ratioToWire({ part, whole });
  return rate === null ? null : Math.round(rate * 1_000_000) / 10_000;
}

/** A fraction as a percent number with two decimals. */
export const percentRate = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * 10_000) / 100);

/**
 * Deviation as the RFK form defines it: (plan − achieved) / plan × 100; positive = behind plan. Null without a plan.
 * Source: wp-sipd, monitoring RFK, column 12.
 */
export function deviationRelative(planned: number | null, achieved: number | null): number | null {
  return planned === null || achieved === null || planned === 0 ? null : ((planned - achieved) / planned) * 100;
}
