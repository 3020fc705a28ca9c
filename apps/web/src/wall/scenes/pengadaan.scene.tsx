import './pengadaan.css';
import type { ThreadFlow } from '@lcc/contract';
import { senFromWire } from '@lcc/domain/values';
import { useMemo } from 'react';
import { usePast } from '../../live/live-context.js';
import { useThreadFlow } from '../../live/use-thread-flow.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyInBillions, wholeNumber } from '../../shared/number-format.js';
import { across, length, placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { EmptyScene } from '../parts/empty-scene.js';
import type { Scene, SceneProps } from '../scene.js';
import { BREAK_STATES, knowsProcurement, sampleThread } from './benang.scene.js';
import { threadPages } from './benang-layout.js';
import { threadWords } from './benang-words.js';
import { BreakBox } from './break-box.js';
import { layOutStages, type StageLayout } from './pengadaan-layout.js';

const STAGES = ['planned', 'announced', 'contracted', 'handedOver', 'paid'] as const;

function Pengadaan({ page, pages }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutStages(canvas), [canvas]);
  const past = usePast() !== null;
  const flow = useThreadFlow();
  const { stale } = useRealizationFeed();
  if (!flow) return <EmptyScene words={threadWords[language][past ? 'otherDay' : 'empty']} />;
  const only = pages > 1 ? page : null;
  return (
    <div className="adegan-isi">
      <Stages flow={flow} layout={layout} />
      {layout.breaks.map((box, i) => {
        const at = only ?? i;
        const late = flow.delays[at];
        const state = BREAK_STATES[at];
        return late && state ? <BreakBox key={late.kind} box={box} of={late} state={state} revision={flow.revision} stale={stale} /> : null;
      })}
    </div>
  );
}

/** Every stage with its bar on one scale, so that what stays behind is seen as the missing end. */
function Stages({ flow, layout }: { readonly flow: ThreadFlow; readonly layout: StageLayout }) {
  const { language } = useLanguage();
  const t = threadWords[language];
  const { table, head, row, bar, under, count } = layout;
  const line = under ? 'calc(var(--t) * 72)' : length(row);
  const whole = STAGES.map((stage) => senFromWire(flow.stages[stage].amount)).reduce((a, b) => (a > b ? a : b), 1n);
  return (
    <div style={placeAt(table)}>
      <div className="ada-judul">
        {count === null ? null : <span style={{ right: `calc(100% - ${length(count)})` }}>{t.count}</span>}
        <span style={{ right: 0 }}>{t.amount}</span>
      </div>
      {STAGES.map((stage, i) => {
        const sum = flow.stages[stage];
        const share = Number((senFromWire(sum.amount) * 10_000n) / whole) / 100;
        return (
          <div key={stage} className="ada-baris" style={{ top: length(head + i * row), height: length(row), lineHeight: line }}>
            <span className="ada-nama">{t.stages[i]}</span>
            {bar ? (
              <span className={under ? 'ada-bilah ada-bawah' : 'ada-bilah'} style={across(bar.x, bar.width)}>
                <i style={{ width: `${share}%` }} />
              </span>
            ) : null}
            {count === null ? null : (
              <span className="ada-jumlah tabular" style={{ right: `calc(100% - ${length(count)})` }}>
                <Metric metric={`stage-${stage}`} scope="count" value={sum.count} revision={flow.revision}>
                  {wholeNumber(sum.count, language)}
                </Metric>
              </span>
            )}
            <span className="ada-rupiah tabular">
              <Metric metric={`stage-${stage}`} scope="amount" value={sum.amount} revision={flow.revision}>
                {moneyInBillions(sum.amount, language)}
              </Metric>
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** How far has it come? What vendors deliver, from the plan to the payment. */
export const pengadaan: Scene = {
  id: 'pengadaan',
  title: { id: 'Pengadaan', en: 'Procurement' },
  question: { id: 'Sampai tahap mana?', en: 'How far along?' },
  dwell: 12,
  audiences: ['wall'],
  sources: ['lkpp-rup', 'lkpp-spse', 'sp2d'],
  pages: (_board, canvas) => threadPages(canvas),
  needs: knowsProcurement,
  component: Pengadaan,
  sample: sampleThread,
};
