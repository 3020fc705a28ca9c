/**
 * The sample at a fraction of the way through the sorted ones, nearest rank.
 * @param {readonly number[]} samples at least one
 * @param {number} fraction 0.5 = median
 */
export function quantile(samples, fraction) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
}

/** To a number of decimals, for reports. */
export const rounded = (value, decimals = 2) => Number(value.toFixed(decimals));

/** `met` or `MISSED`, as the reports write it. */
export const verdict = (isMet) => (isMet ? 'met' : 'MISSED');
