import type { Sen } from '../../values/index.js';

/** 1 weak, 2 medium, 3 strong, 4 impossible by rule. */
export type Likelihood = 1 | 2 | 3 | 4;
export type Severity = 'kritis' | 'tinggi' | 'sedang' | 'rendah' | 'info';

export const SEVERITIES: readonly Severity[] = ['kritis', 'tinggi', 'sedang', 'rendah', 'info'];

/** Rp10 juta: what is smaller adds nothing to the weight of a case. */
const BASE = 10_000_000 * 100;

/** log10 of the rupiah at stake over Rp10 juta, 0 to 3; without an amount 0. Orders of magnitude only, so a double is enough. */
export function materiality(amount: Sen | null): number {
  if (amount === null || amount <= 0n) return 0;
  return Math.min(3, Math.max(0, Math.log10(Number(amount) / BASE)));
}

/** Likelihood plus materiality, 1 to 7; orders the queue. */
export const scoreOf = (likelihood: Likelihood, amount: Sen | null): number => likelihood + materiality(amount);

/** Critical takes what is impossible by rule and worth at least Rp100 juta; the rest follows the score. */
export function severityOf(likelihood: Likelihood, amount: Sen | null): Severity {
  const score = scoreOf(likelihood, amount);
  if (score >= 5 && likelihood === 4) return 'kritis';
  return score >= 4 ? 'tinggi' : score >= 3 ? 'sedang' : score >= 2 ? 'rendah' : 'info';
}
