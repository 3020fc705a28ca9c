import './year-curve.css';
import type { Board } from '@lcc/contract';
import { memo, useMemo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { useLanguage } from '../../shared/language.js';
import { metricAttributes } from '../../shared/metric.js';
import { percentNumber } from '../../shared/number-format.js';
import { useCanvas } from '../canvas.js';
import { type CurveLabelText, placeCurveLabels } from './curve-labels.js';
import { CurveAxes, CurveMarks } from './curve-marks.js';
import { curveModel } from './curve-model.js';
import { plotOf } from './plot.js';

interface YearCurveProps {
  readonly board: Board;
  /** Of the picture, in logical pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Scope of its values: `region`, or the year where another year stands beside. */
  readonly scope: string;
  readonly stale: boolean;
  readonly staleDays: number;
}

const STILL = { isAnimationActive: false, type: 'linear' } as const;

/** Realization against the cash plan over one year, as a picture that scales with the screen. */
export const YearCurve = memo(function YearCurve({ board, size, scope, stale, staleDays }: YearCurveProps) {
  const { scale } = useCanvas();
  const model = useMemo(() => curveModel(board), [board]);
  const hasMargin = stale ? staleDays > 0 : board.summary.projection !== null;
  const plot = useMemo(() => plotOf(size, scale, model.top, hasMargin), [size, scale, model.top, hasMargin]);
  const ink = stale ? 'var(--color-normal)' : 'var(--color-text)';
  const blue = stale ? 'var(--color-normal)' : 'var(--color-info)';
  const shown = stale ? model.data.map((d) => ({ ...d, projected: null, band: null })) : [...model.data];
  const margin = { left: plot.left, right: plot.width - plot.right, top: plot.top, bottom: plot.height - plot.bottom };
  return (
    <div className="kurva">
      <ComposedChart width={plot.width} height={plot.height} margin={margin} data={shown} accessibilityLayer={false}>
        <XAxis dataKey="x" type="number" domain={[0, 12]} hide />
        <YAxis type="number" domain={[0, model.top]} hide />
        <CurveAxes plot={plot} todayX={model.todayX} />
        <Area dataKey="between" {...STILL} stroke="none" fill="var(--color-band)" fillOpacity={0.6} activeDot={false} />
        <Area dataKey="band" {...STILL} stroke="none" fill="var(--color-band)" activeDot={false} connectNulls />
        <Line
          dataKey="projected"
          {...STILL}
          stroke={ink}
          strokeWidth={6 * scale}
          strokeDasharray={`0.1 ${13 * scale}`}
          strokeLinecap="round"
          dot={false}
          connectNulls
        />
        <Line
          dataKey="plan"
          {...STILL}
          stroke={blue}
          strokeWidth={6 * scale}
          strokeDasharray={`${18 * scale} ${11 * scale}`}
          dot={false}
          connectNulls
        />
        <Line
          dataKey="real"
          {...STILL}
          stroke={ink}
          strokeWidth={10 * scale}
          strokeLinecap="round"
          strokeLinejoin="round"
          dot={false}
          connectNulls
        />
        <CurveMarks board={board} model={model} plot={plot} stale={stale} staleDays={staleDays} />
        <LineNames board={board} model={model} plot={plot} scope={scope} stale={stale} />
      </ComposedChart>
    </div>
  );
});

interface LineNamesProps extends Pick<YearCurveProps, 'board' | 'scope' | 'stale'> {
  readonly model: ReturnType<typeof curveModel>;
  readonly plot: ReturnType<typeof plotOf>;
}

/** Each line is named beside itself, with the value it has now. */
function LineNames({ board, model, plot, scope, stale }: LineNamesProps) {
  const { language, w } = useLanguage();
  const { absorption, cashPlan, revisions } = board.totals;
  const planned = absorption === null || board.summary.gap === null ? null : absorption - board.summary.gap;
  const texts: CurveLabelText = {
    plan: planned === null ? (model.hasPlan ? w.rak : null) : `${w.rak} ${percentNumber(planned, language)}%`,
    real: absorption === null ? null : `${w.realisasi} ${percentNumber(absorption, language)}%`,
  };
  const labels = placeCurveLabels(plot, model, texts);
  const small = plot.nameSize < 53 * plot.scale ? 'label-text' : '';
  return (
    <>
      {texts.plan && labels.plan ? (
        <text
          className={`${stale ? 'second-ink' : 'biru'} ${small}`}
          x={labels.plan.x}
          y={labels.plan.y + labels.plan.height * 0.8}
          {...metricAttributes({ metric: 'cashPlan', scope, value: cashPlan, revision: revisions.cashPlan })}
        >
          {texts.plan}
        </text>
      ) : null}
      {texts.real && labels.real ? (
        <text
          className={`tebal ${small}`}
          x={labels.real.x}
          y={labels.real.y + labels.real.height * 0.8}
          {...metricAttributes({ metric: 'absorption', scope, value: absorption, revision: revisions.absorption })}
        >
          {texts.real}
        </text>
      ) : null}
    </>
  );
}
