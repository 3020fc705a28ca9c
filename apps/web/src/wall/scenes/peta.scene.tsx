import './peta.css';
import type { BoardRow, RegionMap } from '@lcc/contract';
import { lazy, Suspense, useMemo } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { useRegionMap } from '../../live/use-region-map.js';
import { useLanguage } from '../../shared/language.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import type { MapPlace, MapSign } from '../map/map-view.js';
import { TextSize } from '../parts/text-size.js';
import type { Scene, SceneProps } from '../scene.js';
import { PetaFacts } from './peta-facts.js';
import { FACTS_K, type PetaPage, petaPages } from './peta-layout.js';
import { PetaLegend, Subject } from './peta-legend.js';
import { isSilent, type Measure, measureOf, type Place, placesOf, stepOf, UNLOCATED, worstPlaces } from './peta-measure.js';
import { PetaPanel } from './peta-panel.js';
import { PetaTable } from './peta-table.js';
import { petaWords } from './peta-words.js';

// The map library is fetched by the screens that show a map, and by nobody else.
const DistrictMap = lazy(() => import('../map/district-map.js'));

const NO_ROWS: readonly BoardRow[] = [];

function Peta({ page }: SceneProps) {
  const canvas = useCanvas();
  const pages = useMemo(() => petaPages(canvas), [canvas]);
  const map = useRegionMap();
  const rows = useBoard((s) => s.board?.districts ?? NO_ROWS, sameList);
  const { stale } = useRealizationFeed();
  const measure = measureOf(rows);
  const places = useMemo(() => placesOf(map, rows), [map, rows]);
  const silent = places.filter(isSilent);
  const lines = pages[0]?.list?.lines ?? 0;
  const listed = worstPlaces(places, measure).slice(0, silent.length > 0 ? lines - 1 : lines);
  const { map: picture, list, facts } = pages[page] ?? {};
  return (
    <div className="adegan-isi peta">
      {picture ? <Picture layout={picture} map={map} places={places} listed={listed} measure={measure} stale={stale} /> : null}
      {list ? <PetaPanel layout={list} places={places} listed={listed} silent={silent} measure={measure} stale={stale} /> : null}
      {facts ? (
        <TextSize k={FACTS_K}>
          <div className="peta-fakta-laman">
            <PetaFacts places={places} measure={measure} />
            <Subject />
          </div>
        </TextSize>
      ) : null}
      <PetaTable places={places} />
    </div>
  );
}

interface PictureProps {
  readonly layout: NonNullable<PetaPage['map']>;
  readonly map: RegionMap | null;
  readonly places: readonly Place[];
  readonly listed: readonly Place[];
  readonly measure: Measure;
  readonly stale: boolean;
}

function Picture({ layout, map, places, listed, measure, stale }: PictureProps) {
  const { language } = useLanguage();
  const { density } = useCanvas();
  // Marks of a size to be read from afar cover the land: there they only tie it to the list, which has the shapes.
  const plain = stale || density === 'far';
  const drawn = useMemo(
    () => places.map((place) => viewOf(place, listed.indexOf(place) + 1, measure, plain)),
    [places, listed, measure, plain],
  );
  return (
    <section className={stale ? 'peta-bidang basi' : 'peta-bidang'} style={placeAt(layout.box)}>
      {map ? (
        <>
          <Suspense fallback={null}>
            <DistrictMap map={map} places={drawn} frame={layout.frame} />
          </Suspense>
          <PetaLegend measure={measure} boundaries={map.boundaries} form={layout.legend} />
        </>
      ) : (
        <p className="peta-kosong">{petaWords[language].noMap}</p>
      )}
    </section>
  );
}

function viewOf(place: Place, rank: number, measure: Measure, plain: boolean): MapPlace {
  const step = isSilent(place) ? null : stepOf(place.row, measure);
  return { code: place.code, name: place.name, step, sign: signOf(place, rank, plain) };
}

function signOf(place: Place, rank: number, plain: boolean): MapSign | null {
  const state = place.row?.state;
  const judged = !plain && (state === 'kritis' || state === 'waspada') ? state : null;
  if (isSilent(place)) return { kind: 'silent' };
  if (rank > 0) return { kind: 'pill', number: rank, state: judged };
  return judged ? { kind: 'badge', state: judged } : null;
}

/** Where is spending behind? */
export const peta: Scene = {
  id: 'peta',
  title: { id: 'Peta', en: 'Map' },
  question: { id: 'Di mana tertinggal?', en: 'Where behind?' },
  dwell: 20,
  audiences: ['wall', 'guest'],
  sources: ['roster', 'lra', 'sp2d', 'cash-plan', 'budget-lines'],
  pages: (_board, canvas) => petaPages(canvas).length,
  needs: (board) => board.districts.some((r) => r.key !== UNLOCATED && r.absorption !== null),
  component: Peta,
  sample: () => sampleBoard(),
};
