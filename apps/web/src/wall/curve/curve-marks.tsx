import type { Board } from '@lcc/contract';
import { monthOf } from '@lcc/domain/values';
import { usePast } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { metricAttributes } from '../../shared/metric.js';
import { percentNumber, percentWhole } from '../../shared/number-format.js';
import { textWidth } from '../../shared/text-width.js';
import { dateText, dayStart, monthName } from '../../shared/time-format.js';
import type { CurveModel } from './curve-model.js';
import type { Plot } from './plot.js';

/** Months that are named where there is no room for all, and where their names stand. */
const QUARTERS: readonly (readonly [number, number])[] = [
  [0.5, 1],
  [3.5, 4],
  [6.5, 7],
  [9.5, 10],
  [11.6, 12],
];
const ALL = Array.from({ length: 12 }, (_, i) => [i + 0.5, i + 1] as const);
const HALVES: typeof QUARTERS = [
  [0.5, 1],
  [5.5, 6],
  [11.4, 12],
];
const MONTH_WIDTH = 112;
/** A quarter's name takes more than two months of this width. */
const QUARTER_WIDTH = 44;

/** Three grid lines, the months, and the line of today. */
export function CurveAxes({ plot, todayX }: { readonly plot: Plot; readonly todayX: number }) {
  const { language } = useLanguage();
  const { scale, bottom, top, left, right } = plot;
  const month = (right - left) / 12 / scale;
  const months = month >= MONTH_WIDTH ? ALL : month >= QUARTER_WIDTH ? QUARTERS : HALVES;
  return (
    <g>
      {[0, 50, 100].map((v) => (
        <g key={v}>
          <path d={`M${left} ${plot.y(v)}H${right}`} stroke="var(--color-grid)" strokeWidth="2" />
          <text className="label-text second-ink kanan-teks" x={left - 16 * scale} y={plot.y(v) + 15 * scale}>
            {v}
          </text>
        </g>
      ))}
      {Array.from({ length: 13 }, (_, m) => `M${plot.x(m)} ${bottom}v${m % 3 ? 8 : 12}`).map((d) => (
        <path key={d} d={d} stroke="var(--color-normal)" strokeWidth="2" opacity="0.6" />
      ))}
      {months.map(([x, number]) => (
        <text key={number} className="label-text second-ink sisi-teks" x={plot.x(x)} y={bottom + 56 * scale}>
          {monthName(number, language)}
        </text>
      ))}
      <path d={`M${plot.x(todayX)} ${bottom}V${top - 10 * scale}`} stroke="var(--color-text-second)" strokeWidth="2" />
    </g>
  );
}

interface MarksProps {
  readonly board: Board;
  readonly model: CurveModel;
  readonly plot: Plot;
  readonly stale: boolean;
  readonly staleDays: number;
}

/** What stands at today: the gap in colour, the plan's tick, the dot; and what stands in the margin: the projection. */
export function CurveMarks({ board, model, plot, stale, staleDays }: MarksProps) {
  const { language, w } = useLanguage();
  const { scale } = plot;
  const { last, todayX } = model;
  const past = usePast() !== null;
  const today = todayX >= 12 ? w.akhir : past ? dateText(dayStart(board.asOf), language, false) : w.hariIni;
  const half = textWidth(today, 44 * scale) / 2;
  const todayAt = Math.max(24 + half, Math.min(plot.width - 24 - half, plot.x(todayX)));
  return (
    <g>
      <text className="label-text second-ink sisi-teks" x={todayAt} y={54 * scale}>
        {today}
      </text>
      {last && !stale ? <GapBlock board={board} last={last} plot={plot} /> : null}
      {last ? (
        <circle
          cx={plot.x(last.x)}
          cy={plot.y(last.real)}
          r={14 * scale}
          fill={stale ? 'var(--color-normal)' : 'var(--color-text)'}
          stroke="var(--color-tile)"
          strokeWidth={5 * scale}
        />
      ) : null}
      {stale ? <StaleNote days={staleDays} plot={plot} /> : <Projection board={board} plot={plot} />}
    </g>
  );
}

interface GapProps {
  readonly board: Board;
  readonly last: NonNullable<CurveModel['last']>;
  readonly plot: Plot;
}

function GapBlock({ board, last, plot }: GapProps) {
  if (last.plan === null) return null;
  const { state } = board.summary;
  const colour = state === 'kritis' ? 'var(--color-kritis)' : state === 'waspada' ? 'var(--color-waspada)' : null;
  const x = plot.x(last.x);
  const y = plot.y(last.plan);
  const height = plot.y(last.real) - y;
  const width = 16 * plot.scale;
  return (
    <>
      {colour && height > 0 ? (
        <rect x={x - width / 2} y={y} width={width} height={height} fill={colour} stroke="var(--fill-outline)" strokeWidth="2" />
      ) : null}
      <path d={`M${x - 17 * plot.scale} ${y}h${34 * plot.scale}`} stroke="var(--color-info)" strokeWidth={8 * plot.scale} />
    </>
  );
}

const marginX = (plot: Plot): number => plot.right + 24 * plot.scale;

function Projection({ board, plot }: { readonly board: Board; readonly plot: Plot }) {
  const { language, w } = useLanguage();
  const { projection, revision } = board.summary;
  if (!projection) return null;
  const { scale } = plot;
  const y = Math.max(110 * scale, Math.min(plot.height - 150 * scale, plot.y(projection.middle * 100) + 10 * scale));
  return (
    <>
      <text className="label-text second-ink" x={marginX(plot)} y={y}>
        {w.prognosis.charAt(0).toUpperCase() + w.prognosis.slice(1)}
      </text>
      <text className="label-text" x={marginX(plot)} y={y + 52 * scale}>
        <tspan {...metricAttributes({ metric: 'projectionLow', scope: 'region', value: projection.low, revision })}>
          {percentWhole(projection.low, language)}
        </tspan>
        –
        <tspan {...metricAttributes({ metric: 'projectionHigh', scope: 'region', value: projection.high, revision })}>
          {percentWhole(projection.high, language)}
        </tspan>
        %
      </text>
      <ProjectionCheck board={board} plot={plot} y={y + 136 * scale} />
    </>
  );
}

/** How last month's projection did: what it said of the month's end, and what came. */
function ProjectionCheck({ board, plot, y }: { readonly board: Board; readonly plot: Plot; readonly y: number }) {
  const { language, w } = useLanguage();
  const { projectionCheck: check, revision } = board.summary;
  if (!check || y + 60 * plot.scale > plot.bottom) return null;
  return (
    <text className="label-text second-ink" x={marginX(plot)} y={y}>
      {`${monthName(monthOf(check.date), language)} `}
      <tspan {...metricAttributes({ metric: 'projectionCheck', scope: 'region', value: check.middle, revision })}>
        {percentNumber(check.middle, language)}
      </tspan>
      <tspan x={marginX(plot)} dy={52 * plot.scale}>
        {`${w.nyata} `}
      </tspan>
      <tspan {...metricAttributes({ metric: 'projectionCheckActual', scope: 'region', value: check.actual, revision })}>
        {percentNumber(check.actual, language)}
      </tspan>
    </text>
  );
}

/** For how many days nothing has been seen. */
function StaleNote({ days, plot }: { readonly days: number; readonly plot: Plot }) {
  const { w } = useLanguage();
  if (days < 1) return null;
  return (
    <text className="label-text second-ink" x={marginX(plot)} y={plot.y(50)}>
      {w.hariTak(days)}
      <tspan x={marginX(plot)} dy={52 * plot.scale}>
        {w.terlihat}
      </tspan>
    </text>
  );
}
