import type { Board } from '@lcc/contract';
import { dayOf, daysInMonth, monthOf, yearOf } from '@lcc/domain/values';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Position of a date on the year's axis, 0 = 1 January, 12 = the end of 31 December. */
export function yearX(date: string, year: number): number {
  if (yearOf(date) !== year) return yearOf(date) < year ? 0 : 12;
  const month = monthOf(date);
  return month - 1 + dayOf(date) / daysInMonth(year, month);
}

/** One point of the chart: percents of the ceiling, null where there is nothing to draw. */
export interface CurveDatum {
  readonly x: number;
  readonly plan: number | null;
  readonly real: number | null;
  /** [real, plan] up to the last realization: the area between. */
  readonly between: readonly [number, number] | null;
  readonly projected: number | null;
  readonly band: readonly [number, number] | null;
}

export interface CurveModel {
  readonly data: readonly CurveDatum[];
  /** Where "today" stands, 0…12. */
  readonly todayX: number;
  /** The last measured point, percents. */
  readonly last: { readonly x: number; readonly real: number; readonly plan: number | null } | null;
  readonly top: number;
}

const percent = (rate: number | null): number | null => (rate === null ? null : rate * 100);
const datum = (x: number, plan: number | null, real: number | null): CurveDatum => ({
  x,
  plan,
  real,
  between: plan !== null && real !== null ? [real, plan] : null,
  projected: null,
  band: null,
});

/** The S-curve of a board: it starts at nothing on 1 January, follows the measured points, and ends in the projection. */
export function curveModel(board: Pick<Board, 'curve' | 'year' | 'asOf' | 'summary'>): CurveModel {
  const points = [...board.curve].sort((a, b) => (a.date < b.date ? -1 : 1));
  const hasPlan = points.some((p) => p.cashPlan !== null);
  const hasReal = points.some((p) => p.realization !== null);
  const data = [
    datum(0, hasPlan ? 0 : null, hasReal ? 0 : null),
    ...points.map((p) => datum(yearX(p.date, board.year), percent(p.cashPlan), percent(p.realization))),
  ];
  const measured = [...data].reverse().find((d) => d.real !== null && d.x > 0);
  const last = measured && measured.real !== null ? { x: measured.x, real: measured.real, plan: measured.plan } : null;
  const { projection } = board.summary;
  const projected = projection && last && last.x < 12 ? withProjection(data, last, projection) : data;
  const highest = Math.max(100, ...data.map((d) => Math.max(d.plan ?? 0, d.real ?? 0)), (projection?.high ?? 0) * 100);
  return { data: projected, todayX: yearX(board.asOf, board.year), last, top: Math.ceil(highest / 10) * 10 };
}

function withProjection(
  data: readonly CurveDatum[],
  last: { x: number; real: number },
  p: { low: number; middle: number; high: number },
): CurveDatum[] {
  const start = data.map((d) => (d.x === last.x ? { ...d, projected: last.real, band: [last.real, last.real] as const } : d));
  const end = { projected: p.middle * 100, band: [p.low * 100, p.high * 100] as const };
  const final = start.at(-1);
  if (final && final.x === 12) return [...start.slice(0, -1), { ...final, ...end }];
  return [...start, { ...datum(12, null, null), ...end }];
}

/** Whether a segment passes through a box grown by `pad`. */
export function segmentHitsBox(a: Point, b: Point, box: Box, pad: number): boolean {
  let from = 0;
  let to = 1;
  const sides: readonly (readonly [number, number, number])[] = [
    [a.x, b.x - a.x, box.x - pad],
    [-a.x, a.x - b.x, -(box.x + box.width + pad)],
    [a.y, b.y - a.y, box.y - pad],
    [-a.y, a.y - b.y, -(box.y + box.height + pad)],
  ];
  for (const [start, step, limit] of sides) {
    if (step === 0) {
      if (start < limit) return false;
      continue;
    }
    const t = (limit - start) / step;
    if (step > 0) from = Math.max(from, t);
    else to = Math.min(to, t);
    if (from > to) return false;
  }
  return true;
}

/** Whether two boxes overlap when grown by `pad`. */
export const boxesOverlap = (a: Box, b: Box, pad: number): boolean =>
  a.x < b.x + b.width + pad && b.x < a.x + a.width + pad && a.y < b.y + b.height + pad && b.y < a.y + a.height + pad;

function distanceToPolyline(p: Point, line: readonly Point[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (!a || !b) continue;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
    best = Math.min(best, Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
  }
  return best;
}

const nearestOf = (box: Box, line: readonly Point[]): number => {
  const xs = [box.x, box.x + box.width / 2, box.x + box.width];
  return Math.min(...xs.flatMap((x) => [box.y, box.y + box.height].map((y) => distanceToPolyline({ x, y }, line))));
};

export interface LabelTask {
  readonly width: number;
  readonly height: number;
  /** The line it names, and where on it the figure holds. */
  readonly line: readonly Point[];
  readonly anchor: Point;
  /** The side of its line it stands on while there is room: a reader looks for the higher name above. */
  readonly side: 'above' | 'below';
}

/** Cost of standing on the other side, in logical pixels of distance. */
const WRONG_SIDE = 260;

/** Height of a line at x; its end beyond it. */
function heightAt(line: readonly Point[], x: number): number {
  const after = line.findIndex((p) => p.x >= x);
  const b = line[after] ?? line.at(-1);
  const a = line[after - 1] ?? b;
  if (!a || !b) return 0;
  return b.x === a.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

export interface LabelRoom {
  /** Where labels may stand. */
  readonly area: Box;
  /** Lines no label may touch. */
  readonly lines: readonly (readonly Point[])[];
  /** Lines a label avoids while it can, and otherwise interrupts: today's line, the projection. */
  readonly soft: readonly (readonly Point[])[];
  /** Boxes no label may touch. */
  readonly boxes: readonly Box[];
}

const STEP = 8;
const PAD = 9;

/**
 * A place for each label, directly beside the line it names: of all places of a fine grid that touch no line and no other label, the
 * one nearest to its own line, not nearer to another, and not far from the point it tells about. Null where there is no free place.
 */
export function placeLabels(tasks: readonly LabelTask[], room: LabelRoom): (Box | null)[] {
  const taken: Box[] = [...room.boxes];
  return tasks.map((task) => {
    const place = bestPlace(task, [...room.lines, ...room.soft], room, taken) ?? bestPlace(task, room.lines, room, taken);
    if (place) taken.push(place);
    return place;
  });
}

function bestPlace(task: LabelTask, lines: LabelRoom['lines'], { area, lines: named }: LabelRoom, taken: readonly Box[]): Box | null {
  let best: Box | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let y = area.y; y + task.height <= area.y + area.height; y += STEP) {
    for (let x = area.x; x + task.width <= area.x + area.width; x += STEP) {
      const box = { x, y, width: task.width, height: task.height };
      const away = Math.hypot(x + task.width / 2 - task.anchor.x, y + task.height / 2 - task.anchor.y);
      if (away * 0.25 >= bestScore || taken.some((b) => boxesOverlap(box, b, PAD)) || hitsLine(box, lines)) continue;
      const own = nearestOf(box, task.line);
      const others = Math.min(...named.filter((l) => l !== task.line).map((l) => nearestOf(box, l)));
      const above = y + task.height / 2 < heightAt(task.line, x + task.width / 2);
      const score = own + away * 0.25 + (others < own ? 400 : 0) + (above === (task.side === 'above') ? 0 : WRONG_SIDE);
      if (score < bestScore) {
        best = box;
        bestScore = score;
      }
    }
  }
  return best;
}

const hitsLine = (box: Box, lines: readonly (readonly Point[])[]): boolean =>
  lines.some((line) =>
    line.some((b, i) => {
      const a = line[i - 1];
      return a !== undefined && segmentHitsBox(a, b, box, PAD);
    }),
  );
