import { expect, it } from 'vitest';
import { quantile } from './quantile.js';

it('is R-8', () => {
  expect(quantile([0, 0, 100, 100, 100, 100, 100, 100, 100], 0.25)).toBeCloseTo(66.6667, 4);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect([quantile([1, 2], 0), quantile([1, 2], 1), quantile([7], 0.5)]).toEqual([1, 2, 7]);
  expect(quantile([], 0.5)).toBeNaN();
});
