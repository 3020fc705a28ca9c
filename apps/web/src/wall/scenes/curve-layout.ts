import { textWidth } from '../../shared/text-width.js';
import { type Box, type CurveModel, type LabelTask, type Point, placeLabels } from '../curve-geometry.js';

/** The chart's own canvas in logical pixels; the plot is what the margins leave. */
export const CHART = { width: 1068, height: 572, margin: { left: 116, right: 244, top: 84, bottom: 90 } } as const;
const PLOT = {
  left: CHART.margin.left,
  right: CHART.width - CHART.margin.right,
  top: CHART.margin.top,
  bottom: CHART.height - CHART.margin.bottom,
} as const;

export const plotX = (x: number): number => PLOT.left + ((PLOT.right - PLOT.left) * x) / 12;
export const plotY = (percent: number, top: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * percent) / top;

export interface CurveLabelText {
  readonly plan: string | null;
  readonly real: string | null;
}

export interface CurveLayout {
  readonly plan: Box | null;
  readonly real: Box | null;
}

/** Lines move by fractions of a percent all day; labels are laid out on rounded ones, so that they do not jump about. */
const steady = (percent: number): number => Math.round(percent / 2) * 2;

let last: { readonly key: string; readonly layout: CurveLayout } | null = null;

/** Places for the two line labels; the same answer for the same picture, kept between paintings. */
export function layOutCurve(model: CurveModel, texts: CurveLabelText, scale: number, projected: boolean): CurveLayout {
  const key = JSON.stringify([
    model.data.map((d) => [d.x, d.plan === null ? null : steady(d.plan), d.real === null ? null : steady(d.real)]),
    texts.plan?.length,
    texts.real?.length,
    scale,
    projected,
    model.top,
  ]);
  if (last?.key === key) return last.layout;
  const layout = computeLayout(model, texts, scale, projected);
  last = { key, layout };
  return layout;
}

function computeLayout(model: CurveModel, texts: CurveLabelText, scale: number, projected: boolean): CurveLayout {
  const line = (pick: 'plan' | 'real' | 'projected'): Point[] =>
    model.data.flatMap((d) => (d[pick] === null ? [] : [{ x: plotX(d.x), y: plotY(d[pick], model.top) }]));
  const plan = line('plan');
  const real = line('real');
  const today = plotX(model.todayX);
  const todayLine: Point[] = [
    { x: today, y: PLOT.top - 10 },
    { x: today, y: PLOT.bottom },
  ];
  const lines = [plan, real].filter((l) => l.length > 1);
  const soft = projected ? [todayLine, line('projected')] : [todayLine];
  const size = 53 * scale;
  const anchor = (points: readonly Point[]): Point => points.filter((p) => p.x <= today + 1).at(-1) ?? { x: today, y: PLOT.bottom };
  const task = (text: string, points: readonly Point[], side: LabelTask['side']): LabelTask => ({
    width: textWidth(text, size),
    height: size * 0.98,
    line: points,
    anchor: anchor(points),
    side,
  });
  const area: Box = {
    x: PLOT.left + 8,
    y: PLOT.top - 4,
    width: PLOT.right - PLOT.left + (projected ? 0 : CHART.margin.right - 40),
    height: PLOT.bottom - PLOT.top + 10, // digits end well above the foot of their box
  };
  const isAhead = plan.length > 1 && anchor(real).y < anchor(plan.filter((p) => p.x <= today + 1)).y;
  const wanted = [
    { name: 'real', text: texts.real, points: lines.find((l) => l === real) ?? todayLine, side: isAhead ? 'above' : 'below' },
    { name: 'plan', text: texts.plan, points: lines.find((l) => l === plan) ?? todayLine, side: isAhead ? 'below' : 'above' },
  ] as const;
  const present = wanted.flatMap((each) =>
    each.text === null ? [] : [{ name: each.name, task: task(each.text, each.points, each.side) }],
  );
  const places = placeLabels(
    present.map((p) => p.task),
    { area, lines, soft, boxes: [] },
  );
  const placed = (name: 'real' | 'plan'): Box | null => places[present.findIndex((p) => p.name === name)] ?? null;
  return { plan: placed('plan'), real: placed('real') };
}
