import { expect, it } from 'vitest';
import { nabScore } from './nab-scorer.mjs';

const file = (hits) => ({
  scores: Array.from({ length: 400 }, (_, i) => hits[i] ?? 0),
  windows: [{ left: 200, right: 239 }],
});

it('gives 0 for nothing found and 100 for every window at its first point', () => {
  expect(nabScore([file({})]).score).toBe(0);
  expect(nabScore([file({ 200: 1 })]).score).toBe(100);
});

it('gives less the later a window is found', () => {
  const [early, late] = [nabScore([file({ 210: 1 })]).score, nabScore([file({ 239: 1 })]).score];
  expect(early).toBeLessThan(100);
  expect(late).toBeLessThan(early);
  expect(late).toBeGreaterThan(50);
});

it('takes .11 off for a false alarm before the first window, nothing in the probation', () => {
  expect(nabScore([file({ 100: 1, 200: 1 })]).score).toBeCloseTo(100 - (100 * 0.11) / 2, 10);
  expect(nabScore([file({ 59: 1, 200: 1 })]).score).toBe(100);
});

it('chooses one threshold for all files', () => {
  expect(nabScore([file({ 100: 0.4, 200: 0.9 }), file({ 200: 0.8 })])).toEqual({ score: 100, threshold: 0.8 });
});
