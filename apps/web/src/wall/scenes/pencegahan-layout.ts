import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

/** What stands on one page of the scene. */
export interface PencegahanPage {
  readonly areas?: Box;
  readonly scores?: Box;
  readonly deadlines?: readonly Box[];
  readonly years?: Box;
  readonly indices?: Box;
}

/** Lengths at k = 6. */
export const HEAD = 84;
const DEADLINE = 196;
export const EDGE = 28;
const DEADLINES = { landscape: 3, portrait: 2 } as const;

/** Documents and scores beside each other over the deadlines; from afar one a page. The years stand on a page of their own. */
export function pencegahanPages(canvas: Canvas): PencegahanPage[] {
  const { field, scale, density, orientation } = canvas;
  const whole = wholeField(field);
  const years = orientation === 'portrait' ? splitRows(whole, [null, null]) : splitColumns(whole, [null, null]);
  const last: PencegahanPage = { years: years[0] as Box, indices: years[1] as Box };
  if (orientation === 'portrait') {
    const deadline = DEADLINE * scale;
    if (density === 'far') {
      const [areas, ...deadlines] = splitRows(whole, [null, ...Array<number>(DEADLINES.portrait).fill(deadline)]) as [Box, ...Box[]];
      return [{ areas, deadlines }, { scores: whole }, last];
    }
    const rows = splitRows(whole, [null, null, ...Array<number>(DEADLINES.portrait).fill(deadline)]);
    return [{ areas: rows[0] as Box, scores: rows[1] as Box, deadlines: rows.slice(2) }, last];
  }
  if (density === 'far') {
    return [{ areas: whole }, { scores: whole }, { deadlines: splitRows(whole, Array<null>(DEADLINES.landscape).fill(null)) }, last];
  }
  const [top, bottom] = splitRows(whole, [null, DEADLINE * scale]) as [Box, Box];
  const [areas, scores] = splitColumns(top, [top.width * 0.6625, null]) as [Box, Box];
  return [{ areas, scores, deadlines: splitColumns(bottom, Array<null>(DEADLINES.landscape).fill(null)) }, last];
}

/** Height of one row where so many stand in a tile under its head. */
export const rowHeight = (box: Box, count: number, scale: number): number =>
  Math.min(92 * scale, (box.height - (HEAD + EDGE / 2) * scale) / Math.max(1, count));
