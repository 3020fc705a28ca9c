/** How often a socket may say something: a hello five times at once and then every two seconds, unless told otherwise. */
export class HelloLimit {
  #tokens: number;
  #at = 0;

  constructor(
    private readonly burst = 5,
    private readonly perSecond = 0.5,
  ) {
    this.#tokens = burst;
  }

  /** `now` in ms of a monotonic clock. */
  allow(now: number): boolean {
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1_000) * this.perSecond);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
