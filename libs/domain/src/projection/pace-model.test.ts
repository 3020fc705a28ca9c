import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvidence, type Evidence, evidenceOf, foresee, NO_EVIDENCE, type PacePath, type Seen } from './pace-model.js';

const USUAL: PacePath = [0.01, 0.04, 0.09, 0.16, 0.24, 0.33, 0.41, 0.49, 0.57, 0.65, 0.73, 0.93];
const seenOf = (path: PacePath, months = 12): Seen[] => path.slice(0, months).map((share, i) => ({ months: i + 1, share }));

/** A year whose monthly parts and end differ from the usual ones as `drift` draws them (numbers around 0). */
function yearLike(drift: readonly number[]): PacePath {
  const parts = USUAL.map((share, i) => (share - (USUAL[i - 1] ?? 0)) * (1 + (drift[i] ?? 0)));
  const whole = parts.reduce((a, b) => a + b, 0);
  let sum = 0;
  return parts.map((part) => ((0.93 + 0.1 * (drift[12] ?? 0)) * (sum += part)) / whole);
}
const drifts = fc.array(
  fc.integer({ min: -300, max: 300 }).map((thousandths) => thousandths / 1_000),
  { minLength: 13, maxLength: 13 },
);

describe('foresee', () => {
  it('keeps its order, never below what is spent and never above the most, whatever was seen', () => {
    const path = fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { minLength: 12, maxLength: 12 }).map((parts) => {
      let sum = 0;
      return parts.map((part) => Math.min(1.5, (sum += part)));
    });
    fc.assert(
      fc.property(path, path, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 }), (expected, year, months, target) => {
        const rising = expected.map((share, i) => share + 1e-4 * (i + 1));
        const seen = seenOf(year, Math.min(months, target));
        const spent = seen.at(-1)?.share ?? 0;
        const { low, middle, high } = foresee({ path: rising, spread: 2 }, seen, NO_EVIDENCE, target, 1.5);
        expect(low).toBeGreaterThanOrEqual(spent);
        expect(middle).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(middle);
        expect(high).toBeLessThanOrEqual(Math.max(spent, 1.5));
      }),
    );
  });

  it('expects a year that runs as usual to end as usual, and is surer the later it is', () => {
    const widths = [1, 4, 8, 11].map((months) => {
      const { low, middle, high } = foresee({ path: USUAL, spread: 1.4 }, seenOf(USUAL, months), NO_EVIDENCE, 12, 1);
      expect(Math.abs(middle - 0.93)).toBeLessThan(0.01);
      return high - low;
    });
    expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  });

  it('does not take a late year for a low one where years made up for it', () => {
    const late = (by: number): PacePath => USUAL.map((share) => 0.93 * (share / 0.93) ** by);
    const evidence = [1.3, 0.8, 1.2, 0.75].reduce<Evidence>(
      (sum, by) => addEvidence(sum, evidenceOf({ path: USUAL, spread: 1.5 }, seenOf(late(by)))),
      NO_EVIDENCE,
    );
    const behind = late(1.35);
    const outlook = foresee({ path: USUAL, spread: 1.3 }, seenOf(behind, 10), evidence, 12, 1);
    expect(behind[9]).toBeLessThan(0.6);
    expect(outlook.middle).toBeGreaterThan(0.91);
  });

  it('takes a low year for a low one where years keep their shape', () => {
    const scaled = (by: number): PacePath => USUAL.map((share) => share * by);
    const evidence = [0.8, 1.05, 0.75, 0.95].reduce<Evidence>(
      (sum, by) => addEvidence(sum, evidenceOf({ path: USUAL, spread: 1.5 }, seenOf(scaled(by)))),
      NO_EVIDENCE,
    );
    const outlook = foresee({ path: USUAL, spread: 1.3 }, seenOf(scaled(0.7), 6), evidence, 12, 1);
    expect(Math.abs(outlook.middle - 0.7 * 0.93)).toBeLessThan(0.02);
  });

  it('has about four in five ends in its interval', () => {
    let [held, asked] = [0, 0];
    for (const [first, second, third] of fc.sample(fc.tuple(drifts, drifts, drifts), { numRuns: 150, seed: 1205 })) {
      const [a, b, year] = [yearLike(first), yearLike(second), yearLike(third)];
      const evidence = evidenceOf({ path: a, spread: 2 }, seenOf(b));
      const expected = { path: a.map((share, i) => (share + (b[i] ?? 0)) / 2), spread: 1.5 };
      for (const months of [3, 6, 9]) {
        const { low, high } = foresee(expected, seenOf(year, months), evidence, 12, 1);
        const end = year[11] ?? 0;
        if (end >= low && end <= high) held++;
        asked++;
      }
    }
    expect(held / asked).toBeGreaterThan(0.72);
    expect(held / asked).toBeLessThan(0.88);
  });

  it('says the end of a month ahead from the months before it', () => {
    const { low, middle, high } = foresee({ path: USUAL, spread: 1.4 }, seenOf(USUAL, 9), NO_EVIDENCE, 10, 1);
    expect(Math.abs(middle - 0.65)).toBeLessThan(0.01);
    expect(high - low).toBeLessThan(0.06);
  });
});
