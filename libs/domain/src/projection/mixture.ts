/** One normal distribution of a mixture. */
export interface Normal {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Turns logarithms of weights, in their place, into weights that sum to 1. */
export function softmax(logWeights: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const w of logWeights) if (w > highest) highest = w;
  let sum = 0;
  for (let i = 0; i < logWeights.length; i++) sum += logWeights[i] = Math.exp((logWeights[i] as number) - highest);
  for (let i = 0; i < logWeights.length; i++) logWeights[i] = (logWeights[i] as number) / sum;
}

/** Parts that hardly differ as one with their mean and variance: a mixture of a dozen parts instead of a hundred. */
export function gathered(parts: readonly Normal[]): Normal[] {
  const alike = new Map<number, { weight: number; first: number; second: number }>();
  for (const { weight, mean, deviation } of parts) {
    const size = Math.round(6 * Math.log(deviation));
    const key = size * 10_000 + Math.round((4 * mean) / Math.exp(size / 6));
    const sums = alike.get(key) ?? { weight: 0, first: 0, second: 0 };
    sums.weight += weight;
    sums.first += weight * mean;
    sums.second += weight * (mean * mean + deviation * deviation);
    alike.set(key, sums);
  }
  return [...alike.values()].map(({ weight, first, second }) => {
    const mean = first / weight;
    return { weight, mean, deviation: Math.sqrt(Math.max(1e-10, second / weight - mean * mean)) };
  });
}

/** Values are shares of a ceiling: hundredths of a point are more than is shown. */
const CLOSE = 1e-5;
const MOST_STEPS = 60;

/** The value below which the share `p` of a mixture lies, by regula falsi (Illinois). */
export function mixtureQuantile(parts: readonly Normal[], p: number): number {
  const excess = (x: number): number => {
    let sum = -p;
    for (const n of parts) sum += n.weight * normalBelow((x - n.mean) / n.deviation);
    return sum;
  };
  let low = Math.min(...parts.map((n) => n.mean - 6 * n.deviation));
  let high = Math.max(...parts.map((n) => n.mean + 6 * n.deviation));
  let [atLow, atHigh] = [excess(low), excess(high)];
  for (let step = 0; step < MOST_STEPS && high - low > CLOSE; step++) {
    const guess = step % 3 === 2 ? (low + high) / 2 : high - (atHigh * (high - low)) / (atHigh - atLow);
    const at = excess(guess);
    if (Math.abs(at) < CLOSE / 10) return guess;
    if (at < 0) [low, atLow, atHigh] = [guess, at, atHigh / 2];
    else [high, atHigh, atLow] = [guess, at, atLow / 2];
  }
  return (low + high) / 2;
}

/** Standard normal distribution function, within 1.5e-7 (Abramowitz and Stegun 7.1.26). */
function normalBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-z * z);
  return x < 0 ? tail / 2 : 1 - tail / 2;
}
