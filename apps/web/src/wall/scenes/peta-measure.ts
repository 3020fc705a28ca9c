import type { Board, BoardRow, RegionMap } from '@lcc/contract';
import { ratioToWire, senFromWire } from '@lcc/domain/values';

/** What the map's lightness says: how far behind the cash plan or, where no district has one, how little of the ceiling is spent. */
export type Measure = 'gap' | 'absorption';

/** Lower ends of the lighter steps, in points behind. They stay the same when a regency moves its limits: those speak by the markers. */
const GAP_BOUNDS = [0.02, 0.05, 0.075, 0.15] as const;
const ABSORPTION_BOUNDS = [0.2, 0.4, 0.6, 0.8] as const;
export const STEPS = [1, 2, 3, 4, 5] as const;
export const boundsOf = (measure: Measure): readonly number[] => (measure === 'gap' ? GAP_BOUNDS : ABSORPTION_BOUNDS);

/** A district of the map with what the board says of it; `row` null = no unit of it is on the board. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly row: BoardRow | null;
}

/** The rest of the board that no district can be told for. */
export const UNLOCATED = '-';

/** Every district that the map or the board knows, in code order. */
export function placesOf(map: RegionMap | null, rows: readonly BoardRow[]): Place[] {
  const located = rows.filter((r) => r.key !== UNLOCATED);
  const byCode = new Map(located.map((r) => [r.key, r]));
  const drawn = (map?.districts ?? []).map(({ code, name }): Place => ({ code, name, row: byCode.get(code) ?? null }));
  const undrawn = located.filter((r) => !drawn.some((p) => p.code === r.key));
  return [...drawn, ...undrawn.map((row): Place => ({ code: row.key, name: row.name, row }))].sort((a, b) => (a.code < b.code ? -1 : 1));
}

export const measureOf = (rows: readonly BoardRow[]): Measure =>
  rows.some((r) => r.key !== UNLOCATED && r.gap !== null) ? 'gap' : 'absorption';

/** The value that is measured, or null where a district cannot be compared. */
export const measured = (row: BoardRow | null, measure: Measure): number | null => row?.[measure] ?? null;

/** 1 (in order) to 5 (furthest behind, lightest), or null without a value. */
export function stepOf(row: BoardRow | null, measure: Measure): number | null {
  const value = measured(row, measure);
  if (value === null) return null;
  const reached = boundsOf(measure).filter((bound) => (measure === 'gap' ? -value >= bound : value < bound)).length;
  return 1 + reached;
}

/** Districts that have spent nothing the board could tell: they are not judged. */
export const isSilent = (place: Place): boolean => place.row === null || place.row.absorption === null;

/** Those behind, worst first; without a plan, those that spent least. Code order among equals. */
export function worstPlaces(places: readonly Place[], measure: Measure): Place[] {
  return places
    .flatMap((place) => {
      const value = measured(place.row, measure);
      return value === null || (measure === 'gap' && value >= 0) ? [] : [{ place, value }];
    })
    .sort((a, b) => a.value - b.value || (a.place.code < b.place.code ? -1 : 1))
    .map(({ place }) => place);
}

/** Share of the region's ceiling that is tanpa lokasi, as a rate; null when either is unknown. */
export function unlocatedShare(row: BoardRow | null, totals: Board['totals']): number | null {
  if (row === null || row.ceiling === null || totals.ceiling === null) return null;
  return ratioToWire({ part: senFromWire(row.ceiling), whole: senFromWire(totals.ceiling) });
}
