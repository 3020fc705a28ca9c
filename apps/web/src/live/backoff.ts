/** Full jitter: a random wait between 0 and min(cap, base · 2^attempt), in ms; never gives up. */
export const fullJitter = (attempt: number, random: number, baseMs = 500, capMs = 8_000): number =>
  random * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 16));

/** Lets through at most one call per `periodMs`; tells how long to wait for the next, plus a spread of up to `spreadMs`. */
export class Pace {
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly periodMs: number,
    private readonly spreadMs: number,
  ) {}

  /** Wait in ms before the next call that is due now; books it. */
  next(now: number, random: number): number {
    const at = Math.max(now + random * this.spreadMs, this.last + this.periodMs);
    this.last = at;
    return at - now;
  }
}
