import type { Canvas } from '../canvas.js';

/** Figures of a regency beside its name, in the order in which they are given up from the end when there is no room. */
export type ProvinsiColumn = 'date' | 'realization' | 'ceiling' | 'absorption';

/** Lengths at k = 6. */
const WIDTHS: Readonly<Record<ProvinsiColumn, number>> = { date: 268, realization: 336, ceiling: 336, absorption: 152 };
const SHAPE = 74;
const NAME_LEAST = 430;
const PAD = 28;
/** The sum: large over one line of words, from afar as large as the rows; upright each part has a line of its own. */
const TOTAL = { large: 130, line: 58, edges: 30 } as const;
const HEAD = 56;
const FOOT = 56;
const LINE = 62;
/** Rows of one page: no more than what is taken in at once. */
const MOST_ROWS = 14;

export interface ProvinsiLayout {
  readonly total: number;
  /** The sum is larger than the rows. */
  readonly large: boolean;
  readonly head: number;
  readonly rows: number;
  readonly row: number;
  readonly name: { readonly x: number; readonly width: number };
  /** Right edge of each figure shown. Upright the figures have a line of their own, below the name; the date stays beside it. */
  readonly columns: readonly { readonly id: ProvinsiColumn; readonly right: number }[];
  readonly upright: boolean;
}

/** The sum of the province over a table of its regencies. */
export function layOutProvinsi({ field, scale, density, orientation }: Canvas): ProvinsiLayout {
  const upright = orientation === 'portrait';
  const edge = field.width - PAD * scale;
  const x = SHAPE * scale;
  const least = (upright ? 0 : NAME_LEAST) * scale;
  const beside = upright ? [] : (['date'] as const);
  const shown: ProvinsiColumn[] = [...beside];
  let open = edge - x - beside.reduce((sum, id) => sum + WIDTHS[id] * scale, 0);
  for (const id of ['realization', 'ceiling', 'absorption'] as const) {
    if (open - WIDTHS[id] * scale < least) break;
    open -= WIDTHS[id] * scale;
    shown.push(id);
  }
  const columns: { id: ProvinsiColumn; right: number }[] = upright ? [{ id: 'date', right: edge }] : [];
  let right = edge;
  for (const id of (['date', 'absorption', 'ceiling', 'realization'] as const).filter((each) => shown.includes(each))) {
    columns.push({ id, right });
    right -= WIDTHS[id] * scale;
  }
  const name = { x, width: (upright ? edge - WIDTHS.date * scale : right) - x - 12 * scale };
  const total = (density === 'far' ? TOTAL.line : TOTAL.large) + TOTAL.line * (upright ? 3 : 1) + TOTAL.edges;
  const room = field.height - (total + (upright ? 0 : HEAD) + FOOT) * scale - 24;
  const lines = upright ? 2 : 1;
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(room / (LINE * lines * scale))));
  return {
    total: total * scale,
    large: density !== 'far',
    head: upright ? 0 : HEAD * scale,
    rows,
    row: room / rows,
    name,
    columns,
    upright,
  };
}
