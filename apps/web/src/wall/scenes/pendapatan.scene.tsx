import './pendapatan.css';
import type { Board, RevenuePanel } from '@lcc/contract';
import { useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { length } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRevenueFeed } from '../feed-state.js';
import { EmptyScene } from '../parts/empty-scene.js';
import { Tile } from '../parts/tile.js';
import type { Scene, SceneProps } from '../scene.js';
import { layOutRevenue, type RevenueLayout, type RevenuePage, revenuePages, revenueSlots } from './pendapatan-layout.js';
import { OwnRevenue, RevenueFigure } from './pendapatan-parts.js';
import { RevenueLine } from './pendapatan-row.js';
import { sampleRevenue } from './pendapatan-sample.js';
import { revenueWords } from './pendapatan-words.js';

const panelOf = (board: Board | null): RevenuePanel | null => board?.panels.pendapatan ?? null;

function Pendapatan({ page, pages }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutRevenue(canvas), [canvas]);
  const panel = useBoard((s) => panelOf(s.board));
  const feed = useRevenueFeed();
  if (!panel) return <EmptyScene words={revenueWords[language].empty} />;
  const shown = revenuePages(panel, layout)[page];
  return (
    <div className="adegan-isi pend">
      <RevenueFigure box={layout.figure} total={panel.total} feed={feed} />
      <Tile box={layout.chart} stale={feed.stale}>
        {shown ? <Chart panel={panel} shown={shown} layout={layout} stale={feed.stale} page={page} pages={pages} /> : null}
      </Tile>
      {layout.own ? <OwnRevenue box={layout.own} rows={panel.own} stale={feed.stale} /> : null}
    </div>
  );
}

interface ChartProps extends SceneProps {
  readonly panel: RevenuePanel;
  readonly shown: RevenuePage;
  readonly layout: RevenueLayout;
  readonly stale: boolean;
}

function Chart({ panel, shown, layout, stale, page, pages }: ChartProps) {
  const { language, w } = useLanguage();
  const { scale, density } = useCanvas();
  const t = revenueWords[language];
  const { bar, percent, points, chart } = layout;
  const slots = useMemo(() => revenueSlots(shown.rows, chart, scale), [shown.rows, chart, scale]);
  const endAt = (right: number) => ({ right: `calc(100% - ${length(right)})` });
  return (
    <>
      <div className="pend-judul">
        <span>{shown.part === 'taxes' ? t.taxes : shown.part === 'own' ? t.ownDetail : t.thickness}</span>
        {[0, 50, 100].map((at) => (
          <span key={at} className="pend-skala" style={{ left: length(bar.x + (bar.width * at) / 100) }}>
            {at === 0 ? null : at}
          </span>
        ))}
        {percent === null ? null : <span style={endAt(percent)}>%</span>}
        <span style={endAt(points)}>{w.poin}</span>
      </div>
      {[0, 50, 100].map((at) => (
        <i key={at} className="pend-garis" style={{ left: length(bar.x + (bar.width * at) / 100) }} />
      ))}
      {shown.rows.map((row, i) => {
        const slot = slots[i];
        const own = shown.part !== 'kinds' || row.key === '4.1';
        return slot ? <RevenueLine key={row.key} row={row} slot={slot} layout={layout} stale={stale} own={own} /> : null;
      })}
      <div className="pend-kaki">
        <span className="kunci">
          <i className="pend-laju" />
          {t.pace(panel.paceYears[0], panel.paceYears.at(-1))}
        </span>
        <span>{pages === 1 ? null : density === 'far' ? `${page + 1}/${pages}` : w.laman(page + 1, pages)}</span>
      </div>
    </>
  );
}

/** Does enough come in? Revenue against its target and its usual pace. */
export const pendapatan: Scene = {
  id: 'pendapatan',
  title: { id: 'Pendapatan', en: 'Revenue' },
  question: { id: 'Cukup masuk?', en: 'Is enough coming in?' },
  dwell: 12,
  audiences: ['wall', 'guest'],
  sources: ['receipts', 'lra', 'budget-lines'],
  pages: (board, canvas) => {
    const panel = panelOf(board);
    return panel ? Math.max(1, revenuePages(panel, layOutRevenue(canvas)).length) : 1;
  },
  needs: (board) => panelOf(board) !== null,
  component: Pendapatan,
  sample: sampleRevenue,
};
