import type { MapDistrict, RegionMap } from '@lcc/contract';
import { type Html, html } from './html.js';

const WIDTH = 400;
const MOST_HEIGHT = 520;
const MARGIN = 4;
const LEVELS = 4;

/** A district as the page shows it, with the anchor of its list. */
export interface MapPlace {
  readonly works: number;
  readonly words: string;
  readonly anchor: string;
}

type Project = (position: readonly [number, number]) => [x: number, y: number];

/**
 * Works by district as a map without script: the shade and the number say how many, a tap leads to the list. Positions are rounded to what a
 * phone can show, so that official boundaries cost a few kilobytes.
 */
export function mapOfWorks(
  { districts }: Pick<RegionMap, 'districts'>,
  placeOf: (code: string) => MapPlace | null,
  label: string,
): Html | null {
  const all = districts.flatMap(({ polygons }) => polygons.flat(2));
  if (all.length === 0) return null;
  const { project, height } = projection(all);
  const places = districts.map((district) => ({ district, place: placeOf(district.code) }));
  const most = Math.max(1, ...places.map(({ place }) => place?.works ?? 0));
  const level = (works: number): number => (works === 0 ? 0 : Math.ceil((works / most) * LEVELS));
  const shapes = places.map(({ district, place }) => {
    const shape = html`<path class="m${level(place?.works ?? 0)}" d="${pathOf(district, project)}"/>`;
    if (!place) return shape;
    const [x, y] = project(district.label);
    return html`<a href="#${place.anchor}" aria-label="${place.words}"><title>${place.words}</title>${shape}<text x="${x}" y="${y}">${place.works}</text></a>`;
  });
  return html`<svg class="peta" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${label}">${shapes}</svg>`;
}

/** Degrees to whole units of the picture; east and north keep their proportion at the middle of the region. */
function projection(all: readonly (readonly [number, number])[]): { readonly project: Project; readonly height: number } {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [x, y] of all) [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, up] = [Math.max(1e-6, (east - west) * squeeze), Math.max(1e-6, north - south)];
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, (MOST_HEIGHT - 2 * MARGIN) / up);
  const left = (WIDTH - across * scale) / 2;
  return {
    project: ([x, y]) => [Math.round(left + (x - west) * squeeze * scale), Math.round(MARGIN + (north - y) * scale)],
    height: Math.ceil(up * scale + 2 * MARGIN),
  };
}

function pathOf({ polygons }: MapDistrict, project: Project): string {
  return polygons.flatMap((rings) => rings.map((ring) => ringPath(ring, project))).join('');
}

/** A ring less the points that fall on the one before; nothing when it is smaller than can be seen. */
function ringPath(ring: readonly (readonly [number, number])[], project: Project): string {
  const points: string[] = [];
  for (const position of ring) {
    const point = project(position).join(' ');
    if (point !== points.at(-1)) points.push(point);
  }
  return points.length < 4 ? '' : `M${points.slice(0, -1).join('L')}Z`;
}
