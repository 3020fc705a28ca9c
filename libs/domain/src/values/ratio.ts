import { divideHalfUp, type Sen } from './sen.js';

/**
 * A rate stays `{part, whole}` until the pixel or the wire. `whole` 0 is "no value", never 0 % and never 100 %.
 */
export interface Ratio {
  readonly part: Sen;
  readonly whole: Sen;
}

/** The rate in millionths, rounded half up; null when there is no denominator. */
export function ratioMillionths(ratio: Ratio): bigint | null {
  if (ratio.whole === 0n) return null;
  return divideHalfUp(ratio.part * 1_000_000n, ratio.whole);
}

/** Wire form: a fraction of 1 with at most six decimals (`0.712345`), or null when there is no denominator. */
export function ratioToWire(ratio: Ratio): number | null {
  const millionths = ratioMillionths(ratio);
  return millionths === null ? null : Number(millionths) / 1_000_000;
}

/** `part/whole − plan/whole` in points (hundredths of the whole) times 10⁴, exact before rounding; null without a denominator. */
export function gapMillionths(part: Sen, plan: Sen, whole: Sen): bigint | null {
  return ratioMillionths({ part: part - plan, whole });
}
