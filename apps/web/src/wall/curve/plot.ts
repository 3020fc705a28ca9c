import type { CurveModel } from './curve-model.js';

/** Where things of a curve stand, in logical pixels of its own picture. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** k/6. */
  readonly scale: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Percent at the upper edge. */
  readonly highest: number;
  /** Type size of the lines' names. */
  readonly nameSize: number;
  /** What stands in the right margin (the projection, the blindness of a stale source). */
  readonly hasMargin: boolean;
  /** Position of a month, 0 = 1 January, 12 = the end of 31 December. */
  readonly x: (month: number) => number;
  readonly y: (percent: number) => number;
}

/** Margins at k = 6: figures of the axis, words beside the end of the year, "hari ini", months. */
const MARGIN = { left: 116, right: 244, bare: 52, top: 84, bottom: 90 } as const;

/** Below this width the lines are named in small type. */
const NARROW = 700;

/** The plot of a curve in a picture of this size. */
export function plotOf(
  size: { readonly width: number; readonly height: number },
  scale: number,
  highest: number,
  hasMargin: boolean,
): Plot {
  const left = MARGIN.left * scale;
  const right = size.width - (hasMargin ? MARGIN.right : MARGIN.bare) * scale;
  const top = MARGIN.top * scale;
  const bottom = size.height - MARGIN.bottom * scale;
  return {
    width: size.width,
    height: size.height,
    scale,
    left,
    right,
    top,
    bottom,
    highest,
    nameSize: (right - left < NARROW * scale ? 44 : 53) * scale,
    hasMargin,
    x: (month) => left + ((right - left) * month) / 12,
    y: (percent) => bottom - ((bottom - top) * percent) / highest,
  };
}

/** The points of one of a curve's lines. */
export const lineOf = (plot: Plot, model: CurveModel, pick: 'plan' | 'real' | 'projected') =>
  model.data.flatMap((d) => (d[pick] === null ? [] : [{ x: plot.x(d.x), y: plot.y(d[pick]) }]));
