import { quantile } from '../quantile.js';

/** Ratios of a part to a whole per organisation. */
export class Fractions {
  private readonly byId = new Map<string, { part: number; whole: number }>();

  add(id: string, part: number, whole: number): void {
    const sum = this.byId.get(id);
    if (!sum) this.byId.set(id, { part, whole });
    else {
      sum.part += part;
      sum.whole += whole;
    }
  }

  entries(): { readonly id: string; readonly ratio: number; readonly whole: number }[] {
    return [...this.byId].map(([id, { part, whole }]) => ({ id, ratio: part / whole, whole }));
  }
}

/** Ascending; what is no number goes last, where it meets no fence. */
export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/**
 * Values at or below it are low outliers: the fixed threshold, else Tukey's fence. Null if nothing may be flagged: a fence at or below zero
 * would flag every zero, and with a first quartile of zero low values are the rule.
 */
export function lowerFence(values: readonly number[], threshold: number | null): number | null {
  const data = sorted(values);
  const [q1, q3] = [quantile(data, 0.25), quantile(data, 0.75)];
  if (threshold === null && !(q1 > 0)) return null;
  const fence = threshold ?? q1 - 1.5 * (q3 - q1);
  return fence > 0 ? fence : null;
}

/** Values at or above it are high outliers: the fixed threshold, else Tukey's fence. NaN, which nothing reaches, without values. */
export function upperFence(values: readonly number[], threshold: number | null): number {
  if (threshold !== null) return threshold;
  const data = sorted(values);
  const q3 = quantile(data, 0.75);
  return q3 + 1.5 * (q3 - quantile(data, 0.25));
}
