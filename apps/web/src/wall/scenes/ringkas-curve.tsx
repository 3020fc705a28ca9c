import type { Board } from '@lcc/contract';
import { memo, useDeferredValue, useMemo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { metricAttributes } from '../../shared/metric.js';
import { percentNumber } from '../../shared/number-format.js';
import { curveModel } from '../curve-geometry.js';
import { useRealizationFeed } from '../feed-state.js';
import { useSeatFactor } from '../seat.js';
import { CHART, type CurveLabelText, layOutCurve } from './curve-layout.js';
import { CurveAxes, CurveMarks } from './curve-marks.js';

const sameCurve = (a: Board | null, b: Board | null): boolean =>
  a === b || (a?.curve === b?.curve && a?.asOf === b?.asOf && a?.year === b?.year && a?.totals === b?.totals && a?.summary === b?.summary);

/** Realization against the cash plan over the year. Painted after the numbers: a changed figure does not wait for the chart. */
export function CurveTile() {
  const { stale, days } = useRealizationFeed();
  const board = useDeferredValue(useBoard((s) => s.board, sameCurve));
  return (
    <section className={stale ? 'ubin ringkas-kurva basi' : 'ubin ringkas-kurva'}>
      {board ? <Curve board={board} stale={stale} days={days} /> : null}
    </section>
  );
}

interface CurveProps {
  readonly board: Board;
  readonly stale: boolean;
  readonly days: number;
}

const Curve = memo(function Curve({ board, stale, days }: CurveProps) {
  const { language, w } = useLanguage();
  const scale = useSeatFactor() / 6;
  const model = useMemo(() => curveModel(board), [board]);
  const { absorption } = board.totals;
  const plan = absorption === null || board.summary.gap === null ? null : absorption - board.summary.gap;
  const texts: CurveLabelText = {
    plan: plan === null ? null : `${w.rak} ${percentNumber(plan, language)}%`,
    real: absorption === null ? null : `${w.realisasi} ${percentNumber(absorption, language)}%`,
  };
  const layout = layOutCurve(model, texts, scale, !stale && board.summary.projection !== null);
  const ink = stale ? 'var(--color-normal)' : 'var(--color-text)';
  const blue = stale ? 'var(--color-normal)' : 'var(--color-info)';
  const shown = stale ? model.data.map((d) => ({ ...d, projected: null, band: null })) : [...model.data];
  return (
    <ComposedChart width={CHART.width} height={CHART.height} margin={CHART.margin} data={shown} accessibilityLayer={false}>
      <XAxis dataKey="x" type="number" domain={[0, 12]} hide />
      <YAxis type="number" domain={[0, model.top]} hide />
      <CurveAxes top={model.top} todayX={model.todayX} />
      <Area
        dataKey="between"
        type="linear"
        stroke="none"
        fill="var(--color-band)"
        fillOpacity={0.6}
        isAnimationActive={false}
        activeDot={false}
      />
      <Area dataKey="band" type="linear" stroke="none" fill="var(--color-band)" isAnimationActive={false} activeDot={false} connectNulls />
      <Line
        dataKey="projected"
        type="linear"
        stroke={ink}
        strokeWidth={6}
        strokeDasharray="0.1 13"
        strokeLinecap="round"
        dot={false}
        isAnimationActive={false}
        connectNulls
      />
      <Line
        dataKey="plan"
        type="linear"
        stroke={blue}
        strokeWidth={6}
        strokeDasharray="18 11"
        dot={false}
        isAnimationActive={false}
        connectNulls
      />
      <Line
        dataKey="real"
        type="linear"
        stroke={ink}
        strokeWidth={10}
        strokeLinecap="round"
        strokeLinejoin="round"
        dot={false}
        isAnimationActive={false}
        connectNulls
      />
      <CurveMarks board={board} model={model} layout={layout} stale={stale} staleDays={days} />
      {texts.plan && layout.plan ? (
        <text
          className={stale ? 'second-ink' : 'biru'}
          x={layout.plan.x}
          y={layout.plan.y + layout.plan.height * 0.8}
          {...metricAttributes({
            metric: 'cashPlan',
            scope: 'region',
            value: board.totals.cashPlan,
            revision: board.totals.revisions.cashPlan,
          })}
        >
          {texts.plan}
        </text>
      ) : null}
      {texts.real && layout.real ? (
        <text
          className="tebal"
          x={layout.real.x}
          y={layout.real.y + layout.real.height * 0.8}
          {...metricAttributes({ metric: 'absorption', scope: 'region', value: absorption, revision: board.totals.revisions.absorption })}
        >
          {texts.real}
        </text>
      ) : null}
    </ComposedChart>
  );
});
