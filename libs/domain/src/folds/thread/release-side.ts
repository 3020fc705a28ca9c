import { countsAsRealization } from '../../board/payment-sums.js';
import type { Sp2dFact, SpdFact } from '../../facts/index.js';
import { accountRoot, type IsoDate, type Sen, type SubActivityCode, type WorkUnitCode } from '../../values/index.js';
import { IndexMap } from './index-map.js';
import { keptShares, NO_SHARES, type Share, type Shares, shareOf, type Tally } from './tally.js';
import type { Units } from './units.js';

/** A release of funds (SPD) as the thread keeps it. */
export interface Release {
  readonly number: string;
  readonly unit: WorkUnitCode;
  readonly date: IsoDate;
  /** What it releases by sub-activity; empty while the source has given its total alone. */
  readonly amounts: ReadonlyMap<SubActivityCode, Sen>;
}

/** What was released for a sub-activity of a unit, and paid on it, by month. */
interface Months {
  readonly released: Sen[];
  readonly paid: Sen[];
}

const WITHDRAWN = 'dihapus';
const MONTHS = 12;
const monthOf = (date: IsoDate): number => Number(date.slice(5, 7)) - 1;
const emptyMonths = (): Months => ({ released: new Array<Sen>(MONTHS).fill(0n), paid: new Array<Sen>(MONTHS).fill(0n) });

/**
 * Releases of funds beside the payments that draw on them, by Skpd and sub-activity. No more may be paid up to the end of a month than was
 * released up to then (Permendagri 77/2020: an SPD is the ground of every SPP). An Skpd of which no release with lines is known says nothing.
 */
export class ReleaseSide {
  readonly #releases = new Map<string, Release>();
  readonly #byCode = new IndexMap<SubActivityCode, string>();
  readonly #months = new Map<SubActivityCode, Map<WorkUnitCode, Months>>();
  readonly #shares = new Map<SubActivityCode, Shares>();
  readonly #dirty = new Set<SubActivityCode>();
  /** Releases with lines, by unit. */
  readonly #listed = new Map<WorkUnitCode, number>();

  constructor(
    private readonly tally: Tally,
    private readonly units: Units,
  ) {}

  setRelease({ number, workUnit: unit, date, status, lines }: SpdFact, present: boolean): void {
    if (status === WITHDRAWN) return;
    const amounts = new Map<SubActivityCode, Sen>();
    for (const { subActivity, amount } of lines)
      if (subActivity !== null) amounts.set(subActivity, (amounts.get(subActivity) ?? 0n) + amount);
    if (present) this.#releases.set(number, { number, unit, date, amounts });
    else this.#releases.delete(number);
    for (const [code, amount] of amounts) {
      this.#byCode.set(code, number, present);
      this.#add(unit, code, 'released', date, present ? amount : -amount);
    }
    if (amounts.size === 0) return;
    const before = this.#listed.get(unit) ?? 0;
    const now = before + (present ? 1 : -1);
    if (now === 0) this.#listed.delete(unit);
    else this.#listed.set(unit, now);
    if ((before === 0) !== (now === 0)) this.unitsChanged();
  }

  setPayment(fact: Sp2dFact, present: boolean): void {
    if (!countsAsRealization(fact)) return;
    for (const { subActivity, account, amount } of fact.lines)
      if (subActivity !== null && accountRoot(account) === '5')
        this.#add(fact.workUnit, subActivity, 'paid', fact.date, present ? amount : -amount);
  }

  /** Units are read together otherwise, or a unit began to list its releases. */
  unitsChanged(): void {
    for (const code of this.#months.keys()) this.#dirty.add(code);
  }

  get(number: string): Release | undefined {
    return this.#releases.get(number);
  }

  /** Releases for a sub-activity of an Skpd, by date and number; those of later days left out if a day is given. */
  of(unit: WorkUnitCode, code: SubActivityCode, until?: IsoDate): Release[] {
    const skpd = this.units.skpd(unit);
    return this.#byCode
      .get(code)
      .flatMap((number) => this.#releases.get(number) ?? [])
      .filter((release) => this.units.skpd(release.unit) === skpd && (until === undefined || release.date <= until))
      .sort((a, b) => (`${a.date}|${a.number}` < `${b.date}|${b.number}` ? -1 : 1));
  }

  /** What a sub-activity adds, over all Skpds. */
  sharesOf(code: SubActivityCode): Shares {
    return this.#shares.get(code) ?? NO_SHARES;
  }

  codes(): IterableIterator<SubActivityCode> {
    return this.#shares.keys();
  }

  /** Works out what changed since the last call. */
  settle(): void {
    const listed = new Set([...this.#listed.keys()].map((unit) => this.units.skpd(unit)));
    for (const code of this.#dirty) {
      const shares = keptShares(this.#sharesNow(code, listed));
      this.tally.replace(this.sharesOf(code), shares);
      if (shares === NO_SHARES) this.#shares.delete(code);
      else this.#shares.set(code, shares);
    }
    this.#dirty.clear();
  }

  #sharesNow(code: SubActivityCode, listed: ReadonlySet<WorkUnitCode>): Share[] {
    const bySkpd = new Map<WorkUnitCode, Months>();
    for (const [unit, own] of this.#months.get(code) ?? []) {
      const skpd = this.units.skpd(unit);
      const sums = bySkpd.get(skpd) ?? emptyMonths();
      bySkpd.set(skpd, sums);
      for (const side of ['released', 'paid'] as const)
        for (const [i, amount] of own[side].entries()) sums[side][i] = (sums[side][i] ?? 0n) + amount;
    }
    return [...bySkpd].flatMap(([skpd, { released, paid }]) => {
      if (!listed.has(skpd)) return [];
      const total = released.reduce((sum, amount) => sum + amount, 0n);
      const excess = excessOf(released, paid);
      return [...shareOf(skpd, total, [total !== 0n && 'released']), ...shareOf(skpd, excess, [excess > 0n && 'paid-over-release'])];
    });
  }

  #add(unit: WorkUnitCode, code: SubActivityCode, side: keyof Months, date: IsoDate, amount: Sen): void {
    let units = this.#months.get(code);
    if (!units) this.#months.set(code, (units = new Map()));
    let own = units.get(unit);
    if (!own) units.set(unit, (own = emptyMonths()));
    const month = monthOf(date);
    own[side][month] = (own[side][month] ?? 0n) + amount;
    if ([...own.released, ...own.paid].every((each) => each === 0n)) units.delete(unit);
    this.#dirty.add(code);
  }
}

/** The most by which payments up to the end of a month were ahead of releases up to then; not above zero = never. */
function excessOf(released: readonly Sen[], paid: readonly Sen[]): Sen {
  let [left, most] = [0n, 0n];
  for (let month = 0; month < MONTHS; month++) {
    left += (released[month] ?? 0n) - (paid[month] ?? 0n);
    if (-left > most) most = -left;
  }
  return most;
}
