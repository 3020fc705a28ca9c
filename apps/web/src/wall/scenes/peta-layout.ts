import { MAX_SEAT_FACTOR } from '@lcc/contract';
import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';
import type { MapFrame } from '../map/map-view.js';

export interface PetaPage {
  readonly map?: { readonly box: Box; readonly frame: MapFrame; readonly legend: 'column' | 'strip' };
  readonly list?: { readonly box: Box; readonly lines: number; readonly line: number; readonly facts: boolean };
  /** The two facts alone, from afar. */
  readonly facts?: Box;
}

/** Lengths at k = 6. */
const HEAD = 84;
const LINE = { least: 70, most: 84, mostAlone: 106 } as const;
const FACTS = 2 * 168;
/** A tenth would need a wider number. */
const MOST_LINES = 9;
const MOST_LINES_FAR = 5;
/** Seven columns of the grid. */
const MAP_WIDTH = 1068;
const EDGE = 14;
/** What the legend needs beside the land, or under and above it, and the capital's name on the other side. */
const LEGEND = { column: 320, strip: 128, beside: 130, above: 70 } as const;
const CAPITAL = 150;

/** The size that the facts are drawn at where they stand alone. */
export const FACTS_K = MAX_SEAT_FACTOR;

/** Map and list; from afar the facts under the list have a page of their own. */
export function petaPages(canvas: Canvas): readonly PetaPage[] {
  const { field, orientation, density } = canvas;
  const whole = wholeField(field);
  const far = density === 'far';
  const [map, list] = (
    orientation === 'portrait'
      ? splitRows(whole, [far ? field.height * 0.45 : field.height * 0.455, null])
      : splitColumns(whole, [far ? field.width * 0.47 : MAP_WIDTH, null])
  ) as [Box, Box];
  const page: PetaPage = {
    map: { box: map, frame: frameOf(map, canvas, far ? 'strip' : 'column'), legend: far ? 'strip' : 'column' },
    list: listIn(list, canvas, !far),
  };
  return far ? [page, { facts: whole }] : [page];
}

function frameOf({ width, height }: Box, { scale }: Canvas, legend: 'column' | 'strip'): MapFrame {
  const column = legend === 'column';
  return {
    width,
    height,
    left: column ? LEGEND.column : LEGEND.beside * scale,
    right: CAPITAL * scale,
    top: column ? EDGE : LEGEND.above * scale,
    bottom: column ? EDGE : LEGEND.strip * scale + EDGE,
  };
}

function listIn(box: Box, { scale }: Canvas, facts: boolean): NonNullable<PetaPage['list']> {
  const room = box.height - (HEAD + (facts ? FACTS : 24)) * scale;
  const lines = Math.max(1, Math.min(facts ? MOST_LINES : MOST_LINES_FAR, Math.floor(room / (LINE.least * scale))));
  return { box, lines, line: Math.min((facts ? LINE.most : LINE.mostAlone) * scale, room / lines), facts };
}
