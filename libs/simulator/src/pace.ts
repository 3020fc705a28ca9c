import { monthOf } from '@lcc/domain';
import { bonusDate } from './calendar.js';
import { random } from './random.js';
import { UNITS, type UnitKind } from './reference/units.js';
import { PROFILES, type SpendingKind, type SpendingProfile } from './spending-kinds.js';

/** Own spending in millions of rupiah above which a unit keeps near the mean. */
const CALM_FROM = 150_000;

/** Temper of a unit: exponents that bend its curves (above 1 = later), and the bumps of its own cash plan. */
export interface Pace {
  readonly realized: number;
  readonly planned: number;
  /** Weight of each month of the plan. */
  readonly bumps: readonly number[];
}

/**
 * Paces by unit. A unit that knows it is slow plans later too, so gaps stay smaller than differences of absorption; a few
 * laggards do not.
 */
export function drawPaces(seed: number, year: number): ReadonlyMap<string, Pace> {
  const shifts = drawShifts(seed, year);
  return new Map(
    UNITS.map((unit) => {
      const rng = random(seed, year, 'pace', unit.code);
      // The largest decide the region's curve: they keep near the mean, so that it is alike for every seed.
      const calm = unit.ownSpending > CALM_FROM ? 0.15 : 1;
      const temper = calm * bounded(rng.normal(), 1.8);
      const planTemper = temper + calm * 0.35 * bounded(rng.normal(), 1.6);
      const bumps = Array.from({ length: 12 }, () => 0.9 + 0.2 * rng.next());
      const [late, lateInPlan] = shifts.get(unit.code) ?? [1, 1];
      return [unit.code, { realized: Math.exp(-0.18 * temper) * late, planned: Math.exp(-0.15 * planTemper) * lateInPlan, bumps }];
    }),
  );
}

/** Exceptions to the rule, as factors on the two exponents: two offices and two health centres fall behind, six units are ahead. */
function drawShifts(seed: number, year: number): ReadonlyMap<string, readonly [realized: number, planned: number]> {
  const rng = random(seed, year, 'laggards');
  const shifts = new Map<string, readonly [number, number]>();
  const draw = (kinds: readonly UnitKind[], count: number, shift: readonly [number, number]): void => {
    for (let n = 0; n < count; n++) shifts.set(rng.pick(UNITS.filter((u) => kinds.includes(u.kind) && !shifts.has(u.code))).code, shift);
  };
  draw(['office'], 2, [2.3, 1]);
  draw(['health-centre'], 2, [1.35, 1]);
  draw(['office', 'district'], 6, [0.72, 1.25]);
  return shifts;
}

const bounded = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/** Share of the year's spending that is realized at the end of a month (1 to 12), in [0, 1]. */
export function realizedShare(profile: SpendingProfile, pace: Pace, month: number): number {
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
