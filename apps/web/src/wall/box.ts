import type { CSSProperties } from 'react';

/** A rectangle in logical pixels; of a part of a scene, within the field. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The space between two parts. */
export const GAP = 24;

/** The whole field of a canvas. */
export const wholeField = (field: { readonly width: number; readonly height: number }): Box => ({ x: 0, y: 0, ...field });

/** Sizes in order, `null` sharing equally what the others leave. */
function share(whole: number, sizes: readonly (number | null)[], gap: number): number[] {
  const taken = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const open = sizes.filter((size) => size === null).length;
  const rest = whole - taken - gap * (sizes.length - 1);
  return sizes.map((size) => size ?? rest / open);
}

const starts = (sizes: readonly number[], from: number, gap: number): number[] =>
  sizes.map((_, i) => from + sizes.slice(0, i).reduce((sum, size) => sum + size + gap, 0));

/** Cuts a box into rows of these heights, from the top; `null` takes an equal share of the rest. */
export function splitRows(box: Box, heights: readonly (number | null)[], gap = GAP): Box[] {
  const sizes = share(box.height, heights, gap);
  const tops = starts(sizes, box.y, gap);
  return sizes.map((height, i) => ({ ...box, y: tops[i] ?? box.y, height }));
}

/** Cuts a box into columns of these widths, from the left; `null` takes an equal share of the rest. */
export function splitColumns(box: Box, widths: readonly (number | null)[], gap = GAP): Box[] {
  const sizes = share(box.width, widths, gap);
  const lefts = starts(sizes, box.x, gap);
  return sizes.map((width, i) => ({ ...box, x: lefts[i] ?? box.x, width }));
}

/** A length of the canvas. */
export const length = (pixels: number): string => `calc(var(--u) * ${Math.round(pixels * 100) / 100})`;

/** Puts an element where its box is; the parent is the field. */
export const placeAt = ({ x, y, width, height }: Box): CSSProperties => ({
  position: 'absolute',
  left: length(x),
  top: length(y),
  width: length(width),
  height: length(height),
});

/** Puts an element between two edges of its row. */
export const across = (x: number, width: number): CSSProperties => ({ left: length(x), width: length(width) });
