import { MAX_SEAT_FACTOR } from '@lcc/contract';
import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

export type RingkasPart = 'head' | 'figures' | 'curve' | 'five';
/** The parts of one page and where they stand. */
export type RingkasPage = Partial<Record<RingkasPart, Box>>;

/** Heights at k = 6: label, hero and two lines; three figures with two lines each; a head and five rows. */
const HEAD = 384;
const FIGURES = 196;
const FIVE = 384;
/** Five columns of the grid, and four. */
const FIVE_COLUMNS = 756;
const FOUR_COLUMNS = 600;

/** What each page of the scene holds on a canvas: from afar one thing at a time. */
export function ringkasPages(canvas: Canvas): readonly RingkasPage[] {
  const { orientation, density } = canvas;
  if (orientation === 'portrait') return density === 'far' ? uprightFar(canvas) : [upright(canvas)];
  if (density === 'far') return far(canvas);
  return [density === 'near' ? near(canvas) : standard(canvas)];
}

function standard({ field, scale }: Canvas): RingkasPage {
  const [left, right] = splitColumns(wholeField(field), [FIVE_COLUMNS, null]) as [Box, Box];
  const [head, five] = splitRows(left, [HEAD * scale, null]);
  const [figures, curve] = splitRows(right, [FIGURES * scale, null]);
  return { head, five, figures, curve } as RingkasPage;
}

function near({ field, scale }: Canvas): RingkasPage {
  const [left, right] = splitColumns(wholeField(field), [FOUR_COLUMNS, null]) as [Box, Box];
  const [head, figures] = splitRows(left, [(HEAD + 64) * scale, null]);
  const [curve, five] = splitRows(right, [null, (FIVE + 156) * scale]);
  return { head, five, figures, curve } as RingkasPage;
}

/** The head with its figures is drawn as large as the picture allows. */
export const FAR_HEAD_K = MAX_SEAT_FACTOR;

function far({ field }: Canvas): RingkasPage[] {
  const whole = wholeField(field);
  const [head, figures] = splitColumns(whole, [null, (510 * FAR_HEAD_K) / 6]);
  return [{ head, figures } as RingkasPage, { curve: whole }, { five: whole }];
}

function upright({ field, scale }: Canvas): RingkasPage {
  const open = field.height - (HEAD + FIGURES) * scale - 3 * 24;
  const [head, figures, curve, five] = splitRows(wholeField(field), [
    HEAD * scale,
    FIGURES * scale,
    null,
    Math.max(FIVE * scale, open * 0.42),
  ]);
  return { head, figures, curve, five } as RingkasPage;
}

function uprightFar({ field, scale }: Canvas): RingkasPage[] {
  const whole = wholeField(field);
  const [head, figures] = splitRows(whole, [null, (396 * FAR_HEAD_K) / 6]);
  const [curve, five] = splitRows(whole, [null, FIVE * scale]);
  return [{ head, figures } as RingkasPage, { curve, five } as RingkasPage];
}
