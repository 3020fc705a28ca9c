import './peta.css';
import type { BoardRow } from '@lcc/contract';
import { lazy, Suspense, useMemo } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { useRegionMap } from '../../live/use-region-map.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { useRealizationFeed } from '../feed-state.js';
import type { Scene } from '../scene.js';
import { isSilent, measureOf, placesOf, UNLOCATED, worstPlaces } from './peta-measure.js';
import { PetaPanel } from './peta-panel.js';
import { PetaTable } from './peta-table.js';

// The map library is fetched by the screens that show this scene, and by nobody else.
const PetaMap = lazy(() => import('./peta-map.js'));

const NO_ROWS: readonly BoardRow[] = [];
/** Lines the list beside the map has room for. */
const LINES = 5;

function Peta() {
  const map = useRegionMap();
  const rows = useBoard((s) => s.board?.districts ?? NO_ROWS, sameList);
  const { stale } = useRealizationFeed();
  const measure = measureOf(rows);
  const places = useMemo(() => placesOf(map, rows), [map, rows]);
  const silent = places.filter(isSilent);
  const listed = worstPlaces(places, measure).slice(0, silent.length > 0 ? LINES - 1 : LINES);
  return (
    <div className="adegan-isi peta">
      <section className={stale ? 'peta-bidang basi' : 'peta-bidang'}>
        <Suspense fallback={null}>
          <PetaMap map={map} places={places} listed={listed} measure={measure} stale={stale} />
        </Suspense>
      </section>
      <PetaPanel places={places} listed={listed} silent={silent} measure={measure} stale={stale} />
      <PetaTable places={places} />
    </div>
  );
}

/** Where is spending behind? */
export const peta: Scene = {
  id: 'peta',
  title: { id: 'Peta', en: 'Map' },
  question: { id: 'Di mana tertinggal?', en: 'Where behind?' },
  dwell: 20,
  audiences: ['wall', 'guest'],
  sources: ['roster', 'lra', 'sp2d', 'cash-plan', 'budget-lines'],
  pages: () => 1,
  needs: (board) => board.districts.some((r) => r.key !== UNLOCATED && r.absorption !== null),
  component: Peta,
  sample: () => sampleBoard(),
};
