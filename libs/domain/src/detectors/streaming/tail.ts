const SHARE = 0.05;
const MOST = 64;
const LEAST = 10;
/** Least mean excess, in the unit of the surprises: a series that never moved has shown no spread of its own. */
const LEAST_SPREAD = 0.05;

/**
 * How rare a surprise is among all before it. Peaks over threshold as in SPOT (Siffer et al., KDD 2017): a generalised Pareto distribution
 * is fitted by moments to the largest values so far, never more than 64 of them.
 */
export class Tail {
  private readonly largest: number[] = [];
  private count = 0;

  /** @returns -log10 of the probability of a value at least this large; 0 below the tail and while fewer than ten were seen. */
  next(value: number): number {
    const rarity = this.rarityOf(value);
    this.count += 1;
    const at = this.largest.findIndex((other) => other < value);
    this.largest.splice(at === -1 ? this.largest.length : at, 0, value);
    if (this.largest.length > MOST + 1) this.largest.pop();
    return rarity;
  }

  private rarityOf(value: number): number {
    const kept = Math.min(MOST, this.largest.length - 1, Math.max(LEAST, Math.ceil(this.count * SHARE)));
    const threshold = this.largest[kept];
    if (kept < LEAST || threshold === undefined || value <= threshold) return 0;
    const excesses = this.largest.slice(0, kept).map((other) => other - threshold);
    const mean = Math.max(LEAST_SPREAD, excesses.reduce((sum, e) => sum + e, 0) / kept);
    const variance = excesses.reduce((sum, e) => sum + (e - mean) ** 2, 0) / kept;
    return -Math.log10(kept / this.count) + excessRarity(value - threshold, mean, variance);
  }
}

/** -log10 of the survival function of a generalised Pareto distribution with this mean and variance; its shape is held in 0..0.5. */
function excessRarity(excess: number, mean: number, variance: number): number {
  const squared = variance > 0 ? (mean * mean) / variance : 1;
  const shape = Math.min(0.5, Math.max(0, (1 - squared) / 2));
  const scale = mean * (1 - shape);
  return shape < 1e-6 ? excess / scale / Math.LN10 : Math.log10(1 + (shape * excess) / scale) / shape;
}
