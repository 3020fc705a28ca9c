import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

/** Lengths at k = 6. */
const HEADS = 122;
/** A break in four lines, or in two where it has the whole width. */
const BREAK = 236;
const FLAT = 132;

/** Where the parts of Benang and of Pengadaan stand: what flows, and under it the places where it breaks. */
export interface ThreadLayout {
  readonly heads: Box;
  readonly flow: Box;
  /** Under the flow; where text is large there is one place, and every break has a page. */
  readonly breaks: readonly Box[];
}

export function layOutThread({ field, scale, density, orientation }: Canvas): ThreadLayout {
  const whole = wholeField(field);
  const height = (isFlat({ density, orientation }) ? FLAT : BREAK) * scale;
  const isStacked = density !== 'far' && orientation === 'portrait';
  const lower = isStacked ? 3 * height + 48 : height;
  const [upper, below] = splitRows(whole, [null, lower]) as [Box, Box];
  const [heads, flow] = splitRows(upper, [HEADS * scale, null], 0) as [Box, Box];
  const breaks = density === 'far' ? [below] : isStacked ? splitRows(below, [null, null, null]) : splitColumns(below, [null, null, null]);
  return { heads, flow, breaks };
}

/** Whether a break is told in two long lines. */
export const isFlat = ({ density, orientation }: Pick<Canvas, 'density' | 'orientation'>): boolean =>
  density === 'far' && orientation === 'landscape';

/** Each break has its place, or its page. */
export const threadPages = (canvas: Canvas): number => (canvas.density === 'far' ? 3 : 1);
