import { type Points, roundedPoints } from './points.js';

export type Zone = 'merah' | 'kuning' | 'biru' | 'hijau';

/** KPK's bands touch; here 25, 50 and 75 belong to the higher one. */
const ZONES: readonly (readonly [from: number, Zone])[] = [
  [75, 'hijau'],
  [50, 'biru'],
  [25, 'kuning'],
];

/** The band of a score, judged as it is shown. */
export const zoneOf = (points: Points): Zone => ZONES.find(([from]) => roundedPoints(points) >= from)?.[1] ?? 'merah';
