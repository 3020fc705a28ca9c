import type { Board } from '@lcc/contract';
import { dayOf, daysInMonth, monthOf, yearOf } from '@lcc/domain/values';

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
  readonly hasPlan: boolean;
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
  return { data: projected, todayX: yearX(board.asOf, board.year), last, top: Math.ceil(highest / 10) * 10, hasPlan };
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
