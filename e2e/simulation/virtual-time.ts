import { vi } from 'vitest';

interface Due {
  readonly id: number;
  at: number;
  readonly owner: string;
  readonly run: () => void;
  /** Of an interval; null = once. */
  readonly period: number | null;
}

const realImmediate = globalThis.setImmediate;

/**
 * The only clock and the only dice of a simulated world: timers of both sides run in the order of their time, one after another, and
 * everything that follows from one has been done before the next begins. The same seed gives the same run.
 */
export class VirtualTime {
  #now = 0;
  #ids = 0;
  #owner = 'world';
  #due: Due[] = [];

  constructor(
    /** Instant the world begins at, epoch ms. */
    private readonly epoch: number,
    private state: number,
  ) {}

  /** Puts itself in the place of the clock, the timers and the dice of this process. */
  install(): void {
    const later = (run: () => void, ms = 0) => this.#add(run, ms, null);
    const clear = (timer: { readonly id: number } | undefined) => {
      if (timer) this.#due = this.#due.filter(({ id }) => id !== timer.id);
    };
    vi.stubGlobal('setTimeout', later);
    vi.stubGlobal('setImmediate', (run: () => void) => later(run, 0));
    vi.stubGlobal('setInterval', (run: () => void, ms: number) => this.#add(run, ms, Math.max(1, ms)));
    vi.stubGlobal('clearTimeout', clear);
    vi.stubGlobal('clearInterval', clear);
    vi.stubGlobal('performance', { now: () => this.#now });
    vi.spyOn(Date, 'now').mockImplementation(() => this.epoch + this.#now);
    vi.spyOn(Math, 'random').mockImplementation(() => this.random());
  }

  get now(): number {
    return this.#now;
  }

  /** Between 0 and 1 (mulberry32). */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number below `n`. */
  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  /** Whatever `run` starts belongs to `owner`, also what comes of it later. */
  as<T>(owner: string, run: () => T): T {
    const before = this.#owner;
    this.#owner = owner;
    try {
      return run();
    } finally {
      this.#owner = before;
    }
  }

  after(owner: string, ms: number, run: () => void): void {
    this.as(owner, () => this.#add(run, ms, null));
  }

  /** Forgets everything that an owner had begun: its process is dead. */
  kill(owner: string): void {
    this.#due = this.#due.filter((due) => due.owner !== owner);
  }

  async settle(): Promise<void> {
    await new Promise((done) => realImmediate(done));
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      let next: Due | undefined;
      for (const due of this.#due) if (!next || due.at < next.at || (due.at === next.at && due.id < next.id)) next = due;
      if (!next || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      if (next.period === null) this.#due.splice(this.#due.indexOf(next), 1);
      else next.at += next.period;
      this.#owner = next.owner;
      next.run();
      await this.settle();
    }
    this.#owner = 'world';
    this.#now = end;
  }

  #add(run: () => void, ms: number, period: number | null) {
    const id = ++this.#ids;
    this.#due.push({ id, at: this.#now + Math.max(0, ms), owner: this.#owner, run, period });
    const timer = { id, unref: () => timer, ref: () => timer };
    return timer;
  }
}
