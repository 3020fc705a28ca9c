import './pencegahan.css';
import { useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { useCanvas } from '../canvas.js';
import { EmptyScene } from '../parts/empty-scene.js';
import type { Scene, SceneProps } from '../scene.js';
import { AreasTile } from './pencegahan-areas.js';
import { Deadlines } from './pencegahan-deadlines.js';
import { pencegahanPages } from './pencegahan-layout.js';
import { samplePrevention } from './pencegahan-sample.js';
import { ScoresTile } from './pencegahan-scores.js';
import { pencegahanWords } from './pencegahan-words.js';
import { IndicesTile, YearsTile } from './pencegahan-years.js';

function Pencegahan({ page }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const panel = useBoard((s) => s.board?.panels.pencegahan ?? null);
  const pages = useMemo(() => pencegahanPages(canvas), [canvas]);
  if (panel === null) return <EmptyScene words={pencegahanWords[language].empty} />;
  const { areas, scores, deadlines, years, indices } = pages[page] ?? {};
  return (
    <div className="adegan-isi">
      {areas ? <AreasTile panel={panel} box={areas} /> : null}
      {scores ? <ScoresTile panel={panel} box={scores} named={canvas.orientation === 'portrait' || areas === undefined} /> : null}
      {deadlines ? <Deadlines panel={panel} boxes={deadlines} /> : null}
      {years ? <YearsTile panel={panel} box={years} /> : null}
      {indices ? <IndicesTile panel={panel} box={indices} /> : null}
    </div>
  );
}

/** How far is the evidence? Documents by area and stage, own against verified score, deadlines, and the years before. */
export const pencegahan: Scene = {
  id: 'pencegahan',
  title: { id: 'Pencegahan', en: 'Prevention' },
  question: { id: 'Sejauh mana bukti?', en: 'How far is the evidence?' },
  dwell: 14,
  audiences: ['wall', 'guest'],
  sources: ['prevention-evidence', 'prevention-catalogue', 'prevention-values'],
  pages: (_, canvas) => pencegahanPages(canvas).length,
  needs: (board) => board.panels.pencegahan !== undefined,
  component: Pencegahan,
  sample: samplePrevention,
};
