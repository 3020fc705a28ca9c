/**
 * The R-8 quantile (Hyndman and Fan 1996, type 8: median-unbiased), the one that Cardinal uses.
 * @param sorted ascending
 * @param tau 0..1
 * @returns NaN for no values, so that no comparison with it holds
 */
export function quantile(sorted: ArrayLike<number>, tau: number): number {
  const n = sorted.length;
  const h = (n + 1 / 3) * tau + 1 / 3;
  const j = Math.floor(h);
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  if (n === 0 || j <= 0) return at(0);
  if (j >= n) return at(n - 1);
  return at(j - 1) + (h - j) * (at(j) - at(j - 1));
}
