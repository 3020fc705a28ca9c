import { LINK_LIMITS, type LinkState } from '@lcc/contract';

/** Clocks of the browser. `monotonic` never jumps with the device's clock; `wall` tells sleep apart from a slow tab. */
export interface Clocks {
  readonly monotonic: () => number;
  readonly wall: () => number;
}

const OFFSET_SAMPLES = 5;
/** A gap between two ticks, or a shift of the wall clock against the monotonic one, that means the machine slept. */
const JUMP_MS = 5_000;

/** Link state of the age of the last frame, in ms; null = no frame ever. */
export function linkStateOf(ageMs: number | null): LinkState {
  if (ageMs === null || ageMs > LINK_LIMITS.cold) return 'cold';
  if (ageMs > LINK_LIMITS.stale) return 'stale';
  return ageMs > LINK_LIMITS.delayed ? 'delayed' : 'live';
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface LinkReading {
  readonly link: LinkState;
  /** Server time, epoch ms: the only "now" of the page. The device's own clock until the server has spoken. */
  readonly now: number;
  /** How far the device's clock is ahead of the server's, ms; null until the server has spoken. */
  readonly skewMs: number | null;
  /** Server time of the last frame, or null. */
  readonly lastFrameAt: number | null;
  /** The picture comes from the browser's memory; no frame has come since the page opened. */
  readonly restored: boolean;
  /** Ticks counted since the page opened. */
  readonly beat: number;
  /** Time since the page opened, ms. */
  readonly tickedMs: number;
}

/**
 * The one clock behind all ages. Frames feed it; something ticks it once a second (a worker, so that a throttled tab still
 * notices); readers subscribe. Raw client and server clocks are never compared: the offset is the median of five.
 */
export class LinkClock {
  private offsets: number[] = [];
  private lastFrame: number | null = null;
  private restoredAt: number | null = null;
  private lastTick: { mono: number; wall: number } | null = null;
  private degraded = false;
  private beat = 0;
  private readonly opened: number;
  private readonly listeners = new Set<() => void>();
  private reading: LinkReading;

  constructor(
    private readonly clocks: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() },
    private readonly onJump: () => void = () => undefined,
  ) {
    this.opened = clocks.monotonic();
    this.reading = this.read();
  }

  /** The server told its time (epoch ms). Says nothing about the board: the age of the link is not touched. */
  sample(serverTime: number): void {
    this.offsets = [...this.offsets.slice(1 - OFFSET_SAMPLES), serverTime - this.clocks.monotonic()];
  }

  /** A frame has arrived after which the picture is known to be that of the server. */
  frame(): void {
    this.lastFrame = this.clocks.monotonic();
    this.restoredAt = null;
    if (this.reading.link !== 'live' || this.reading.lastFrameAt === null) this.publish();
  }

  /** A kept picture of server time `at` (epoch ms) was put up: stale at best, cold when the device's clock makes no sense of its age. */
  restore(at: number): void {
    const age = this.clocks.wall() - at;
    this.restoredAt = at;
    this.lastFrame = this.clocks.monotonic() - (age < 0 ? LINK_LIMITS.cold + 1 : Math.max(age, LINK_LIMITS.stale + 1));
    this.publish();
  }

  /** Once a second. A forward jump drops the old offsets and asks for a fresh snapshot. */
  tick(): void {
    const mono = this.clocks.monotonic();
    const wall = this.clocks.wall();
    const last = this.lastTick;
    this.lastTick = { mono, wall };
    this.beat += 1;
    if (last && (mono - last.mono > JUMP_MS || wall - last.wall - (mono - last.mono) > JUMP_MS)) {
      this.offsets = [];
      this.onJump();
    }
    this.publish();
  }

  /** While boards are polled over HTTP the link is never better than delayed. */
  setDegraded(degraded: boolean): void {
    this.degraded = degraded;
    this.publish();
  }

  /** Server time now, epoch ms. */
  serverNow(): number {
    return this.offsets.length === 0 ? this.clocks.wall() : this.clocks.monotonic() + median(this.offsets);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): LinkReading => this.reading;

  private read(): LinkReading {
    const age = this.lastFrame === null ? null : this.clocks.monotonic() - this.lastFrame;
    const link = linkStateOf(age);
    const now = this.serverNow();
    return {
      link: this.degraded && link === 'live' ? 'delayed' : link,
      now,
      skewMs: this.offsets.length === 0 ? null : this.clocks.wall() - now,
      lastFrameAt: this.restoredAt ?? (age === null ? null : now - age),
      restored: this.restoredAt !== null,
      beat: this.beat,
      tickedMs: this.clocks.monotonic() - this.opened,
    };
  }

  private publish(): void {
    this.reading = this.read();
    for (const listener of this.listeners) listener();
  }
}
