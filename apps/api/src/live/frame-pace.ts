/** At most four frames a second per channel. */
export const FRAME_MS = 250;

/**
 * When to send frames of one channel: the first change after a quiet quarter second goes at once, later ones wait for the end of
 * their quarter and go together.
 */
export class FramePace {
  #timer: NodeJS.Timeout | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;

  /** `send` is called for a frame of everything that has changed until then. */
  constructor(private readonly send: () => void) {}

  /** Something has changed. */
  touch(): void {
    if (this.#timer) return;
    const wait = this.#sentAt + FRAME_MS - performance.now();
    if (wait <= 0) this.#frame();
    else this.#timer = setTimeout(() => this.#frame(), wait);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #frame(): void {
    this.#timer = null;
    this.#sentAt = performance.now();
    this.send();
  }
}
