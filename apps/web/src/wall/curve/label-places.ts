import type { Box } from '../box.js';

export interface Point {
  readonly x: number;
  readonly y: number;
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
