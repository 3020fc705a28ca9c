import { type Box, GAP, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

/** A tile's least size at k = 6: name, figure, trend. */
const LEAST = { width: 560, height: 372 } as const;
const MOST_COLUMNS = 5;
const MOST_ROWS = 5;

/** Where the tiles of one page stand, row by row. */
export function layananPlaces(canvas: Canvas): readonly Box[] {
  const field = wholeField(canvas.field);
  const fits = (whole: number, least: number, most: number): number =>
    Math.max(1, Math.min(most, Math.floor((whole + GAP) / (least * canvas.scale + GAP))));
  const columns = fits(field.width, LEAST.width, MOST_COLUMNS);
  const rows = fits(field.height, LEAST.height, MOST_ROWS);
  const width = (field.width - GAP * (columns - 1)) / columns;
  const height = (field.height - GAP * (rows - 1)) / rows;
  return Array.from({ length: columns * rows }, (_, i) => ({
    x: (i % columns) * (width + GAP),
    y: Math.floor(i / columns) * (height + GAP),
    width,
    height,
  }));
}
