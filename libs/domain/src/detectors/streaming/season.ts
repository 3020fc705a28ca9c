const HISTORY = 4_096;
const FIRST_LOOK = 128;
const SHORTEST = 4;
/** Below it a peak of the autocorrelation is taken for chance. */
const CLEAR = 0.3;

/** Finds the length of the season of a series from its past alone; looks again each time the past has doubled. */
export class SeasonFinder {
  private readonly past: number[] = [];
  private nextLook = FIRST_LOOK;
  private seen = 0;
  /** Points per season; null while none was found. */
  season: number | null = null;

  push(value: number): void {
    this.past.push(value);
    if (this.past.length > HISTORY) this.past.shift();
    this.seen += 1;
    if (this.seen < this.nextLook) return;
    if (this.nextLook <= HISTORY) this.season = seasonOf(this.past) ?? this.season;
    this.nextLook *= 2;
  }
}

/**
 * The lag with the highest peak of the autocorrelation; three full seasons must be there, and a slow trend is no season: before the
 * peak the correlation must have fallen to less than half of it.
 */
function seasonOf(values: readonly number[]): number | null {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const centred = values.map((v) => v - mean);
  const correlations = Array.from({ length: Math.floor(values.length / 3) + 1 }, (_, lag) => correlation(centred, lag));
  let best: { lag: number; value: number } | null = null;
  let lowest = 1;
  for (let lag = 1; lag < correlations.length - 1; lag++) {
    const [before, value, after] = [correlations[lag - 1] ?? 0, correlations[lag] ?? 0, correlations[lag + 1] ?? 0];
    const isPeak = lag >= SHORTEST && value >= before && value > after && value > CLEAR && lowest < value / 2;
    if (isPeak && value > (best?.value ?? 0) * 1.05) best = { lag, value };
    lowest = Math.min(lowest, value);
  }
  return best?.lag ?? null;
}

function correlation(centred: readonly number[], lag: number): number {
  let [product, first, second] = [0, 0, 0];
  for (let i = lag; i < centred.length; i++) {
    const [a, b] = [centred[i] ?? 0, centred[i - lag] ?? 0];
    product += a * b;
    first += a * a;
    second += b * b;
  }
  const scale = Math.sqrt(first) * Math.sqrt(second);
  return scale > 0 ? product / scale : 0;
}
