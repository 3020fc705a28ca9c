import type { Detector } from '../detectors/core/detector.js';
import { quantile } from '../detectors/quantile.js';
import type { DayFrame } from './trial.js';

/** How much a rule's figure moves from one judged day to the next by itself, in its own unit. */
export interface Noise {
  /** Nine of ten days move it less than this. */
  readonly daily: number;
  /** Least distance between the limits to go on and off that rides it out, a whole number of steps. */
  readonly distance: number;
  /** Moves it was measured on. */
  readonly n: number;
}

/** Fewer moves than this say nothing. */
const ENOUGH = 200;
/** The limits should lie this many daily moves apart. */
const RIDES_OUT = 1.5;

/** Null for a rule without two limits, or with too short a past. A day on which a figure stands still is no move. */
export function noiseOf(detector: Detector, days: readonly DayFrame[]): Noise | null {
  const limit = detector.parameters.exit;
  if (limit === undefined) return null;
  const last = new Map<string, number>();
  const moves: number[] = [];
  for (const { context, subjects, frame, isWorkingDay } of days) {
    if (isWorkingDay === false) continue;
    for (const subject of subjects) {
      const evaluation = detector.evaluate(subject, context, {}, frame);
      if (!('value' in evaluation) || evaluation.value === null) continue;
      const before = last.get(subject.key);
      if (before !== undefined && before !== evaluation.value) moves.push(Math.abs(evaluation.value - before));
      last.set(subject.key, evaluation.value);
    }
  }
  if (moves.length < ENOUGH) return null;
  const daily = quantile(
    moves.sort((a, b) => a - b),
    0.9,
  );
  return { daily, distance: Math.max(limit.step, Math.ceil((RIDES_OUT * daily) / limit.step) * limit.step), n: moves.length };
}
