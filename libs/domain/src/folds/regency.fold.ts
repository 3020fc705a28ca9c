import type { Change } from '../board/rollup.js';
import type { FactKind, RegencyStandingFact } from '../facts/index.js';
import type { IsoDate, RegionCode } from '../values/index.js';
import type { Fold } from './fold.js';

/** How the regencies of a province stood, day by day. */
export class RegencyFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['regency-standing'];
  version = 0;
  /** By regency, then by day. */
  readonly #standings = new Map<RegionCode, Map<IsoDate, RegencyStandingFact>>();

  apply({ before, after }: Change): void {
    if (before?.kind === 'regency-standing') this.#of(before.regency).delete(before.date);
    if (after?.kind === 'regency-standing') this.#of(after.regency).set(after.date, after);
    this.version++;
  }

  /** Each regency as it was last told of up to a day, by name. */
  until(day: IsoDate): RegencyStandingFact[] {
    return [...this.#standings.values()]
      .flatMap((days) => latest([...days.values()].filter(({ date }) => date <= day)) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name, 'id'));
  }

  #of(regency: RegionCode): Map<IsoDate, RegencyStandingFact> {
    let days = this.#standings.get(regency);
    if (!days) this.#standings.set(regency, (days = new Map()));
    return days;
  }
}

const latest = (told: readonly RegencyStandingFact[]): RegencyStandingFact | undefined =>
  told.reduce<RegencyStandingFact | undefined>((best, each) => (best === undefined || each.date > best.date ? each : best), undefined);
