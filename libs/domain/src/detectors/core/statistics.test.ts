import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialTail, discoveries, mad, median, normalTail, poissonTail, robustZ, similarity } from './statistics.js';

describe('statistics of the detectors', () => {
  it('median, MAD and robust z', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1);
    expect(robustZ(9, [1, 1, 2, 2, 4, 6, 9], 0)).toBeCloseTo(4.7215, 4);
    expect(robustZ(2, [1, 1, 1], 0.05)).toBeCloseTo(13.49, 2);
  });

  it('tails', () => {
    expect(normalTail(1.959_964)).toBeCloseTo(0.05, 6);
    expect(normalTail(-3.5)).toBeCloseTo(0.000_465_3, 6);
    expect(binomialTail(20, 0.5, 16)).toBeCloseTo(0.005_909, 6);
    expect(binomialTail(3, 0.5, 0)).toBe(1);
    expect(binomialTail(3, 0.5, 4)).toBe(0);
    expect(poissonTail(4, 12)).toBeCloseTo(2 * 0.000_915, 5);
    expect(poissonTail(4, 4)).toBeLessThanOrEqual(1);
  });

  it('false discoveries: the textbook case, and never more than without control', () => {
    expect(discoveries([0.01, 0.04, 0.03, 0.5], 0.1)).toEqual([true, true, true, false]);
    expect(discoveries([], 0.1)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
        for (const [i, kept] of discoveries(p, 0.1).entries()) if (kept) expect(p[i]).toBeLessThanOrEqual(0.1);
      }),
    );
  });

  it('similarity is symmetric, blind to case and signs, 1 only for like texts', () => {
    expect(similarity('Belanja ATK, triwulan I', 'belanja atk triwulan i')).toBe(1);
    expect(similarity('Pemeliharaan jalan Stabat', 'Pengadaan komputer')).toBeLessThan(0.4);
    expect(similarity('', '')).toBe(1);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
      }),
    );
  });
});
