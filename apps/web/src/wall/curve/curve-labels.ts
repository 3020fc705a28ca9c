import { textWidth } from '../../shared/text-width.js';
import type { Box } from '../box.js';
import type { CurveModel } from './curve-model.js';
import { type LabelTask, type Point, placeLabels } from './label-places.js';
import { lineOf, type Plot } from './plot.js';

export interface CurveLabelText {
  readonly plan: string | null;
  readonly real: string | null;
}

export interface CurveLabels {
  readonly plan: Box | null;
  readonly real: Box | null;
}

/** Lines move by fractions of a percent all day; labels are laid out on rounded ones, so that they do not jump about. */
const steady = (percent: number): number => Math.round(percent / 2) * 2;

/** As many as may stand on the glass at once. */
const KEPT = 4;
const kept = new Map<string, CurveLabels>();

/** Places for the two line labels; the same answer for the same picture, kept between paintings. */
export function placeCurveLabels(plot: Plot, model: CurveModel, texts: CurveLabelText): CurveLabels {
  const key = JSON.stringify([
    model.data.map((d) => [d.x, d.plan === null ? null : steady(d.plan), d.real === null ? null : steady(d.real)]),
    texts.plan?.length,
    texts.real?.length,
    [plot.width, plot.height, plot.scale, plot.highest, plot.hasMargin],
  ]);
  const known = kept.get(key);
  if (known) return known;
  const labels = findPlaces(plot, model, texts);
  kept.set(key, labels);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return labels;
}

function findPlaces(plot: Plot, model: CurveModel, texts: CurveLabelText): CurveLabels {
  const [plan, real, projected] = [lineOf(plot, model, 'plan'), lineOf(plot, model, 'real'), lineOf(plot, model, 'projected')];
  const today = plot.x(model.todayX);
  const todayLine: Point[] = [
    { x: today, y: plot.top - 10 },
    { x: today, y: plot.bottom },
  ];
  const lines = [plan, real].filter((l) => l.length > 1);
  const size = plot.nameSize;
  const anchor = (points: readonly Point[]): Point => points.filter((p) => p.x <= today + 1).at(-1) ?? { x: today, y: plot.bottom };
  const task = (text: string, points: readonly Point[], side: LabelTask['side']): LabelTask => ({
    width: textWidth(text, size),
    height: size * 0.98,
    line: points,
    anchor: anchor(points),
    side,
  });
  const area: Box = {
    x: plot.left + 8,
    y: plot.top - 4,
    width: (projected.length > 1 ? plot.right : plot.width - 40) - plot.left,
    height: plot.bottom - plot.top + 10, // digits end well above the foot of their box
  };
  const isAhead = plan.length > 1 && anchor(real).y < anchor(plan.filter((p) => p.x <= today + 1)).y;
  const wanted = [
    { name: 'real', text: texts.real, points: lines.find((l) => l === real) ?? todayLine, side: isAhead ? 'above' : 'below' },
    { name: 'plan', text: texts.plan, points: lines.find((l) => l === plan) ?? todayLine, side: isAhead ? 'below' : 'above' },
  ] as const;
  const present = wanted.flatMap((each) =>
    each.text === null ? [] : [{ name: each.name, task: task(each.text, each.points, each.side) }],
  );
  const soft = projected.length > 1 ? [todayLine, projected] : [todayLine];
  const places = placeLabels(
    present.map((p) => p.task),
    { area, lines, soft, boxes: [] },
  );
  const placed = (name: 'real' | 'plan'): Box | null => places[present.findIndex((p) => p.name === name)] ?? null;
  return { plan: placed('plan'), real: placed('real') };
}
