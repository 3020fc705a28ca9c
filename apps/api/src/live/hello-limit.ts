const BURST = 5;
const PER_MS = 1 / 2_000;

/** A socket may say hello five times at once and then every two seconds. */
export class HelloLimit {
  #tokens = BURST;
  #at = 0;

  /** `now` in ms of a monotonic clock. */
  allow(now: number): boolean {
    this.#tokens = Math.min(BURST, this.#tokens + (now - this.#at) * PER_MS);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
