import type { RegionMap, WorkRow, WorksPanel } from '@lcc/contract';
import { lazy, Suspense, useMemo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { placeAt } from '../box.js';
import type { MapPlace, MapSign } from '../map/map-view.js';
import type { WorksLayout } from './pekerjaan-layout.js';
import { worksWords } from './pekerjaan-words.js';

// The map library is fetched by the screens that show a map, and by nobody else.
const DistrictMap = lazy(() => import('../map/district-map.js'));

interface MapProps {
  readonly layout: WorksLayout['map'];
  readonly map: RegionMap | null;
  readonly panel: WorksPanel;
  /** The works of the page, and the number of the first. */
  readonly shown: readonly WorkRow[];
  readonly first: number;
  readonly stale: boolean;
}

/** Where the works are: districts the lighter the more of their works are behind, and the numbers of the list. */
export function WorksMap({ layout, map, panel, shown, first, stale }: MapProps) {
  const { language } = useLanguage();
  const t = worksWords[language];
  const places = useMemo(() => placesOf(map, panel, shown, first, stale), [map, panel, shown, first, stale]);
  return (
    <section className={stale ? 'kerja-bidang basi' : 'kerja-bidang'} style={placeAt(layout.box)}>
      {map ? (
        <>
          <Suspense fallback={null}>
            <DistrictMap map={map} places={places} frame={layout.frame} />
          </Suspense>
          <div className="kerja-kunci">
            <span>{t.legend}</span>
            {LEGEND.map(([step, text]) => (
              <span key={text} className="kunci">
                <i style={{ background: `var(--color-step-${step})` }} />
                {text}
              </span>
            ))}
          </div>
        </>
      ) : (
        <p className="peta-kosong">{t.noMap}</p>
      )}
    </section>
  );
}

const LEGEND = [
  [1, '0'],
  [3, '1'],
  [4, '2'],
  [5, '3+'],
] as const;
/** Lightness by the number of works that are behind. */
const stepOf = (behind: number): number => (behind === 0 ? 1 : Math.min(5, behind + 2));

function placesOf(
  map: RegionMap | null,
  { works, districts }: WorksPanel,
  shown: readonly WorkRow[],
  first: number,
  stale: boolean,
): MapPlace[] {
  const counts = new Map(districts.map((each) => [each.district, each]));
  const cells = (map?.districts ?? []).map(({ code, name }): MapPlace => {
    const here = counts.get(code);
    return { code, name, step: here ? stepOf(here.kritis + here.waspada) : null, sign: null };
  });
  const marks = works.flatMap((work): MapPlace[] => {
    const at = spotOf(work, map);
    const sign = at && signOf(work, shown.indexOf(work), first, stale);
    return at && sign ? [{ code: `${work.unit}/${work.key}`, name: work.name, step: null, at, sign }] : [];
  });
  return [...cells, ...marks];
}

/** At its coordinate, else in the middle of its district. */
function spotOf({ coordinate, district }: WorkRow, map: RegionMap | null): readonly [number, number] | null {
  if (coordinate) return [coordinate[1], coordinate[0]];
  return map?.districts.find(({ code }) => code === district)?.label ?? null;
}

function signOf({ state }: WorkRow, index: number, first: number, stale: boolean): MapSign | null {
  const judged = !stale && (state === 'kritis' || state === 'waspada') ? state : null;
  if (index >= 0) return { kind: 'pill', number: first + index + 1, state: judged };
  return judged === 'kritis' ? { kind: 'badge', state: judged } : null;
}
