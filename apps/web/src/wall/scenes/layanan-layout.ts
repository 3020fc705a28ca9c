import { type Box, GAP, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

/** A tile's least size at k = 6: name, figure, trend. */
const LEAST = { width: 560, height: 330 } as const;
const MOST_COLUMNS = 5;
const MOST_ROWS = 5;

/** Under the tiles: which of how many are shown. */
export const FOOT = 56;

/** Where the tiles of one page stand, row by row, over a line that tells the page. Few figures get taller tiles. */
export function layananPlaces(canvas: Canvas, count: number): readonly Box[] {
  const whole = wholeField(canvas.field);
  const field = { ...whole, height: whole.height - FOOT * canvas.scale };
  const fits = (whole: number, least: number, most: number): number =>
    Math.max(1, Math.min(most, Math.floor((whole + GAP) / (least * canvas.scale + GAP))));
  const columns = fits(field.width, LEAST.width, MOST_COLUMNS);
  const rows = Math.min(fits(field.height, LEAST.height, MOST_ROWS), Math.max(1, Math.ceil(count / columns)));
  const width = (field.width - GAP * (columns - 1)) / columns;
  const height = (field.height - GAP * (rows - 1)) / rows;
  return Array.from({ length: columns * rows }, (_, i) => ({
    x: (i % columns) * (width + GAP),
    y: Math.floor(i / columns) * (height + GAP),
    width,
    height,
  }));
}
