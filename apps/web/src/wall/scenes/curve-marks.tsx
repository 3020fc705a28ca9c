import type { Board } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import { metricAttributes } from '../../shared/metric.js';
import { percentWhole } from '../../shared/number-format.js';
import { textWidth } from '../../shared/text-width.js';
import { monthName } from '../../shared/time-format.js';
import type { CurveModel } from '../curve-geometry.js';
import { useSeatFactor } from '../seat.js';
import { CHART, type CurveLayout, plotX, plotY } from './curve-layout.js';

const MONTHS: readonly (readonly [number, number])[] = [
  [0.5, 1],
  [3.5, 4],
  [6.5, 7],
  [9.5, 10],
  [11.6, 12],
];
const MINUS_AXIS = 16;

/** Three grid lines, the months, and the line of today. */
export function CurveAxes({ top, todayX }: { readonly top: number; readonly todayX: number }) {
  const { language } = useLanguage();
  const scale = useSeatFactor() / 6;
  const right = CHART.width - CHART.margin.right;
  const bottom = plotY(0, top);
  return (
    <g>
      {[0, 50, 100].map((v) => (
        <g key={v}>
          <path d={`M${CHART.margin.left} ${plotY(v, top)}H${right}`} stroke="var(--color-grid)" strokeWidth="2" />
          <text className="label-text second-ink kanan-teks" x={CHART.margin.left - MINUS_AXIS} y={plotY(v, top) + 15 * scale}>
            {v}
          </text>
        </g>
      ))}
      {Array.from({ length: 13 }, (_, m) => `M${plotX(m)} ${bottom}v${m % 3 ? 8 : 12}`).map((d) => (
        <path key={d} d={d} stroke="var(--color-normal)" strokeWidth="2" opacity="0.6" />
      ))}
      {MONTHS.map(([x, month]) => (
        <text key={month} className="label-text second-ink sisi-teks" x={plotX(x)} y={bottom + 56 * scale}>
          {monthName(month, language)}
        </text>
      ))}
      <path d={`M${plotX(todayX)} ${bottom}V${plotY(top, top) - 10}`} stroke="var(--color-text-second)" strokeWidth="2" />
    </g>
  );
}

interface MarksProps {
  readonly board: Board;
  readonly model: CurveModel;
  readonly layout: CurveLayout;
  readonly stale: boolean;
  readonly staleDays: number;
}

/** What stands at today: the gap in colour, the plan's tick, the dot; and what stands in the margin: the projection. */
export function CurveMarks({ board, model, stale, staleDays }: MarksProps) {
  const { w } = useLanguage();
  const scale = useSeatFactor() / 6;
  const { last, top, todayX } = model;
  const ended = todayX >= 12;
  const today = ended ? w.akhir : w.hariIni;
  const half = textWidth(today, 44 * scale) / 2;
  const todayAt = Math.max(24 + half, Math.min(CHART.width - 24 - half, plotX(todayX)));
  return (
    <g>
      <text className="label-text second-ink sisi-teks" x={todayAt} y={54}>
        {today}
      </text>
      {last && !stale ? <GapBlock board={board} last={last} top={top} /> : null}
      {last ? (
        <circle
          cx={plotX(last.x)}
          cy={plotY(last.real, top)}
          r="14"
          fill={stale ? 'var(--color-normal)' : 'var(--color-text)'}
          stroke="var(--color-tile)"
          strokeWidth="5"
        />
      ) : null}
      {stale ? <StaleNote days={staleDays} scale={scale} /> : <Projection board={board} top={top} scale={scale} />}
    </g>
  );
}

function GapBlock({ board, last, top }: { readonly board: Board; readonly last: NonNullable<CurveModel['last']>; readonly top: number }) {
  if (last.plan === null) return null;
  const { state } = board.summary;
  const colour = state === 'kritis' ? 'var(--color-kritis)' : state === 'waspada' ? 'var(--color-waspada)' : null;
  const x = plotX(last.x);
  const y = plotY(last.plan, top);
  const height = plotY(last.real, top) - y;
  return (
    <>
      {colour && height > 0 ? <rect x={x - 8} y={y} width="16" height={height} fill={colour} /> : null}
      <path d={`M${x - 17} ${y}h34`} stroke="var(--color-info)" strokeWidth="8" />
    </>
  );
}

const MARGIN_X = CHART.width - CHART.margin.right + 24;

function Projection({ board, top, scale }: { readonly board: Board; readonly top: number; readonly scale: number }) {
  const { language, w } = useLanguage();
  const { projection, revision } = board.summary;
  if (!projection) return null;
  const y = Math.max(110, Math.min(CHART.height - 150, plotY(projection.middle * 100, top) + 10));
  return (
    <>
      <text className="label-text second-ink" x={MARGIN_X} y={y}>
        {w.prognosis.charAt(0).toUpperCase() + w.prognosis.slice(1)}
      </text>
      <text className="label-text" x={MARGIN_X} y={y + 52 * scale}>
        <tspan {...metricAttributes({ metric: 'projectionLow', scope: 'region', value: projection.low, revision })}>
          {percentWhole(projection.low, language)}
        </tspan>
        –
        <tspan {...metricAttributes({ metric: 'projectionHigh', scope: 'region', value: projection.high, revision })}>
          {percentWhole(projection.high, language)}
        </tspan>
        %
      </text>
    </>
  );
}

function StaleNote({ days, scale }: { readonly days: number; readonly scale: number }) {
  const { w } = useLanguage();
  if (days < 1) return null;
  return (
    <text className="label-text second-ink" x={MARGIN_X} y={283}>
      {w.hariTak(days)}
      <tspan x={MARGIN_X} dy={52 * scale}>
        {w.terlihat}
      </tspan>
    </text>
  );
}
