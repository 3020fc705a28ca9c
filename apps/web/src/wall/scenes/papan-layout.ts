import { rowsPerPage } from '../../shared/unit-order.js';
import type { Canvas } from '../canvas.js';
import type { UnitFigureName } from '../unit-figure.js';

/** Figures of a unit beside its bar, in the order in which they are given up when there is no room. */
export type PapanColumn = UnitFigureName;

/** Lengths at k = 6. */
const WIDTHS: Readonly<Record<PapanColumn, number>> = { gap: 176, absorption: 132, weekChange: 162, gapAmount: 212 };
const SHAPE = 74;
const GROUP = 336;
const PAD = 32;
const NAME = { least: 518, far: 380, most: 640 } as const;
const BAR_LEAST = 272;
/** Words beside a bar of an upright row: `7 hari +1,4`, `belum lapor Okt`. */
const BESIDE = 352;
const HEAD = 56;
const FOOT = 56;
/** Head of a group upright, and what a block's edges take. */
const GROUP_HEAD = 60;
const EDGES = 18;
const ROW_MOST = { landscape: 66, portrait: 140 } as const;
const ROW_LEAST = { landscape: 54, portrait: 104 } as const;
const MOST_GROUPS = 5;

/** Where the columns stand, from the left edge of the field, in logical pixels. */
export interface PapanLayout {
  readonly perPage: number;
  /** Height of a row on a page with so many groups. */
  readonly rowHeight: (groups: number) => number;
  readonly head: number;
  readonly name: { readonly x: number; readonly width: number };
  readonly bar: { readonly x: number; readonly width: number };
  /** Figures with their right edges, from left to right. */
  readonly columns: readonly { readonly id: PapanColumn; readonly right: number }[];
  /** Where the word of a group stands beside its rows; null = above them. */
  readonly group: number | null;
  /** Right edge of the words beside the bar, in the second line of an upright row; null = there are none. */
  readonly words: number | null;
}

export function layOutPapan(canvas: Canvas): PapanLayout {
  return canvas.orientation === 'portrait' ? upright(canvas) : flat(canvas);
}

const ORDER: readonly PapanColumn[] = ['gap', 'absorption', 'weekChange', 'gapAmount'];
const PLACES: readonly PapanColumn[] = ['absorption', 'gap', 'weekChange', 'gapAmount'];

/** Rows a page, and how tall they are on a page with so many groups; fewer than 60/k where two lines would not fit otherwise. */
function rowsOf({ field, scale, k, orientation }: Canvas, groupHead: number): Pick<PapanLayout, 'perPage' | 'rowHeight'> {
  const room = field.height - (HEAD + FOOT) * scale;
  const left = (groups: number): number => room - groups * (EDGES + groupHead);
  const perPage = Math.min(rowsPerPage(k), Math.floor(left(MOST_GROUPS) / (ROW_LEAST[orientation] * scale)));
  return { perPage, rowHeight: (groups) => Math.min(ROW_MOST[orientation] * scale, left(groups) / perPage) };
}

/** One line a unit: shape, name, bar, figures, and the group's word at the right. */
function flat(canvas: Canvas): PapanLayout {
  const { field, scale, density } = canvas;
  const far = density === 'far';
  const groupWidth = GROUP * scale;
  const least = (far ? NAME.far : NAME.least) * scale;
  let open = field.width - SHAPE * scale - groupWidth - PAD * scale;
  const shown = new Set<PapanColumn>();
  for (const column of ORDER) {
    const rest = open - WIDTHS[column] * scale;
    if (shown.size > 0 && rest < least + BAR_LEAST * scale) break;
    shown.add(column);
    open = rest;
  }
  const name = Math.max(least, Math.min(NAME.most * scale, open * 0.4));
  const bar = { x: SHAPE * scale + name, width: open - name };
  let right = bar.x + bar.width;
  const columns = PLACES.filter((id) => shown.has(id)).map((id) => ({ id, right: (right += WIDTHS[id] * scale) }));
  return {
    ...rowsOf(canvas, 0),
    head: HEAD * scale,
    name: { x: SHAPE * scale, width: name - 12 * scale },
    bar,
    columns,
    group: field.width - groupWidth,
    words: null,
  };
}

/** Two lines a unit: name and figures, then the bar with words beside it; the group's word above its rows. */
function upright(canvas: Canvas): PapanLayout {
  const { field, scale, density } = canvas;
  const far = density === 'far';
  const edge = field.width - 24 * scale;
  const x = SHAPE * scale;
  const figures = far ? WIDTHS.gap : WIDTHS.gap + WIDTHS.absorption;
  const columns: PapanLayout['columns'] = far
    ? [{ id: 'gap', right: edge }]
    : [
        { id: 'absorption', right: edge - WIDTHS.gap * scale },
        { id: 'gap', right: edge },
      ];
  return {
    ...rowsOf(canvas, GROUP_HEAD * scale),
    head: HEAD * scale,
    name: { x, width: edge - x - figures * scale },
    bar: { x, width: edge - x - (far ? 0 : BESIDE * scale) },
    columns,
    group: null,
    words: far ? null : edge,
  };
}
