/** Buckets kept at once, and the time after which any of them is full again: the burst is two seconds' worth. */
const MOST_KEPT = 10_000;
const FULL_AFTER_MS = 2_000;

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
    if (this.#buckets.size > MOST_KEPT) this.#forgetFull(now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** A bucket that has filled again says nothing: without this, strangers' addresses would fill the memory. */
  #forgetFull(now: number): void {
    for (const [key, { at }] of this.#buckets) if (now - at > FULL_AFTER_MS) this.#buckets.delete(key);
  }
}
