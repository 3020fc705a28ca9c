import { divideHalfUp } from '../values/index.js';

/** Points of a score, 0 to 100, in ten-thousandths, so that thirds of a weight stay exact to what is shown. */
export type Points = number;

export const FULL: Points = 1_000_000;
const SCALE = 10_000n;
const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/;

/** A plain decimal text in millionths; null for anything else (a grade, a blank). */
export function millionthsOf(text: string | null): bigint | null {
  const parts = DECIMAL.exec(text ?? '');
  if (!parts) return null;
  const size = BigInt(`${parts[2]}${(parts[3] ?? '').padEnd(6, '0')}`);
  return parts[1] ? -size : size;
}

/** A plain decimal text as points, kept within 0 and 100; null for anything else. */
export function pointsOf(text: string | null): Points | null {
  const millionths = millionthsOf(text);
  return millionths === null ? null : bounded(divideHalfUp(millionths, 100n));
}

/** `part / whole` of 100 points, kept within 0 and 100. `whole` must not be 0. */
export const shareOf = (part: bigint, whole: bigint): Points => bounded(divideHalfUp(part * 100n * SCALE, whole));

/** As people read it: two decimals. */
export const roundedPoints = (points: Points): number => Math.round(points / 100) / 100;

const bounded = (points: bigint): Points => (points < 0n ? 0 : points > BigInt(FULL) ? FULL : Number(points));
