import type { RevenuePanel, RevenueRow } from '@lcc/contract';
import { senFromWire } from '@lcc/domain/values';
import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

/** Lengths at k = 6. */
const OWN = { width: 600, head: 84, row: 92, foot: 20 } as const;
/** Height of the figure: with its sentence under it, or beside it. */
const FIGURE = { stacked: 300, flat: 226, flatFar: 174 } as const;
/** A column of names; where the bar would be too short a narrow one, in smaller type. */
const NAME = { wide: 400, narrow: 310 } as const;
const PAD = 28;
const PERCENT = 150;
const POINTS = 190;
const BAR_LEAST = 200;
const HEAD = 76;
const FOOT = 64;
const SLOT = 62;
const SPACE = 14;
/** What nobody can see is not drawn thinner. */
const THIN = 5;

/** Where the parts of the scene stand, and its columns from the left edge of the chart. */
export interface RevenueLayout {
  readonly figure: Box;
  readonly chart: Box;
  /** Own revenue by kind; null = it has pages of its own. */
  readonly own: Box | null;
  readonly perPage: number;
  /** Room for a name and its mark. */
  readonly name: number;
  readonly bar: { readonly x: number; readonly width: number };
  /** Right edges. */
  readonly percent: number | null;
  readonly points: number;
}

export function layOutRevenue(canvas: Canvas): RevenueLayout {
  const { figure, chart, own } = partsOf(canvas);
  const { scale } = canvas;
  const edge = chart.width - PAD;
  const left = (name: number): number => edge - (name + POINTS) * scale;
  const narrow = left(NAME.wide) < BAR_LEAST * scale;
  const name = narrow ? NAME.narrow : NAME.wide;
  const percent = left(name) >= (BAR_LEAST + PERCENT) * scale;
  const width = left(name) - (percent ? PERCENT * scale : 0);
  const x = name * scale;
  const rows = Math.floor((chart.height - (HEAD + FOOT) * scale) / (SLOT * scale));
  return {
    ...{ figure, chart, own },
    name: x - PAD - 12 * scale,
    perPage: Math.max(1, rows),
    bar: { x, width },
    percent: percent ? x + width + PERCENT * scale : null,
    points: edge,
  };
}

function partsOf(canvas: Canvas): { figure: Box; chart: Box; own: Box | null } {
  const { scale, density, orientation } = canvas;
  const field = wholeField(canvas.field);
  const ownHeight = (OWN.head + 4 * OWN.row + OWN.foot) * scale;
  if (density === 'far') {
    const height = orientation === 'portrait' ? FIGURE.stacked : FIGURE.flatFar;
    const [figure, chart] = splitRows(field, [height * scale, null]) as [Box, Box];
    return { figure, chart, own: null };
  }
  if (orientation === 'portrait') {
    const [figure, chart, own] = splitRows(field, [FIGURE.flat * scale, null, ownHeight]) as [Box, Box, Box];
    return { figure, chart, own };
  }
  const [chart, side] = splitColumns(field, [null, OWN.width]) as [Box, Box];
  const [figure, own] = splitRows(side, [FIGURE.stacked * scale, null]) as [Box, Box];
  return { figure, chart, own };
}

/** What one page of the chart shows. */
export interface RevenuePage {
  readonly part: 'kinds' | 'own' | 'taxes';
  readonly rows: readonly RevenueRow[];
}

/** Kinds of revenue, where it has no place beside them own revenue by kind, and taxes by kind, each over as many pages as they need. */
export function revenuePages({ kinds, own, taxes }: RevenuePanel, { perPage, own: beside }: RevenueLayout): RevenuePage[] {
  const pages = (part: RevenuePage['part'], rows: readonly RevenueRow[]): RevenuePage[] =>
    Array.from({ length: Math.ceil(rows.length / perPage) }, (_, i) => ({ part, rows: rows.slice(i * perPage, (i + 1) * perPage) }));
  return [...pages('kinds', kinds), ...(beside ? [] : pages('own', own)), ...pages('taxes', taxes)];
}

/** A row of the chart: its place from the chart's top, and the thickness of its bar. */
export interface RevenueSlot {
  readonly top: number;
  readonly height: number;
  readonly bar: number;
}

/** Rows as tall as their targets, where no row is too low for its words. Thickness is money: the bars of one page are to one scale. */
export function revenueSlots(rows: readonly RevenueRow[], chart: Box, scale: number): RevenueSlot[] {
  const room = chart.height - (HEAD + FOOT) * scale;
  const weights = rows.map(({ target }) => (target === null ? 0 : Number(senFromWire(target))));
  const slotOf = (bar: number): number => Math.max(SLOT * scale, bar + SPACE * scale);
  const used = (perUnit: number): number => weights.reduce((sum, weight) => sum + slotOf(weight * perUnit), 0);
  let [low, high] = [0, room / Math.max(1, ...weights)];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (used(middle) > room) high = middle;
    else low = middle;
  }
  let top = HEAD * scale;
  return weights.map((weight) => {
    const height = slotOf(weight * low);
    const slot = { top, height, bar: Math.max(THIN, weight * low) };
    top += height;
    return slot;
  });
}
