import type { Box } from '../box.js';
import type { Canvas } from '../canvas.js';
import { layOutThread } from './benang-layout.js';

/** Lengths at k = 6. */
const NAME = 390;
const COUNT = 190;
const AMOUNT = 260;
const BAR_LEAST = 180;
const HEAD = 64;
const UNDER = 104;

/** The table of stages: five rows, and its columns from the left. Where the bar has no room beside, it stands under its name, or nowhere; counts go last. */
export interface StageLayout {
  readonly table: Box;
  readonly breaks: readonly Box[];
  readonly head: number;
  readonly row: number;
  readonly bar: { readonly x: number; readonly width: number } | null;
  /** Bars stand under their names. */
  readonly under: boolean;
  /** Right edge of the counts. */
  readonly count: number | null;
}

export function layOutStages(canvas: Canvas): StageLayout {
  const { heads, flow, breaks } = layOutThread(canvas);
  const { scale } = canvas;
  const table = { ...heads, height: heads.height + flow.height };
  const room = table.width - (NAME + AMOUNT) * scale;
  const count = room >= COUNT * scale ? table.width - AMOUNT * scale : null;
  const width = room - (count === null ? 0 : COUNT * scale) - 20 * scale;
  const head = HEAD * scale;
  const row = (table.height - head) / 5;
  const beside = width >= BAR_LEAST * scale;
  const under = !beside && row >= UNDER * scale;
  return {
    table,
    breaks,
    head,
    row,
    bar: beside ? { x: NAME * scale, width } : under ? { x: 0, width: table.width } : null,
    under,
    count,
  };
}
