/** Exponentially weighted mean, in standard deviations of itself (NIST/SEMATECH e-Handbook 6.3.2.4). Input: z of the residual. */
export class Ewma {
  private mean = 0;
  private fading = 1;

  /** @param lambda weight of the newest value, 0..1 */
  constructor(private readonly lambda: number) {}

  next(z: number): number {
    this.mean += this.lambda * (z - this.mean);
    this.fading *= (1 - this.lambda) ** 2;
    return this.mean / Math.sqrt((this.lambda / (2 - this.lambda)) * (1 - this.fading));
  }
}

/** Two-sided cumulative sum (NIST/SEMATECH e-Handbook 6.3.2.3): a lasting shift adds up, noise does not. Input: z of the residual. */
export class Cusum {
  private above = 0;
  private below = 0;

  /** @param slack what a step may differ without counting, in standard deviations */
  constructor(private readonly slack: number) {}

  /** @returns the larger of both sums */
  next(z: number): number {
    this.above = Math.max(0, this.above + z - this.slack);
    this.below = Math.max(0, this.below - z - this.slack);
    return Math.max(this.above, this.below);
  }
}
