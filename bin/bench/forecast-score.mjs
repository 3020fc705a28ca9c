import { rounded, verdict } from './statistics.mjs';

const MONTHS = Array.from({ length: 11 }, (_, i) => i + 1);
const COVERED = [0.75, 0.85];

/**
 * Two simple ways and a variant, from the share of the ceiling spent so far and last year's path (twelve cumulative shares): a straight
 * line; last year's curve at this year's pace; last year's curve with what it still spent. All are held to what is possible.
 */
export function simpleForecasts(month, share, lastYear, most) {
  const [then, end] = [lastYear[month - 1], lastYear[11]];
  const held = (value) => Math.min(most, Math.max(share, value));
  return {
    straight: held((share * 12) / month),
    curve: held(then > 0 ? (share * end) / then : end),
    rest: held(share + end - then),
  };
}

/**
 * Scores forecasts of year ends.
 * @param {readonly {month: number, low: number, middle: number, high: number, straight: number, curve: number, rest: number, actual: number}[]} forecasts
 * @returns {{months: object[], coverage: number, width: number, met: boolean}} mean absolute errors in points of the ceiling by month end
 */
export function score(forecasts) {
  const months = MONTHS.flatMap((month) => {
    const those = forecasts.filter((f) => f.month === month);
    if (those.length === 0) return [];
    const error = (way) => rounded((100 * sum(those.map((f) => Math.abs(f[way] - f.actual)))) / those.length, 3);
    return [{ month, count: those.length, ours: error('middle'), straight: error('straight'), curve: error('curve'), rest: error('rest') }];
  });
  // A rounding's breadth: an interval that ends at what is spent, or at the ceiling, holds a year that ended there.
  const held = forecasts.filter((f) => f.actual >= f.low - 5e-5 && f.actual <= f.high + 5e-5).length;
  const coverage = rounded(held / forecasts.length, 3);
  const width = rounded((100 * sum(forecasts.map((f) => f.high - f.low))) / forecasts.length, 2);
  const isBetter = months.every((m) => m.ours < Math.min(m.straight, m.curve));
  return { months, coverage, width, better: isBetter, covers: coverage >= COVERED[0] && coverage <= COVERED[1] };
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** A score as lines of a report; without `judged` the goals are left out. */
export function report(name, { months, coverage, width, better, covers }, judged = true) {
  const cell = (value, length = 9) => String(value).padStart(length);
  return [
    `${name}: mean absolute error at each month end, in points of the ceiling`,
    `  month ${['ours', 'straight', 'curve', 'rest'].map((h) => cell(h)).join('')}`,
    ...months.map((m) => `  ${cell(m.month, 5)} ${[m.ours, m.straight, m.curve, m.rest].map((v) => cell(v.toFixed(2))).join('')}`),
    ...(judged ? [`  lower than the straight line and last year’s curve at every month end: ${verdict(better)}`] : []),
    `  the 80 % interval covers ${(100 * coverage).toFixed(1)} %, ${width} points wide${judged ? `; goal 75 to 85 %: ${verdict(covers)}` : ''}`,
  ];
}
