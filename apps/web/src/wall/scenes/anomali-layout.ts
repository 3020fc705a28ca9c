import type { Canvas } from '../canvas.js';

/** Lengths at k = 6. */
const SHAPE = 76;
const AMOUNT = 210;
const PROMISE = 300;
const PROMISE_UPRIGHT = 400;
const TIME_LEAST = 360;
const NAME_LEAST = 560;
const HEAD = 56;
const FOOT = 56;
const ROW = { landscape: 112, portrait: 186 } as const;
const ROW_MOST = { landscape: 140, portrait: 240 } as const;
const PAD = 28;
export const ROW_GAP = 8;

/** Where things stand in a row, from the left edge of the field, in logical pixels. */
export interface AnomaliLayout {
  readonly perPage: number;
  readonly rowHeight: number;
  readonly head: number;
  readonly name: { readonly x: number; readonly width: number };
  /** Right edge of the amount. */
  readonly amount: number;
  /** The axis of time; null where there is no room for it, so that the age is told in words. */
  readonly time: { readonly x: number; readonly width: number } | null;
  readonly promise: { readonly x: number; readonly width: number };
  readonly upright: boolean;
}

export function layOutAnomali({ field, scale, orientation, density }: Canvas): AnomaliLayout {
  const upright = orientation === 'portrait';
  const room = field.height - (HEAD + FOOT) * scale;
  const perPage = Math.max(1, Math.min(6, Math.floor((room + ROW_GAP) / (ROW[orientation] * scale + ROW_GAP))));
  const rowHeight = Math.min(ROW_MOST[orientation] * scale, (room - ROW_GAP * (perPage - 1)) / perPage);
  const shared = { perPage, rowHeight, head: HEAD * scale, upright };
  const left = SHAPE * scale;
  const edge = field.width - PAD * scale;
  const promised = (upright ? PROMISE_UPRIGHT : PROMISE) * scale;
  const promise = { x: edge - promised, width: promised };
  if (upright) {
    const name = { x: left, width: edge - left - AMOUNT * scale };
    return { ...shared, name, amount: edge, time: density === 'far' ? null : { x: left, width: promise.x - left - PAD * scale }, promise };
  }
  const open = promise.x - PAD * scale - left - AMOUNT * scale;
  const withTime = open - TIME_LEAST * scale >= NAME_LEAST * scale;
  const nameWidth = withTime ? Math.max(NAME_LEAST * scale, Math.min(800 * scale, open * 0.6)) : open;
  const amount = left + nameWidth + AMOUNT * scale;
  const time = { x: amount + 48 * scale, width: promise.x - amount - 96 * scale };
  return { ...shared, name: { x: left, width: nameWidth }, amount, time: withTime ? time : null, promise };
}
