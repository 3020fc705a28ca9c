/** Token bucket per key: `perSecond` sustained, twice that at once; undefined = no limit. */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(private readonly perSecond: number | undefined) {}

  allow(key: string): boolean {
    if (this.perSecond === undefined) return true;
    const burst = this.perSecond * 2;
    const now = performance.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
