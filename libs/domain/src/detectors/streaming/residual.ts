import { RollingWindow } from './rolling-window.js';

/** Turns a median absolute deviation into a standard deviation of a normal distribution. */
const NORMAL = 0.6745;
const SEASONS_KEPT = 8;
const SEASONS_NEEDED = 2;
const LEVEL_WINDOW = 6;
/** Forgetting of the two forecasts' errors, about two hundred points. */
const MEMORY = 0.995;

export interface ResidualParameters {
  /** Points from which the spread is estimated. */
  readonly window: number;
  /** Least spread, in the unit of the series, so that a quiet series does not make every ripple a surprise. */
  readonly floor: number;
}

/**
 * How far a value is from what its past lets expect, in robust standard deviations. Two forecasts stand side by side: the median of the
 * same slot of earlier seasons, and the median of the last points; the one that erred less so far speaks.
 */
export class Residual {
  private readonly spread: RollingWindow;
  private readonly level = new RollingWindow(LEVEL_WINDOW);
  private slots: RollingWindow[] = [];
  private readonly error = { seasonal: 0, level: 0 };
  private position = 0;

  constructor(private readonly parameters: ResidualParameters) {
    this.spread = new RollingWindow(parameters.window);
  }

  /** @returns z; 0 while there is no past. */
  next(value: number, season: number | null): number {
    if (season !== null && this.slots.length !== season) this.slots = Array.from({ length: season }, () => new RollingWindow(SEASONS_KEPT));
    const slot = season === null ? undefined : this.slots[this.position % season];
    const residual = value - this.forecast(value, slot);
    const centre = this.spread.length > 0 ? this.spread.median() : 0;
    const z = (NORMAL * (residual - centre)) / Math.max(this.spread.length > 0 ? this.spread.mad() : 0, this.parameters.floor);
    this.spread.push(residual);
    this.level.push(value);
    slot?.push(value);
    this.position += 1;
    return Number.isFinite(z) ? z : 0;
  }

  private forecast(value: number, slot: RollingWindow | undefined): number {
    const byLevel = this.level.length > 0 ? this.level.median() : value;
    if (!slot || slot.length < SEASONS_NEEDED) return byLevel;
    const bySeason = slot.median();
    const choice = this.error.seasonal <= this.error.level ? bySeason : byLevel;
    this.error.seasonal = this.error.seasonal * MEMORY + Math.abs(value - bySeason);
    this.error.level = this.error.level * MEMORY + Math.abs(value - byLevel);
    return choice;
  }
}
