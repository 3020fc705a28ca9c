import { type Box, splitColumns, splitRows, wholeField } from '../box.js';
import type { Canvas } from '../canvas.js';

export interface RencanaAksiLayout {
  /** Boxes of the pages: the time line first; from afar the list of late ones has a page of its own. */
  readonly time: Box;
  readonly late: Box;
  readonly apart: boolean;
  /** Actions on one page, and the height of one. */
  readonly rows: number;
  readonly row: number;
  /** Where the months begin within the time line, and their width together. */
  readonly axis: { readonly x: number; readonly width: number };
  /** Late milestones that are named, of so many. */
  readonly named: (late: number) => number;
}

/** Lengths at k = 6. */
export const HEAD = 150;
const ROW = 70;
const NAME = 540;
/** The line that says how many more there are. */
const MORE = 60;
export const LATE = 148;
export const EDGE = 28;

/** A time line of the year and, beside or below it, the late ones by name. */
export function layOutRencanaAksi({ field, scale, density, orientation }: Canvas): RencanaAksiLayout {
  const whole = wholeField(field);
  const upright = orientation === 'portrait';
  const apart = density === 'far' && !upright;
  const [time, late] = (
    apart ? [whole, whole] : upright ? splitRows(whole, [null, field.height * 0.42]) : splitColumns(whole, [null, field.width * 0.32])
  ) as [Box, Box];
  const least = (upright ? ROW * 1.5 : ROW) * scale;
  const rows = Math.max(1, Math.floor((time.height - HEAD * scale - EDGE) / least));
  const name = upright ? 0 : NAME * scale;
  return {
    ...{ time, late, apart, rows, row: least },
    axis: { x: EDGE + name, width: time.width - name - 2 * EDGE - 20 * scale },
    named: (count) => {
      const room = late.height - 90 * scale;
      const all = Math.floor(room / (LATE * scale));
      return count <= all ? count : Math.max(1, Math.floor((room - MORE * scale) / (LATE * scale)));
    },
  };
}
