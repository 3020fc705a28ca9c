import './layanan.css';
import type { Board, ServiceIndicator } from '@lcc/contract';
import { useMemo } from 'react';
import { useBoard, useClock, usePast } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { LOOK_MS } from '../../shared/source-age.js';
import { useCanvas } from '../canvas.js';
import { EmptyScene } from '../parts/empty-scene.js';
import type { Scene, SceneProps } from '../scene.js';
import { layananPlaces } from './layanan-layout.js';
import { sampleServices } from './layanan-sample.js';
import { ageWords, IndicatorTile } from './layanan-tile.js';
import { layananWords } from './layanan-words.js';

const NONE: readonly ServiceIndicator[] = [];
const told = (board: Board | null): readonly ServiceIndicator[] => board?.panels.layanan?.indicators ?? NONE;

function Layanan({ page, pages }: SceneProps) {
  const { language, w } = useLanguage();
  const canvas = useCanvas();
  const indicators = useBoard((s) => told(s.board));
  const places = useMemo(() => layananPlaces(canvas, indicators.length), [canvas, indicators.length]);
  const past = usePast() !== null;
  const now = useClock((r) => Math.floor(r.now / LOOK_MS) * LOOK_MS);
  if (indicators.length === 0) return <EmptyScene words={layananWords[language].empty} />;
  const first = page * places.length;
  const shown = indicators.slice(first, first + places.length);
  return (
    <div className="adegan-isi layanan">
      {shown.map((indicator, i) => {
        const box = places[i];
        // A picture of another day has no age: it is as old as it says.
        const { state, age } = ageWords(indicator, past ? Date.parse(indicator.time) : now, language);
        return box ? (
          <IndicatorTile key={`${indicator.application}/${indicator.name}`} indicator={indicator} box={box} state={state} age={age} />
        ) : null;
      })}
      <div className="layanan-kaki">
        <span>{layananWords[language].shown(first + 1, first + shown.length, indicators.length)}</span>
        <span>{pages > 1 ? w.laman(page + 1, pages) : null}</span>
      </div>
    </div>
  );
}

/** How do the services do? Figures that other applications of the regency tell of themselves, a tile for each. */
export const layanan: Scene = {
  id: 'layanan',
  title: { id: 'Layanan', en: 'Services' },
  question: { id: 'Terlayani?', en: 'Well served?' },
  dwell: 12,
  audiences: ['wall', 'guest'],
  sources: ['indicator'],
  pages: (board, canvas) => Math.max(1, Math.ceil(told(board).length / layananPlaces(canvas, told(board).length).length)),
  needs: (board) => told(board).length > 0,
  component: Layanan,
  sample: sampleServices,
};
