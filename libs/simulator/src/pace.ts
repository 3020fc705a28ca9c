import { monthOf } from '@lcc/domain';
import { bonusDate } from './calendar.js';
import { random } from './random.js';
import { UNITS } from './reference/units.js';
import { PROFILES, type SpendingKind } from './spending-kinds.js';

/** Temper of a unit: exponents that bend its curves (above 1 = later), and the bumps of its own cash plan. */
export interface Pace {
  readonly realized: number;
  readonly planned: number;
  /** Weight of each month of the plan. */
  readonly bumps: readonly number[];
}

/**
 * Paces by unit. A unit that knows it is slow plans later too, so gaps stay smaller than differences of absorption; two or
 * three laggards do not.
 */
export function drawPaces(seed: number, year: number): ReadonlyMap<string, Pace> {
  const laggards = drawLaggards(seed, year);
  return new Map(
    UNITS.map((unit) => {
      const rng = random(seed, year, 'pace', unit.code);
      const temper = Math.max(-1.8, Math.min(1.8, rng.normal()));
      const planTemper = temper + 0.45 * Math.max(-1.6, Math.min(1.6, rng.normal()));
      const delay = laggards.has(unit.code) ? 1.5 : 1;
      const bumps = Array.from({ length: 12 }, () => 0.9 + 0.2 * rng.next());
      return [unit.code, { realized: Math.exp(-0.2 * temper) * delay, planned: Math.exp(-0.15 * planTemper), bumps }];
    }),
  );
}

function drawLaggards(seed: number, year: number): ReadonlySet<string> {
  const rng = random(seed, year, 'laggards');
  const candidates = UNITS.filter((unit) => unit.kind === 'office' || unit.kind === 'health-centre');
  return new Set(Array.from({ length: 3 }, () => rng.pick(candidates).code));
}

/** Share of the year's spending that is realized at the end of a month (1 to 12), in [0, 1]. */
export function realizedShare(kind: SpendingKind, pace: Pace, month: number): number {
  const profile = PROFILES[kind];
  const share = (profile.realized[month - 1] ?? 0) / 100;
  return profile.paced ? share ** pace.realized : share;
}

/** Parts of a line's budget planned for the twelve months; they sum to 1 but for rounding. */
export function plannedParts(kind: SpendingKind, pace: Pace, year: number): number[] {
  if (kind === 'salary') return salaryParts(year);
  const profile = PROFILES[kind];
  const cumulative = profile.planned.map((percent) => (profile.paced ? (percent / 100) ** pace.planned : percent / 100));
  const parts = cumulative.map((share, i) => (share - (cumulative[i - 1] ?? 0)) * (profile.paced ? (pace.bumps[i] ?? 1) : 1));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}

/** Twelve salaries, the THR in its month, the 13th in June; a reserve for increments waits in December. */
function salaryParts(year: number): number[] {
  const bonusMonth = monthOf(bonusDate(year));
  const reserve = 0.02;
  return Array.from({ length: 12 }, (_, i) => {
    const salaries = 1 + (i + 1 === bonusMonth ? 1 : 0) + (i + 1 === 6 ? 1 : 0);
    return (salaries / 14) * (1 - reserve) + (i === 11 ? reserve : 0);
  });
}
