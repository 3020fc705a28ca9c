import type { Position } from '@lcc/contract';
import { Delaunay } from 'd3-delaunay';
import { withoutRepeats } from './boundary-grid.js';

/** How far a cell may reach from its label point: about as far as most districts of a regency do. */
export const REACH_KM = 12;

const KM_PER_DEGREE = 111.2;
/** Corners of the polygon that stands for the circle: it lies inside the circle by less than 0.2 %. */
const CORNERS = 60;
const DECIMALS = 1e4;

type Point = [x: number, y: number];

/**
 * Cells for districts whose boundaries are not known: every place belongs to the nearest label point, at most `REACH_KM` away.
 * One closed ring for each point, in the order of the points; two points must not be equal.
 */
export function approximateCells(labels: readonly (readonly [number, number])[]): Position[][] {
  if (labels.length === 0) return [];
  const middle = labels.reduce((sum, [, latitude]) => sum + latitude, 0) / labels.length;
  const perLongitude = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const points = labels.map(([x, y]): Point => [x * perLongitude, y * KM_PER_DEGREE]);
  const bounds = boundsOf(points);
  const voronoi = Delaunay.from(points).voronoi(bounds);
  const degrees = ([x, y]: Point): Position => [round(x / perLongitude), round(y / KM_PER_DEGREE)];
  return points.map((point, i) => close(cutToReach(openRing(voronoi.cellPolygon(i)), point).map(degrees)));
}

const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;
const openRing = (ring: readonly Point[]): readonly Point[] => ring.slice(0, -1);

function close(ring: readonly Position[]): Position[] {
  const [first] = ring;
  return first ? withoutRepeats([...ring, first]) : [];
}

function boundsOf(points: readonly Point[]): [number, number, number, number] {
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const room = 2 * REACH_KM;
  return [Math.min(...xs) - room, Math.min(...ys) - room, Math.max(...xs) + room, Math.max(...ys) + room];
}

/** A convex ring less what lies beyond each side of the polygon around the centre (Sutherland and Hodgman). */
function cutToReach(ring: readonly Point[], [cx, cy]: Point): readonly Point[] {
  let left = ring;
  const inner = REACH_KM * Math.cos(Math.PI / CORNERS);
  for (let side = 0; side < CORNERS; side++) {
    const angle = (2 * Math.PI * side) / CORNERS;
    const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
    left = cutAt(left, ([x, y]) => (x - cx) * nx + (y - cy) * ny - inner);
  }
  return left;
}

/** The part of a convex ring where `beyond` is not positive. */
function cutAt(ring: readonly Point[], beyond: (p: Point) => number): readonly Point[] {
  return ring.flatMap((to, i) => {
    const from = ring[(i + ring.length - 1) % ring.length] ?? to;
    const [a, b] = [beyond(from), beyond(to)];
    const crossing: readonly Point[] = a > 0 !== b > 0 ? [between(from, to, a / (a - b))] : [];
    return b > 0 ? crossing : [...crossing, to];
  });
}

const between = ([ax, ay]: Point, [bx, by]: Point, t: number): Point => [ax + (bx - ax) * t, ay + (by - ay) * t];
