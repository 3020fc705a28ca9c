import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STREAM_DEFAULTS, StreamDetector } from './stream-detector.js';

function score(values: readonly (number | null)[], season: number | null = null): number[] {
  const detector = new StreamDetector({ ...STREAM_DEFAULTS, season });
  return values.map((value) => detector.next(value));
}

/** Even noise in -1..1 without a dice. */
const noise = (i: number): number => (((i * 2_654_435_761) % 4_294_967_296) / 4_294_967_296) * 2 - 1;
const calm = Array.from({ length: 900 }, (_, i) => 100 + noise(i));
const daily = Array.from({ length: 1_200 }, (_, i) => 100 + 50 * Math.sin((i / 48) * 2 * Math.PI) + noise(i));
const largest = (scores: readonly number[], from: number): number => scores.indexOf(Math.max(...scores.slice(from)), from);
const value = fc.oneof(fc.double(), fc.constant(null), fc.integer(), fc.constant(Number.MAX_VALUE), fc.constant(Number.MIN_VALUE));

describe('the score of a value', () => {
  it('follows from the values up to it alone', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 300 }),
        fc.array(value, { maxLength: 50 }),
        fc.option(fc.integer({ min: 2, max: 20 })),
        (past, later, season) => {
          expect(score([...past, ...later], season).slice(0, past.length)).toEqual(score(past, season));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is in 0..1 whatever the values, and 0 while warming up', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 400 }), (values) => {
        const scores = score(values);
        expect(scores.every((s) => s >= 0 && s <= 1)).toBe(true);
        expect(Math.max(0, ...scores.slice(0, STREAM_DEFAULTS.warmUp))).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the unit of the series', () => {
    const spiked = calm.map((v, i) => (i === 700 ? v + 20 : v));
    for (const unit of [2 ** -30, 2 ** 40]) expect(score(spiked.map((v) => v * unit))).toEqual(score(spiked));
  });
});

describe('the largest score', () => {
  it('is at a spike', () => {
    expect(largest(score(calm.map((v, i) => (i === 700 ? v + 20 : v))), 0)).toBe(700);
  });

  it('is soon after a small shift that stays', () => {
    const at = largest(score(calm.map((v, i) => (i >= 600 ? v + 1.5 : v))), 0);
    expect(at).toBeGreaterThanOrEqual(600);
    expect(at).toBeLessThan(630);
  });

  it('is where the season fails, at a value that is usual at another hour', () => {
    const broken = daily.map((v, i) => (i >= 1_000 && i < 1_012 ? 100 : v));
    for (const season of [48, null]) {
      const at = largest(score(broken, season), 150);
      expect(at).toBeGreaterThanOrEqual(1_000);
      expect(at).toBeLessThan(1_020);
    }
  });

  it('is at the first change of a constant series', () => {
    const scores = score(Array.from({ length: 400 }, (_, i) => (i === 300 ? 6 : 5)));
    expect(Math.max(...scores.slice(0, 300))).toBe(0);
    expect(largest(scores, 0)).toBe(300);
  });
});

it('lets one alarm stand for what follows it', () => {
  const scores = score(calm.map((v, i) => (i >= 700 && i % 2 === 0 ? v + 20 : v)));
  const loud = scores.slice(700, 820).filter((s) => s > 0.5);
  expect(loud.length).toBeGreaterThan(0);
  expect(loud.length).toBeLessThan(15);
});

it('passes over missing values', () => {
  const spiked = calm.map((v, i) => (i === 700 ? v + 20 : v));
  const withGaps = spiked.flatMap((v, i) => (i % 50 === 49 ? [v, null] : [v]));
  expect(score(withGaps).filter((_, i) => withGaps[i] !== null)).toEqual(score(spiked));
});
