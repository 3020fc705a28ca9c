import { random } from './random.js';
import { PROFILES, SPENDING_KINDS, type SpendingKind, type SpendingProfile } from './spending-kinds.js';

export type Profiles = Readonly<Record<SpendingKind, SpendingProfile>>;

/**
 * The profiles of a year that runs otherwise than the usual one: each month's part of a curve, and what stays unspent, is up to `drift`
 * (0.3 = 30 %) more or less, and all of a kind may come earlier or later by as much. Cash plans stay: offices do not foresee it. With
 * drift 0 the profiles themselves. Forecasts are measured on such years.
 */
export function driftedProfiles(seed: number, year: number, drift: number): Profiles {
  if (drift === 0) return PROFILES;
  return Object.fromEntries(SPENDING_KINDS.map((kind) => [kind, drifted(kind, seed, year, drift)])) as unknown as Profiles;
}

function drifted(kind: SpendingKind, seed: number, year: number, drift: number): SpendingProfile {
  const rng = random(seed, year, 'drift', kind);
  const factor = (): number => 1 + drift * (2 * rng.next() - 1);
  const { realized, attained, ...profile } = PROFILES[kind];
  const lateness = factor();
  const shares = realized.map((percent) => (percent / 100) ** lateness);
  const parts = shares.map((share, i) => (share - (shares[i - 1] ?? 0)) * factor());
  const whole = parts.reduce((a, b) => a + b, 0);
  let sum = 0;
  const curve = parts.map((part) => (100 * (sum += part)) / whole);
  const unspent = (100 - attained[0]) * factor();
  return { ...profile, realized: [...curve.slice(0, 11), 100], attained: [100 - unspent, attained[1]] };
}
