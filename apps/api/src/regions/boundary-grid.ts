import type { Position } from '@lcc/contract';

export type Polygons = readonly (readonly (readonly Position[])[])[];

/** Most characters of coordinates that one map may cost a screen. */
const BUDGET = 1_000_000;
/** Cells along the longer side: half a pixel of the largest screen, a pixel of it, a pixel of the ordinary one. */
const FINENESS = [4000, 2000, 1000] as const;

/**
 * Boundaries on the finest grid under which they weigh no more than a screen should load. A border between two districts is written
 * with the same points on both sides, and equal points move to equal places, so no gap opens between neighbours.
 */
export function onGrid(districts: readonly Polygons[]): Polygons[] {
  const extent = extentOf(districts);
  let snapped: Polygons[] = [];
  for (const fineness of FINENESS) {
    const step = roundStep(extent / fineness);
    snapped = districts.map((polygons) => snap(polygons, step));
    if (JSON.stringify(snapped).length <= BUDGET) break;
  }
  return snapped;
}

/** Length of the longer side of everything, in degrees. */
function extentOf(districts: readonly Polygons[]): number {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [x, y] of districts.flat(3)) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return Math.max(east - west, north - south);
}

/** The largest of 1, 2 and 5 times a power of ten that is no larger, so that coordinates stay short; at least a metre. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(step, 1e-5)));
  const factor = [5, 2, 1].find((f) => f * power <= step) ?? 1;
  return factor * power;
}

function snap(polygons: Polygons, step: number): Polygons {
  const move = ([x, y]: Position): Position => [onStep(x, step), onStep(y, step)];
  const moved = polygons
    .map((rings) => rings.map((ring) => withoutRepeats(ring.map(move))))
    .filter(([outer]) => outer !== undefined && isRing(outer))
    .map((rings) => rings.filter(isRing));
  // Smaller than the grid can tell: kept as it is.
  return moved.length > 0 ? moved : polygons;
}

const onStep = (degrees: number, step: number): number => Number((Math.round(degrees / step) * step).toFixed(5));
const isRing = (ring: readonly Position[]): boolean => ring.length >= 4 && ringArea(ring) > 0;

/** A ring without points that equal the one before. */
export const withoutRepeats = (ring: readonly Position[]): Position[] =>
  ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);

/** Area of a closed ring in square degrees, whichever way it turns. */
export function ringArea(ring: readonly Position[]): number {
  let twice = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring[i === 0 ? ring.length - 1 : i - 1] ?? [x, y];
    twice += px * y - x * py;
  }
  return Math.abs(twice) / 2;
}
