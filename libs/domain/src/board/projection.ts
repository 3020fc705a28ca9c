import { type PaceHistory, REGION, type Standing } from '../projection/pace-history.js';
import { foresee, type Outlook, type Seen } from '../projection/pace-model.js';
import type { Mix } from '../projection/past-years.js';
import {
  type AccountRoot,
  endOfMonth,
  type IsoDate,
  isoDate,
  monthOf,
  ratioToWire,
  type Sen,
  workingDaysBetween,
} from '../values/index.js';
import type { AbsentReason, ProjectionCheckView, ProjectionView, SummaryView } from './board-view.js';
import type { Rollup } from './rollup.js';
import type { PaceSums, UnitPaces } from './unit-paces.js';
import type { UnitSums } from './unit-sums.js';

/** Share of a ceiling whose units must have told their realization at a date, in percent. */
const TOLD = 90n;
/** Without any history, a projection begins when this many months have ended. */
const MONTHS_WITHOUT_HISTORY = 3;
const MONTHS = 12;

type RegionProjection = Pick<SummaryView, 'projection' | 'projectionAbsent' | 'projectionCheck'>;

/**
 * Year-end absorption of units from their realization so far, their own earlier years and those of all units; see docs/forecast.md. Only
 * months count whose figures are there for nearly all of the ceiling.
 */
export class Projector {
  readonly #months: readonly number[];

  constructor(
    private readonly rollup: Rollup,
    private readonly root: AccountRoot,
    private readonly history: PaceHistory,
    private readonly paces: UnitPaces,
  ) {
    this.#months = paces.dates.map((date) => monthsPassed(rollup.year, date));
  }

  /** All units of the board together. */
  region(ceiling: Sen | null): RegionProjection {
    const asked = this.#asked(() => this.paces.all(), ceiling);
    if (typeof asked === 'string') return { projection: null, projectionAbsent: asked, projectionCheck: null };
    const standing = this.history.standing(REGION, asked.mix);
    return { projection: projected(standing, asked.seen), projectionAbsent: null, projectionCheck: this.#check(standing, asked.seen) };
  }

  /** A unit with its sub-units; null where {@link region} would say why. */
  family(units: readonly UnitSums[], ceiling: Sen | null): ProjectionView | null {
    const asked = this.#asked(() => this.paces.of(units), ceiling);
    if (typeof asked === 'string') return null;
    const members = units.map((unit) => unit.code);
    return projected(this.history.standing(members, asked.mix), asked.seen);
  }

  #asked(sums: () => PaceSums, ceiling: Sen | null): { readonly seen: Seen[]; readonly mix: Mix } | AbsentReason {
    const { year, asOf } = this.rollup;
    if (asOf >= isoDate(year, MONTHS, 31)) return 'tahun-berakhir';
    if (this.root === '6') return 'bukan-tingkat-ini';
    if (ceiling === null) return 'belum-ada-anggaran';
    if (ceiling <= 0n) return 'anggaran-nol';
    const pace = sums();
    const seen = this.#seen(pace, ceiling);
    return this.#tooSoon(seen) ? 'belum-melapor' : { seen, mix: this.#mix(pace, ceiling) };
  }

  /** How the projection of a month before did for the last month end that is known. */
  #check({ expected, evidence, most }: Standing, seen: readonly Seen[]): ProjectionCheckView | null {
    const ends = seen.filter((each) => Number.isInteger(each.months));
    const [before, last] = [ends.slice(0, -1), ends.at(-1)];
    const madeOn = before.at(-1);
    if (!last || !madeOn || this.#tooSoon(before)) return null;
    const outlook = rounded(foresee(expected, before, evidence, last.months, most));
    const end = (months: number): IsoDate => endOfMonth(this.rollup.year, months);
    return { madeOn: end(madeOn.months), date: end(last.months), ...outlook, actual: last.share };
  }

  /** Realizations that are known for nearly all of the ceiling. */
  #seen({ values, told }: PaceSums, ceiling: Sen): Seen[] {
    return this.paces.dates.flatMap((date, i) => {
      if (date > this.rollup.asOf || (told[i] ?? 0n) * 100n < ceiling * TOLD) return [];
      return [{ months: this.#months[i] as number, share: ratioToWire({ part: values[i] ?? 0n, whole: ceiling }) as number }];
    });
  }

  #tooSoon(seen: readonly Seen[]): boolean {
    const ended = Math.floor(seen.at(-1)?.months ?? 0);
    if (this.history.years.length > 0) return seen.length === 0 && monthOf(this.rollup.asOf) > 1;
    return this.root !== '5' || ended < MONTHS_WITHOUT_HISTORY;
  }

  /** What the ceiling is made of, in the groups of accounts that the history knows. */
  #mix({ groups }: PaceSums, ceiling: Sen): Mix {
    const mix = new Map<string, number>();
    for (const group of this.history.groups) {
      const part = groups.get(group) ?? 0n;
      if (part > 0n) mix.set(group, ratioToWire({ part, whole: ceiling }) as number);
    }
    return mix;
  }
}

function projected({ expected, evidence, basis, most }: Standing, seen: readonly Seen[]): ProjectionView {
  return { ...rounded(foresee(expected, seen, evidence, MONTHS, most)), basis };
}

/** Months that have passed at a date; of a running month the share of its working days. */
function monthsPassed(year: number, date: IsoDate): number {
  const month = monthOf(date);
  const end = endOfMonth(year, month);
  if (date === end) return month;
  const before = month === 1 ? isoDate(year - 1, 12, 31) : endOfMonth(year, month - 1);
  return month - 1 + workingDaysBetween(before, date) / Math.max(1, workingDaysBetween(before, end));
}

/** To hundredths of a point: more would only look exact. */
function rounded({ low, middle, high }: Outlook): Outlook {
  const round = (share: number): number => Math.round(share * 10_000) / 10_000;
  return { low: round(low), middle: round(middle), high: round(high) };
}
