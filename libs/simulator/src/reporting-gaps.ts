import { addDays, endOfMonth, type IsoDate, monthOf } from '@lcc/domain';
import { wibInstant } from './calendar.js';
import { random } from './random.js';
import { UNITS, type UnitSeed } from './reference/units.js';

/** A unit that reports a month late (its documents are recorded after day 10 of the next month), or not at all. */
export interface ReportingGap {
  readonly workUnit: string;
  readonly month: number;
  readonly kind: 'late' | 'silent';
}

const isSmallSkpd = (unit: UnitSeed): boolean => (unit.kind === 'office' || unit.kind === 'district') && unit.ownSpending < 18_000;
const isHealthCentre = (unit: UnitSeed): boolean => unit.kind === 'health-centre';

/**
 * Two to four silent and three to six late units in every month but December, when the books close and everyone reports; none
 * is silent in two months in a row.
 */
export function reportingGaps(seed: number, year: number): ReportingGap[] {
  const gaps: ReportingGap[] = [];
  let lastMonth: readonly string[] = [];
  for (let month = 1; month <= 11; month++) {
    const rng = random(seed, year, 'gaps', month);
    const taken = new Set(lastMonth);
    const draw = (fits: (unit: UnitSeed) => boolean, count: number, kind: ReportingGap['kind']): void => {
      for (let n = 0; n < count; n++) {
        const unit = rng.pick(UNITS.filter((u) => fits(u) && !taken.has(u.code)));
        taken.add(unit.code);
        gaps.push({ workUnit: unit.code, month, kind });
      }
    };
    draw(isSmallSkpd, rng.int(1, 2), 'silent');
    draw(isHealthCentre, rng.int(1, 2), 'silent');
    lastMonth = gaps.filter((g) => g.month === month && g.kind === 'silent').map((g) => g.workUnit);
    draw(isSmallSkpd, rng.int(2, 4), 'late');
    draw(isHealthCentre, rng.int(1, 2), 'late');
  }
  return gaps;
}

/** When a document is recorded: in the working hours of its day, or after day 10 of the next month for a late unit. */
export function recordingInstant(seed: number, year: number, date: IsoDate, late: boolean, unit: string, key: string): number {
  const rng = random(seed, year, 'recorded', key);
  const minute = rng.int(8 * 60 + 15, 16 * 60);
  if (!late) return wibInstant(date, minute);
  const arrival = random(seed, year, 'late-arrival', unit, monthOf(date)).int(11, 20);
  return wibInstant(addDays(endOfMonth(year, monthOf(date)), arrival), minute);
}
