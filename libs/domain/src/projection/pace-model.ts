import { gathered, mixtureQuantile, type Normal, softmax } from './mixture.js';
import { NOISE_FAMILIES, type NoiseFamily, PRIOR_WEIGHTS, REGIMES } from './regimes.js';

/** Cumulative realization at the twelve month ends, as fractions of the ceiling. */
export type PacePath = readonly number[];

/** What is expected of a year. `spread` (above 1) widens it by what few years of history leave unknown. */
export interface Expected {
  readonly path: PacePath;
  readonly spread: number;
}

/** A realization that was seen: months that had passed (7.4 = 40 % of August's working days) and the cumulative fraction. */
export interface Seen {
  readonly months: number;
  readonly share: number;
}

/** An 80 % interval with its median, as fractions of the ceiling. */
export interface Outlook {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Log-likelihood by regime, in the order of {@link PRIOR_WEIGHTS}. */
export type Evidence = readonly number[];
export const NO_EVIDENCE: Evidence = PRIOR_WEIGHTS.map(() => 0);

/** Deviations are relative; below this share of the ceiling they fade, so that a late January means little. */
const SMALL = 0.003;
/** What no curve explains, as a share of the ceiling. */
const FLOOR = 0.001;
/** Spread of a running month's part around its working days: payments crowd at the end. */
const CROWDING = 0.5;
const LEAST_SHARE = 1e-4;
/** Regimes below this weight change nothing that is shown. */
const NEGLIGIBLE = 1e-3;

/** How well each regime explains a year, whole or so far. */
export function evidenceOf(expected: Expected, seen: readonly Seen[]): Evidence {
  return [...reckon(expected, seen, 12).logLikelihood];
}

export const addEvidence = (a: Evidence, b: Evidence, weight = 1): Evidence => a.map((x, i) => x + weight * (b[i] ?? 0));

/** How well the regimes together explain what was seen. */
export function logLikelihood(evidence: Evidence): number {
  const terms = evidence.map((x, i) => x + (PRIOR_WEIGHTS[i] ?? 0));
  const highest = Math.max(...terms);
  return highest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - highest), 0));
}

/**
 * Where a year will stand after `months` (12 = its end), given what was seen of it and how other years strayed. Never below what is
 * spent already, never above `most`.
 */
export function foresee(expected: Expected, seen: readonly Seen[], evidence: Evidence, months: number, most: number): Outlook {
  const { logLikelihood: weights, mean, variance } = reckon(expected, seen, months);
  for (let i = 0; i < weights.length; i++) weights[i] = at(weights, i) + (PRIOR_WEIGHTS[i] ?? 0) + (evidence[i] ?? 0);
  softmax(weights);
  const origin = Math.log(shareAt(expected.path, months) + SMALL);
  const plausible: Normal[] = [];
  for (const [i, weight] of weights.entries())
    if (weight >= NEGLIGIBLE) plausible.push({ weight, mean: at(mean, i), deviation: Math.sqrt(Math.max(1e-10, at(variance, i))) });
  const parts = gathered(plausible);
  const total = parts.reduce((sum, n) => sum + n.weight, 0);
  const spent = seen.at(-1)?.share ?? 0;
  const below = (p: number): number => Math.max(spent, Math.min(most, Math.exp(origin + mixtureQuantile(parts, p * total)) - SMALL));
  return { low: below(0.1), middle: below(0.5), high: below(0.9) };
}

/** A path between its month ends, straight. */
export function shareAt(path: PacePath, months: number): number {
  const whole = Math.floor(months);
  const before = whole === 0 ? 0 : (path[whole - 1] ?? 0);
  return months === whole ? before : before + (months - whole) * ((path[whole] ?? before) - before);
}

/** A point of the year as the reckoning needs it. */
interface Point {
  /** What a higher year end, and a warp, change here: logarithmic, per unit. */
  readonly level: number;
  readonly warp: number;
  /** Expected share of the year's end, and the squares of the monthly parts so far. */
  readonly part: number;
  readonly squares: number;
  /** Turns fractions of the ceiling into logarithmic deviations. */
  readonly scale: number;
  /** Variance of its own. */
  readonly own: number;
}

function pointsOf(path: PacePath): (months: number) => Point {
  const end = path[11] ?? LEAST_SHARE;
  const parts = path.map((share) => Math.max(LEAST_SHARE, share / end));
  const squares = parts.map((part, i) => Math.max(0, part - (parts[i - 1] ?? 0)) ** 2);
  const sums = squares.map((_, i) => squares.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return (months) => {
    const whole = Math.floor(months);
    const running = months - whole;
    const share = shareAt(path, months);
    const part = Math.max(LEAST_SHARE, share / end);
    const step = squares[whole] ?? 0;
    const crowding = running === 0 ? 0 : CROWDING ** 2 * step * running * (1 - running) * end * end;
    return {
      level: share / (share + SMALL),
      warp: (share * Math.log(part)) / (share + SMALL),
      part,
      squares: (sums[whole - 1] ?? 0) + running * step,
      scale: end / (share + SMALL),
      own: (FLOOR ** 2 + crowding) / (share + SMALL) ** 2,
    };
  };
}

/** By regime, in the order of {@link PRIOR_WEIGHTS}. Plain columns: a payment has it worked out three times. */
interface Reckoned {
  readonly logLikelihood: Float64Array;
  /** Of the logarithmic deviation at the target. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

const at = (column: Float64Array, i: number): number => column[i] as number;

/**
 * Every regime's view of a year: Gaussian deviations from the expected path, with covariance
 * level² uuᵀ + warp² wwᵀ + noise. The noise part is factorized once per family; the two others are a correction of rank two.
 */
function reckon(expected: Expected, seen: readonly Seen[], target: number): Reckoned {
  const { path } = expected;
  const deviations = seen.map((s) => Math.log((s.share + SMALL) / (shareAt(path, s.months) + SMALL)));
  const months = seen.map((s) => s.months);
  const column = (): Float64Array => new Float64Array(PRIOR_WEIGHTS.length);
  const reckoned = { logLikelihood: column(), mean: column(), variance: column() };
  for (const [family, reckoner] of reckonersOf(expected, months, target).entries()) reckoner(deviations, reckoned, family * REGIMES.length);
  return reckoned;
}

/** Writes what follows from deviations at known moments for one family of noise, whose regimes begin `from`. */
type Reckoner = (deviations: readonly number[], reckoned: Reckoned, from: number) => void;

/** The heavy part of the reckoning: it holds for one expectation and its moments, whatever is seen at them. */
const prepared = new WeakMap<Expected, Map<string, readonly Reckoner[]>>();
/** Sets of moments kept of an expectation: the year's end, the check of last month, and those of a day before. */
const MOMENTS_KEPT = 4;

function reckonersOf(expected: Expected, months: readonly number[], target: number): readonly Reckoner[] {
  let kept = prepared.get(expected);
  if (!kept) prepared.set(expected, (kept = new Map()));
  const key = `${target}|${months.join()}`;
  const known = kept.get(key);
  if (known) return known;
  const pointAt = pointsOf(expected.path);
  const year = { points: months.map(pointAt), target: pointAt(target), end: pointAt(12) };
  const made = NOISE_FAMILIES.map((family) => reckonerOf(year, expected.spread, family));
  const [oldest] = kept.keys();
  if (kept.size >= MOMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

interface Moments {
  readonly points: readonly Point[];
  readonly target: Point;
  readonly end: Point;
}

/** Covariance of the noise at two points, the earlier first. */
function noiseCovariance(a: Point, b: Point, end: Point, { noise, lasting }: NoiseFamily): number {
  const made = lasting ? 0 : a.part * b.part * end.squares - a.part * b.squares - b.part * a.squares;
  return noise * noise * (a.squares + made) * a.scale * b.scale;
}

function reckonerOf({ points, target, end }: Moments, spread: number, family: NoiseFamily): Reckoner {
  const whitened = whiten(points, end, family, spread);
  const u = whitened.solve(points.map((p) => p.level));
  const w = whitened.solve(points.map((p) => p.warp));
  const t = whitened.solve(points.map((p) => spread * noiseCovariance(p, target, end, family)));
  const [uu, ww, uw] = [dot(u, u), dot(w, w), dot(u, w)];
  const noiseVariance = spread * noiseCovariance(target, target, end, family) - dot(t, t);
  // What a unit of level and warp changes at the target beyond what the noise seen so far explains.
  const [a, b] = [target.level - dot(t, u), target.warp - dot(t, w)];
  const column = (): Float64Array => new Float64Array(REGIMES.length);
  const [m11s, m22s, determinants, logDeterminants, variances] = [column(), column(), column(), column(), column()];
  for (const [i, regime] of REGIMES.entries()) {
    const [m11, m22] = [uu + 1 / (spread * regime.level ** 2), ww + 1 / (spread * regime.warp ** 2)];
    const determinant = m11 * m22 - uw * uw;
    m11s[i] = m11;
    m22s[i] = m22;
    determinants[i] = determinant;
    logDeterminants[i] = whitened.logDeterminant + Math.log(determinant * (spread * regime.level * regime.warp) ** 2);
    variances[i] = noiseVariance + (a * a * m22 - 2 * a * b * uw + b * b * m11) / determinant;
  }
  return (deviations, { logLikelihood, mean, variance }, from) => {
    const d = whitened.solve(deviations);
    const [dd, ud, wd, td] = [dot(d, d), dot(u, d), dot(w, d), dot(t, d)];
    for (let i = 0; i < REGIMES.length; i++) {
      const determinant = at(determinants, i);
      const level = (at(m22s, i) * ud - uw * wd) / determinant;
      const warp = (at(m11s, i) * wd - uw * ud) / determinant;
      logLikelihood[from + i] = -0.5 * (dd - ud * level - wd * warp + at(logDeterminants, i));
      mean[from + i] = td + a * level + b * warp;
    }
    variance.set(variances, from);
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The noise of the points by its Cholesky factor. */
function whiten(points: readonly Point[], end: Point, family: NoiseFamily, spread: number) {
  const rows: number[][] = [];
  let logDeterminant = 0;
  for (const [i, point] of points.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = points[j] as Point;
      const above = rows[j] ?? row;
      let rest = spread * (noiseCovariance(other, point, end, family) + (i === j ? point.own : 0));
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (above[k] as number);
      row.push(i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (above[j] as number));
    }
    logDeterminant += 2 * Math.log(row[i] as number);
    rows.push(row);
  }
  const solve = (right: readonly number[]): number[] => {
    const left: number[] = [];
    for (const [i, row] of rows.entries()) {
      let rest = right[i] ?? 0;
      for (let k = 0; k < i; k++) rest -= (row[k] as number) * (left[k] as number);
      left.push(rest / (row[i] as number));
    }
    return left;
  };
  return { logDeterminant, solve };
}
