import type { WorkRow, WorksPanel } from '@lcc/contract';
import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';
import type { MapFrame } from '../map/map-view.js';

/** Lengths at k = 6. */
const HEAD = 72;
const FOOT = 68;
const ROW = 146;
const MAP = { width: 640, share: 0.36 } as const;
const CAPITAL = 150;
const LEGEND = 128;
const EDGE = 16;
/** Pages of works: what is behind beyond them is counted, and stands on the map. */
const MOST_PAGES = 4;

export interface WorksLayout {
  /** Beside the list; from afar it has the first page for itself. */
  readonly map: { readonly box: Box; readonly frame: MapFrame };
  readonly list: Box;
  readonly apart: boolean;
  readonly perPage: number;
  readonly row: number;
}

/** The map beside the works, above them upright. */
export function layOutWorks(canvas: Canvas): WorksLayout {
  const { field, orientation, density, scale } = canvas;
  const whole = wholeField(field);
  const apart = density === 'far';
  const [map, list] = (
    apart
      ? [whole, whole]
      : orientation === 'portrait'
        ? splitRows(whole, [field.height * MAP.share, null])
        : splitColumns(whole, [MAP.width, null])
  ) as [Box, Box];
  const room = list.height - (HEAD + FOOT) * scale;
  const perPage = Math.max(1, Math.floor(room / (ROW * scale)));
  return {
    map: { box: map, frame: { ...map, left: EDGE, right: CAPITAL * scale, top: EDGE, bottom: LEGEND * scale } },
    ...{ list, apart, perPage },
    row: room / perPage,
  };
}

/** Works that are behind or say nothing, over a few pages; the first page is filled up with others. */
export function listedWorks({ works }: WorksPanel, perPage: number): readonly WorkRow[] {
  const troubled = works.filter(({ state }) => state === 'kritis' || state === 'waspada' || state === 'unknown').length;
  return works.slice(0, Math.min(MOST_PAGES * perPage, Math.max(troubled, perPage)));
}

/** Pages of the scene: those of the list, and from afar one of the map before them. */
export const worksPages = (panel: WorksPanel, { perPage, apart }: WorksLayout): number =>
  (apart ? 1 : 0) + Math.max(1, Math.ceil(listedWorks(panel, perPage).length / perPage));
