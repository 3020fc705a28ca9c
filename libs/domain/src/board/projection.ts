import { type PaceHistory, REGION, type Standing } from '../projection/pace-history.js';
import { foresee, type Outlook, type Seen } from '../projection/pace-model.js';
import type { Mix } from '../projection/past-years.js';
import { type AccountRoot, endOfMonth, type IsoDate, isoDate, monthOf, ratioToWire, type Sen } from '../values/index.js';
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
  constructor(
    private readonly rollup: Rollup,
    private readonly root: AccountRoot,
    private readonly history: PaceHistory,
    private readonly paces: UnitPaces,
    private readonly checks = new LastCheck(),
  ) {}

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
  #check(standing: Standing, seen: readonly Seen[]): ProjectionCheckView | null {
    const ends = seen.filter((each) => Number.isInteger(each.months));
    return this.checks.of(standing, ends, () => this.#checked(standing, ends));
  }

  #checked({ expected, evidence, most }: Standing, ends: readonly Seen[]): ProjectionCheckView | null {
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
      return [{ months: this.paces.months[i] as number, share: ratioToWire({ part: values[i] ?? 0n, whole: ceiling }) as number }];
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

/** The check that was worked out last: most payments change no month that has ended. One per board and root. */
export class LastCheck {
  #known: { readonly standing: Standing; readonly ends: readonly Seen[]; readonly view: ProjectionCheckView | null } | null = null;

  of(standing: Standing, ends: readonly Seen[], work: () => ProjectionCheckView | null): ProjectionCheckView | null {
    const isSame = (end: Seen, i: number): boolean =>
      end.share === this.#known?.ends[i]?.share && end.months === this.#known.ends[i]?.months;
    if (this.#known?.standing !== standing || this.#known.ends.length !== ends.length || !ends.every(isSame))
      this.#known = { standing, ends, view: work() };
    return this.#known.view;
  }
}

function projected({ expected, evidence, basis, most }: Standing, seen: readonly Seen[]): ProjectionView {
  return { ...rounded(foresee(expected, seen, evidence, MONTHS, most)), basis };
}

/** To hundredths of a point: more would only look exact. */
function rounded({ low, middle, high }: Outlook): Outlook {
  const round = (share: number): number => Math.round(share * 10_000) / 10_000;
  return { low: round(low), middle: round(middle), high: round(high) };
}
