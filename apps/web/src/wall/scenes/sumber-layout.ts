import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

export type SumberColumn = 'cadence' | 'file' | 'rows' | 'warnings';

export interface SumberLayout {
  /** Screen to server, server to source. */
  readonly lamps: readonly [Box, Box];
  readonly table: Box;
  /** Sources on one page at most, and the height of one where so many stand. */
  readonly lines: number;
  readonly line: (count: number) => number;
  readonly head: number;
  /** Two lines a source: name and age, then the bar with its file. */
  readonly upright: boolean;
  /** Where things stand from the left edge of the table, in logical pixels; left edges, but right edges of rows, warnings and age. */
  readonly at: Readonly<Record<SumberColumn | 'name' | 'bar' | 'age', number>>;
  readonly bar: number;
  readonly columns: ReadonlySet<SumberColumn>;
}

/** Lengths at k = 6. */
const LAMP = 146;
const HEAD = 80;
const LINE = { flat: 64, upright: 122 } as const;
const NAME = 346;
const CADENCE = 198;
const AGE = 250;
const ROWS = 150;
const WARNINGS = 256;
const FILE_LEAST = 380;
const BAR = { least: 280, most: 520 } as const;
const EDGE = 28;

/** Two lamps, and under them the sources; from afar and upright with less said of each. */
export function layOutSumber(canvas: Canvas): SumberLayout {
  const { field, scale, orientation } = canvas;
  const upright = orientation === 'portrait';
  const whole = wholeField(field);
  const lamp = LAMP * scale;
  const [lamps, table] = upright
    ? (([a, b, rest]: Box[]) => [[a, b], rest])(splitRows(whole, [lamp, lamp, null]))
    : (([top, rest]: Box[]) => [splitColumns(top as Box, [null, null]), rest])(splitRows(whole, [lamp, null]));
  return place(canvas, lamps as [Box, Box], table as Box, upright);
}

function place({ scale, density }: Canvas, lamps: readonly [Box, Box], table: Box, upright: boolean): SumberLayout {
  const head = HEAD * scale;
  const least = (upright ? LINE.upright : LINE.flat) * scale;
  const room = table.height - head - 16 * scale;
  const lines = Math.max(1, Math.floor(room / least));
  const edge = table.width - EDGE;
  const columns = new Set<SumberColumn>();
  if (density !== 'far') columns.add('cadence');
  const after = EDGE + NAME * scale + (columns.has('cadence') ? CADENCE * scale : 0);
  let open = edge - after - AGE * scale - BAR.least * scale;
  if (!upright && open >= (FILE_LEAST + WARNINGS) * scale) {
    columns.add('file').add('warnings');
    open -= (FILE_LEAST + WARNINGS) * scale;
    if (open >= (ROWS + 60) * scale) columns.add('rows');
  } else if (upright && density !== 'far') columns.add('file').add('warnings');
  const bar = upright
    ? columns.has('file')
      ? table.width * 0.4
      : edge - EDGE
    : columns.has('file')
      ? Math.min(BAR.most * scale, BAR.least * scale + Math.max(0, open - ROWS * scale) * 0.35)
      : BAR.least * scale + open;
  const barAt = upright ? EDGE : after;
  const age = upright ? edge : barAt + bar + AGE * scale;
  const warnings = edge;
  const at = {
    name: EDGE,
    cadence: EDGE + NAME * scale,
    bar: barAt,
    age,
    file: upright ? barAt + bar + 24 * scale : age + 48 * scale,
    rows: edge - WARNINGS * scale,
    warnings,
  };
  return {
    lamps,
    table,
    lines,
    line: (count) => Math.min(least * 1.4, room / Math.max(1, Math.min(count, lines))),
    head,
    upright,
    at,
    bar,
    columns,
  };
}

/** Room for a file's name, in logical pixels. */
export function fileWidth({ at, columns, table, upright }: SumberLayout, scale: number): number {
  const end = upright ? table.width - EDGE : columns.has('rows') ? at.rows - ROWS * scale : at.warnings - WARNINGS * scale;
  return end - at.file;
}
