import { type Box, GAP } from '../box.js';
import { type Canvas, FRAME } from '../canvas.js';

/** The column of a visit beside the scene; upright a band below it. */
const COLUMN = 400;
const BAND = 330;
/**
 * From four metres a phone of twelve megapixels and 65 degrees sees 1.3 mm a pixel, and wants three pixels a module: 4 mm, which are 6.3 logical
 * pixels of a wall of 55 inches. With its quiet zone a code of the longest address that fits version 4 has 41 modules.
 */
const QR_LATER = 41 * 7;

/** Guests stand before the wall, nearer than the farthest seat of its room: beside the visit no scene is drawn for farther than this. */
const MOST_K = 6;

const isUpright = ({ orientation }: Canvas): boolean => orientation === 'portrait';
const sizeOf = (canvas: Canvas): number => (isUpright(canvas) ? BAND : COLUMN);

/** What a visit leaves of the canvas to its scenes. */
export function besideVisit(canvas: Canvas): Canvas {
  const taken = sizeOf(canvas) + GAP;
  const { width, height } = canvas.field;
  const near = canvas.k > MOST_K ? ({ k: MOST_K, scale: 1, density: 'standard' } as const) : {};
  return { ...canvas, ...near, field: isUpright(canvas) ? { width, height: height - taken } : { width: width - taken, height } };
}

/**
 * Where the visit stands on the whole picture, and how large its code is, in logical pixels.
 * @param canvas what is left to the scenes
 */
export function layOutVisit(canvas: Canvas, isFirst: boolean): { readonly box: Box; readonly qr: number } {
  const size = sizeOf(canvas);
  const top = FRAME.margin + FRAME.header * (isUpright(canvas) ? 2 : 1) + FRAME.gap;
  const { width, height } = canvas.field;
  const box = isUpright(canvas)
    ? { x: FRAME.margin, y: top + height + GAP, width, height: size }
    : { x: FRAME.margin + width + GAP, y: top, width: size, height };
  const most = Math.min(box.width, box.height);
  return { box, qr: isFirst ? most : Math.min(most, QR_LATER) };
}
