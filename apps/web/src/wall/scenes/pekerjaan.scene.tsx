import './pekerjaan.css';
import { type Board, type WorkState, type WorksPanel, workStates } from '@lcc/contract';
import { useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useRegionMap } from '../../live/use-region-map.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { wholeNumber } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { useCanvas } from '../canvas.js';
import { useProgressFeed } from '../feed-state.js';
import { EmptyScene } from '../parts/empty-scene.js';
import { Tile } from '../parts/tile.js';
import type { Scene, SceneProps } from '../scene.js';
import { layOutWorks, listedWorks, worksPages } from './pekerjaan-layout.js';
import { WorksMap } from './pekerjaan-map.js';
import { WORK_SHAPES, WorkLine } from './pekerjaan-row.js';
import { sampleWorks } from './pekerjaan-sample.js';
import { worksWords } from './pekerjaan-words.js';

const PADDING = 56;
const panelOf = (board: Board | null): WorksPanel | null => board?.panels.pekerjaan ?? null;

function Pekerjaan({ page, pages }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutWorks(canvas), [canvas]);
  const panel = useBoard((s) => panelOf(s.board));
  const map = useRegionMap();
  const { stale } = useProgressFeed();
  const first = Math.max(0, page - (layout.apart ? 1 : 0)) * layout.perPage;
  const shown = useMemo(
    () => (panel ? listedWorks(panel, layout.perPage).slice(first, first + layout.perPage) : []),
    [panel, layout.perPage, first],
  );
  if (!panel) return <EmptyScene words={worksWords[language].empty} />;
  const names = new Map(map?.districts.map(({ code, name }) => [code, name]));
  const t = worksWords[language];
  const onMap = !layout.apart || page === 0;
  const onList = !layout.apart || page > 0;
  return (
    <div className="adegan-isi kerja">
      {onMap ? <WorksMap layout={layout.map} map={map} panel={panel} shown={shown} first={first} stale={stale} /> : null}
      {onList ? (
        <Tile box={layout.list} stale={stale} className="kerja-daftar">
          <div className="kerja-kepala">
            <span>{t.head}</span>
            <span className="kerja-kolom">{t.columns.physical}</span>
            <span className="kerja-kolom">{t.columns.paid}</span>
            <span className="kerja-kolom">{t.columns.time}</span>
          </div>
          {shown.map((row, i) => (
            <WorkLine
              key={`${row.unit}/${row.key}`}
              number={first + i + 1}
              row={row}
              district={row.district === null ? null : (names.get(row.district) ?? row.district)}
              width={layout.list.width - PADDING}
              height={layout.row}
              stale={stale}
            />
          ))}
          <div className="kerja-kaki">
            <Counts panel={panel} stale={stale} />
            <span>{pages > 1 ? `${page + 1}/${pages}` : null}</span>
          </div>
        </Tile>
      ) : null}
    </div>
  );
}

/** How many works stand how. */
function Counts({ panel, stale }: { readonly panel: WorksPanel; readonly stale: boolean }) {
  const { language } = useLanguage();
  const { density } = useCanvas();
  const t = worksWords[language];
  const revision = Math.max(0, ...panel.works.map((row) => row.revision));
  const all = workStates.reduce((sum, state) => sum + panel.counts[state], 0);
  const isTold = (state: WorkState): boolean =>
    state === 'kritis' || state === 'waspada' || (state === 'unknown' && panel.counts[state] > 0);
  const told = stale ? [] : workStates.filter(isTold);
  return (
    <span className="kerja-jumlah">
      {told.map((state) => (
        <span key={state}>
          <Shape name={WORK_SHAPES[state]} />
          <Metric metric="works" scope={state} value={panel.counts[state]} revision={revision}>
            <b>{panel.counts[state]}</b>
          </Metric>
          {density === 'far' ? null : ` ${t.states[state]}`}
        </span>
      ))}
      <span>{t.works(wholeNumber(all, language))}</span>
    </span>
  );
}

/** Which physical works are behind their contracts, and where? */
export const pekerjaan: Scene = {
  id: 'pekerjaan',
  title: { id: 'Pekerjaan', en: 'Works' },
  question: { id: 'Mana yang kritis?', en: 'Which are critical?' },
  dwell: 14,
  audiences: ['wall', 'guest'],
  sources: ['progress'],
  pages: (board, canvas) => {
    const panel = panelOf(board);
    return panel ? worksPages(panel, layOutWorks(canvas)) : 1;
  },
  needs: (board) => panelOf(board) !== null,
  component: Pekerjaan,
  sample: sampleWorks,
};
