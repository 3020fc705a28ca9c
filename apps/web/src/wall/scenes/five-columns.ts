import type { Box } from '../box.js';
import type { UnitFigureName } from '../unit-figure.js';

/** Figures of a row, in the order in which they are given up when there is no room. */
export type FiveColumn = UnitFigureName;

/** Widths at k = 6. */
const WIDTHS: Readonly<Record<FiveColumn, number>> = { gap: 172, absorption: 146, weekChange: 168, gapAmount: 212 };
const SHAPE = 56;
const PADDING = 54;
const NAME = { least: 300, most: 480 } as const;
const BAR = { least: 106, gap: 32 } as const;
const ORDER: readonly FiveColumn[] = ['gap', 'absorption', 'weekChange', 'gapAmount'];
/** As they stand from left to right. */
const PLACES: readonly FiveColumn[] = ['absorption', 'gap', 'weekChange', 'gapAmount'];

export interface FiveLayout {
  readonly columns: readonly FiveColumn[];
  readonly name: number;
  readonly bar: number;
  /** Of a row, and of the head above them. */
  readonly row: number;
  readonly head: number;
  /** For `grid-template-columns`, logical pixels. */
  readonly template: readonly number[];
}

/** The table of the five units in a box: the more room, the more is said of each. Without shapes names begin at the edge. */
export function layOutFive(box: Box, scale: number, hasShapes: boolean): FiveLayout {
  const shape = hasShapes ? SHAPE * scale : 0;
  const room = box.width - PADDING - shape - BAR.gap * scale;
  const columns: FiveColumn[] = [];
  let taken = 0;
  for (const column of ORDER) {
    const withIt = taken + WIDTHS[column] * scale;
    const spare = columns.length === 0 ? 0 : 230 * columns.length - 120;
    if (columns.length > 0 && withIt + (NAME.least + BAR.least + spare) * scale > room) break;
    columns.push(column);
    taken = withIt;
  }
  const open = room - taken;
  const name = Math.min(NAME.most * scale, Math.max(NAME.least * scale, open * 0.62), open - BAR.least * scale);
  const bar = open - name;
  const shown = PLACES.filter((column) => columns.includes(column));
  const head = 62 * scale;
  const row = Math.min(110 * scale, (box.height - 32 - head) / 5);
  const template = [shape, name, bar + BAR.gap * scale, ...shown.map((column) => WIDTHS[column] * scale)];
  return { columns: shown, name, bar, row, head, template };
}
