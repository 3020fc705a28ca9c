/**
 * How far a year may stray from the path that is expected of it, in four ways (standard deviations, relative). `level`: the year ends higher
 * or lower. `warp`: all comes earlier or later. `noise`: each month's part by itself; what it lacks is made up for by the end, or with
 * `lasting` is gone for good.
 */
export interface Regime {
  readonly level: number;
  readonly warp: number;
}

/** Regimes with the same noise: they share the heavy part of the reckoning. */
export interface NoiseFamily {
  readonly noise: number;
  readonly lasting: boolean;
}

type Weighted = readonly (readonly [value: number, logWeight: number])[];

/** Tuned on simulated regencies and series apart from those that `bench forecast` measures on; see docs/forecast.md. */
const LEVELS: Weighted = [
  [0.004, 0],
  [0.01, 0],
  [0.025, 0],
  [0.06, -0.7],
  [0.18, -1.6],
];
const WARPS: Weighted = [
  [0.005, 0],
  [0.04, 0],
  [0.13, 0],
  [0.35, -0.7],
];
const NOISES = [0.03, 0.1, 0.25, 0.8];
const LASTING_WEIGHT = -0.7;

export const REGIMES: readonly Regime[] = LEVELS.flatMap(([level]) => WARPS.map(([warp]) => ({ level, warp })));
export const NOISE_FAMILIES: readonly NoiseFamily[] = NOISES.flatMap((noise) => [false, true].map((lasting) => ({ noise, lasting })));

/** Log weights before anything was seen: noise families one after another, the regimes of each inside. */
export const PRIOR_WEIGHTS: readonly number[] = NOISE_FAMILIES.flatMap(({ lasting }) =>
  LEVELS.flatMap(([, level]) => WARPS.map(([, warp]) => level + warp + (lasting ? LASTING_WEIGHT : 0))),
);
