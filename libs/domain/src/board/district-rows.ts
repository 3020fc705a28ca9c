import type { WorkUnitCode } from '../values/index.js';
import type { RowView } from './board-view.js';
import type { Rollup } from './rollup.js';
import { addFigures, type Figures, NO_FIGURES } from './unit-figures.js';
import { type PlanLimits, writeRow } from './write-figures.js';

/** Key and name of what is paid by units that serve no single district. It is never spread over the districts. */
export const WITHOUT_DISTRICT = { key: '-', name: 'tanpa lokasi' } as const;

/** The district of the roster's entry of the paying unit itself, by Kemendagri code; `-` when it has none. */
export function districtOf(rollup: Rollup, unit: WorkUnitCode): string {
  return rollup.roster.get(unit)?.district ?? WITHOUT_DISTRICT.key;
}

/** Rows by district, each with its paying units inside. Kept between views: only a touched unit's district is added up again. */
export class DistrictRows {
  readonly #rows = new Map<string, RowView>();
  /** Which units serve which district, in code order, as long as nobody asks for other units. */
  #places: { readonly units: readonly WorkUnitCode[]; readonly members: ReadonlyMap<string, readonly WorkUnitCode[]> } | null = null;

  clear(): void {
    this.#rows.clear();
    this.#places = null;
  }

  forget(rollup: Rollup, unit: WorkUnitCode): void {
    this.#rows.delete(districtOf(rollup, unit));
  }

  /** Every district that a unit serves, in code order (`-` first); `own` gives the figures of one unit without its sub-units. */
  rows(rollup: Rollup, units: readonly WorkUnitCode[], own: (unit: WorkUnitCode) => Figures): RowView[] {
    if (this.#places?.units !== units) this.#places = { units, members: membersOf(rollup, units) };
    return [...this.#places.members].map(([district, members]) => this.#row(district, members, own, rollup.planLimits));
  }

  #row(district: string, units: readonly WorkUnitCode[], own: (unit: WorkUnitCode) => Figures, limits: PlanLimits): RowView {
    const known = this.#rows.get(district);
    if (known) return known;
    const figures = units.reduce((sum, unit) => addFigures(sum, own(unit)), NO_FIGURES);
    const row = writeRow(district, district === WITHOUT_DISTRICT.key ? WITHOUT_DISTRICT.name : district, null, figures, limits);
    this.#rows.set(district, row);
    return row;
  }
}

function membersOf(rollup: Rollup, units: readonly WorkUnitCode[]): Map<string, WorkUnitCode[]> {
  const members = new Map<string, WorkUnitCode[]>();
  for (const unit of units) {
    const district = districtOf(rollup, unit);
    const known = members.get(district);
    if (known) known.push(unit);
    else members.set(district, [unit]);
  }
  return new Map([...members].sort(([a], [b]) => (a < b ? -1 : 1)));
}
