import { Cusum, Ewma } from './drift.js';
import { Residual } from './residual.js';
import { SeasonFinder } from './season.js';
import { Tail } from './tail.js';

export interface StreamParameters {
  /** Points per season; null to find it. */
  readonly season: number | null;
  /** Values seen before anything is scored. */
  readonly warmUp: number;
  /** Points whose residuals tell the spread. */
  readonly window: number;
  /** Points for which an alarm stands: a weaker one in that time is the same one. */
  readonly hold: number;
}

export const STREAM_DEFAULTS: StreamParameters = { season: null, warmUp: 48, window: 1_000, hold: 150 };

/** A rarity of one in 10^8 fills the scale. */
const FULL = 8;
/** What an alarm's echo keeps of its score. */
const ECHO = 0.3;
/** A single wild point says no more than this to what adds up over time. */
const WINSOR = 8;

/**
 * Scores a series value by value, each from its past alone. The residual, on the values and on their signed logarithms, gives surprise;
 * EWMA and CUSUM gather it over time; each goes through the tail of its own past, so that series of any scale and noise are comparable.
 */
export class StreamDetector {
  private readonly finder = new SeasonFinder();
  private readonly modules: readonly Module[];
  private scale: number | null = null;
  private seen = 0;
  private peak = 0;
  private peakAge = 0;

  constructor(private readonly parameters: StreamParameters) {
    const residual = () => new Residual({ window: parameters.window, floor: 1e-3 });
    this.modules = [new Module(residual(), (v) => v), new Module(residual(), (v) => Math.sign(v) * Math.log1p(Math.abs(v)))];
  }

  /**
   * @param value null, or no finite number, where the series has none: the season moves on and nothing is scored.
   * @returns 0..1; 0 while warming up
   */
  next(value: number | null): number {
    if (value === null || !Number.isFinite(value)) return 0;
    this.scale ??= value === 0 ? null : Math.abs(value);
    const scaled = this.scale === null ? 0 : value / this.scale;
    const bounded = Math.min(1e12, Math.max(-1e12, scaled));
    const season = this.parameters.season ?? this.finder.season;
    const rarity = Math.max(...this.modules.map((module) => module.next(bounded, season)));
    if (this.parameters.season === null) this.finder.push(bounded);
    this.seen += 1;
    return this.seen <= this.parameters.warmUp ? 0 : this.withoutEchoes(Math.min(1, rarity / FULL));
  }

  private withoutEchoes(score: number): number {
    this.peakAge += 1;
    if (this.peakAge > this.parameters.hold) this.peak = 0;
    if (score <= this.peak) return score * ECHO;
    if (score > 0) {
      this.peak = score;
      this.peakAge = 0;
    }
    return score;
  }
}

/** One view of the series: how rare its residual is, alone and gathered over time. */
class Module {
  private readonly fast = new Ewma(0.2);
  private readonly size = new Ewma(0.1);
  private readonly slow = new Cusum(0.5);
  private readonly tails = [new Tail(), new Tail(), new Tail(), new Tail()] as const;

  constructor(
    private readonly residual: Residual,
    private readonly view: (value: number) => number,
  ) {}

  next(value: number, season: number | null): number {
    const z = this.residual.next(this.view(value), season);
    const mild = Math.min(WINSOR, Math.max(-WINSOR, z));
    const [alone, fast, size, slow] = this.tails;
    const found = [
      alone.next(Math.log1p(Math.abs(z))),
      fast.next(Math.abs(this.fast.next(mild))),
      size.next(this.size.next(Math.abs(mild))),
      slow.next(this.slow.next(mild)),
    ].sort((a, b) => b - a);
    return ((found[0] ?? 0) + (found[1] ?? 0)) / 2;
  }
}
