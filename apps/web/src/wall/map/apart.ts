/** Where a mark stands, in logical pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A mark with its size, centred on its spot. */
export interface Mark extends Spot {
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const ROUNDS = 60;

/** How far two marks stand in each other's way, along each axis; negative where they are clear. */
const overlap = (a: Mark, b: Mark): { readonly x: number; readonly y: number } => ({
  x: (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x),
  y: (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y),
});

/**
 * Moves marks that cover each other apart, each as little as it takes and none out of the field; the others stay. The same marks
 * always give the same places.
 */
export function apart(marks: readonly Mark[], field: { readonly width: number; readonly height: number }): Mark[] {
  const moved = marks.map((mark) => within(mark, field));
  for (let round = 0; round < ROUNDS; round++) {
    if (!pushAll(moved)) break;
    for (const [i, mark] of moved.entries()) moved[i] = within(mark, field);
  }
  return moved;
}

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

function within(mark: Mark, field: { readonly width: number; readonly height: number }): Mark {
  const x = between(mark.x, mark.width / 2, field.width - mark.width / 2);
  const y = between(mark.y, mark.height / 2, field.height - mark.height / 2);
  return x === mark.x && y === mark.y ? mark : { ...mark, x, y };
}

/** One round over all pairs; false when nothing was in the way. */
function pushAll(marks: Mark[]): boolean {
  let pushed = false;
  for (const [i] of marks.entries())
    for (const [j] of marks.entries()) {
      const [a, b] = [marks[i], marks[j]];
      if (j <= i || !a || !b) continue;
      const { x, y } = overlap(a, b);
      if (x <= 0.01 || y <= 0.01) continue;
      const along = x < y ? { x: (x / 2) * direction(a.x, b.x), y: 0 } : { x: 0, y: (y / 2) * direction(a.y, b.y) };
      marks[i] = { ...a, x: a.x - along.x, y: a.y - along.y };
      marks[j] = { ...b, x: b.x + along.x, y: b.y + along.y };
      pushed = true;
    }
  return pushed;
}

const direction = (from: number, to: number): 1 | -1 => (to >= from ? 1 : -1);
