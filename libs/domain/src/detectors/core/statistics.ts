import { quantile } from '../quantile.js';

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** NaN for no values. */
export const median = (values: readonly number[]): number => quantile(ascending(values), 0.5);

/** Median absolute deviation, not scaled. */
export function mad(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map((v) => Math.abs(v - centre)));
}

/**
 * How far a value lies from the others, in robust standard deviations (Iglewicz and Hoaglin 1993). Take logarithms of money first.
 * @param floor least MAD, so that equal values do not make every ripple a surprise
 */
export const robustZ = (value: number, others: readonly number[], floor: number): number =>
  (0.6745 * (value - median(others))) / Math.max(mad(others), floor);

/** Two-sided tail of the normal distribution beyond |z| (Abramowitz and Stegun 26.2.17, error below 1e-7). */
export function normalTail(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.231_641_9 * x);
  const poly = t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return 2 * Math.exp(-0.5 * x * x) * 0.398_942_280_401_4 * poly;
}

/**
 * Which of many p-values stay when no more than a share `q` of those that stay may be false (Benjamini and Hochberg 1995).
 * @returns one flag per p-value, in their order
 */
export function discoveries(pValues: readonly number[], q: number): boolean[] {
  const order = pValues.map((p, i) => [p, i] as const).sort((a, b) => a[0] - b[0]);
  let last = -1;
  for (const [rank, [p]] of order.entries()) if (p <= (q * (rank + 1)) / order.length) last = rank;
  const kept = new Set(order.slice(0, last + 1).map(([, i]) => i));
  return pValues.map((_, i) => kept.has(i));
}

/** P[Bin(n, p) ≥ k], exact. */
export function binomialTail(n: number, p: number, k: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (p <= 0 || p >= 1) return p >= 1 ? 1 : 0;
  let log = n * Math.log(1 - p);
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += Math.exp(log);
    log += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
  }
  return Math.min(1, sum);
}

/** P[Poisson(mean) ≥ k] or P[≤ k], whichever side `k` lies on, doubled. */
export function poissonTail(mean: number, k: number): number {
  if (mean <= 0) return k === 0 ? 1 : 0;
  let term = Math.exp(-mean);
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += term;
    term *= mean / (i + 1);
  }
  return Math.min(1, 2 * (k >= mean ? 1 - below : below + term));
}

/** Dice similarity of the letter pairs of two normalised texts, 0 to 1. Texts of one letter or none are alike only if equal. */
export function similarity(a: string, b: string): number {
  const left = pairs(normalized(a));
  const right = pairs(normalized(b));
  if (left.size === 0 || right.size === 0) return normalized(a) === normalized(b) ? 1 : 0;
  let shared = 0;
  let total = 0;
  for (const count of left.values()) total += count;
  for (const [pair, count] of right) {
    total += count;
    shared += Math.min(count, left.get(pair) ?? 0);
  }
  return (2 * shared) / total;
}

const normalized = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}
