import 'leaflet/dist/leaflet.css';
import type { MapDistrict, RegionMap } from '@lcc/contract';
import { type LatLngBounds, type LatLngTuple, latLngBounds } from 'leaflet';
import { memo, useEffect, useMemo, useState } from 'react';
import { MapContainer, Polygon, useMap } from 'react-leaflet';
import { useLanguage } from '../../shared/language.js';
import type { Spot } from './peta-layout.js';
import { PetaLegend } from './peta-legend.js';
import { FIELD, PetaMarks } from './peta-marks.js';
import { isSilent, type Measure, type Place, stepOf } from './peta-measure.js';
import { petaWords } from './peta-words.js';

/** Leaflet's form of a MultiPolygon. */
type Outline = LatLngTuple[][][];

interface PetaMapProps {
  readonly map: RegionMap | null;
  readonly places: readonly Place[];
  readonly listed: readonly Place[];
  readonly measure: Measure;
  readonly stale: boolean;
}

/** The districts of the region: lightness says how far behind, marks say who. Nothing is drawn that is not known: no coast, no tiles. */
export default function PetaMap({ map, ...rest }: PetaMapProps) {
  const { language } = useLanguage();
  // Another map is another picture: it starts anew.
  if (map) return <Drawn key={map.boundaries?.importedAt ?? map.region} map={map} {...rest} />;
  return <p className="peta-kosong">{petaWords[language].noMap}</p>;
}

function Drawn({ map, places, listed, measure, stale }: PetaMapProps & { readonly map: RegionMap }) {
  const outlines = useMemo(() => new Map(map.districts.map((d) => [d.code, outlineOf(d)])), [map]);
  const all = useMemo(() => [...outlines.values()].flat(), [outlines]);
  const bounds = useMemo(() => latLngBounds(all.flat(2)), [all]);
  const [spots, setSpots] = useState<ReadonlyMap<string, Spot>>(new Map());
  return (
    <>
      <div className="peta-kanvas" aria-hidden="true">
        <MapContainer className="peta-peta" bounds={bounds} {...STILL}>
          <Polygon positions={all} className="peta-luar" interactive={false} />
          {places.map((place) => {
            const outline = outlines.get(place.code);
            return outline ? <Cell key={place.code} outline={outline} step={isSilent(place) ? null : stepOf(place.row, measure)} /> : null;
          })}
          <Fit bounds={bounds} districts={map.districts} onFitted={setSpots} />
        </MapContainer>
        <PetaMarks spots={spots} places={places} listed={listed} stale={stale} capital={map.capital} />
      </div>
      <PetaLegend measure={measure} boundaries={map.boundaries} />
    </>
  );
}

/** A wall is looked at: nothing on it moves or answers the hand. */
const STILL = {
  zoomSnap: 0,
  zoomControl: false,
  attributionControl: false,
  dragging: false,
  keyboard: false,
  doubleClickZoom: false,
  scrollWheelZoom: false,
  touchZoom: false,
  boxZoom: false,
  zoomAnimation: false,
  fadeAnimation: false,
  trackResize: false,
} as const;

function outlineOf({ polygons }: MapDistrict): Outline {
  return polygons.map((rings) => rings.map((ring) => ring.map(([longitude, latitude]): LatLngTuple => [latitude, longitude])));
}

/** One district. Only the one whose step changes is touched. */
const Cell = memo(function Cell({ outline, step }: { readonly outline: Outline; readonly step: number | null }) {
  const fill = step === null ? 'url(#peta-arsir)' : `var(--color-step-${step})`;
  const pathOptions = useMemo(() => ({ fillColor: fill, fillOpacity: 1, stroke: true }), [fill]);
  return <Polygon positions={outline} pathOptions={pathOptions} className="peta-sel" interactive={false} />;
});

interface FitProps {
  readonly bounds: LatLngBounds;
  readonly districts: readonly MapDistrict[];
  readonly onFitted: (spots: ReadonlyMap<string, Spot>) => void;
}

/** Fits the region into the field beside its legend, at any size of the screen, and tells where each label then stands. */
function Fit({ bounds, districts, onFitted }: FitProps) {
  const map = useMap();
  useEffect(() => {
    const fit = () => {
      map.invalidateSize({ pan: false });
      const unit = map.getSize().x / FIELD.width;
      if (unit === 0) return;
      const { left, right, edge } = FIELD;
      map.fitBounds(bounds, {
        paddingTopLeft: [left * unit, edge * unit],
        paddingBottomRight: [right * unit, edge * unit],
        animate: false,
      });
      onFitted(new Map(districts.map((d) => [d.code, spotOf(d, unit)])));
    };
    const spotOf = ({ label: [longitude, latitude] }: MapDistrict, unit: number): Spot => {
      const point = map.latLngToContainerPoint([latitude, longitude]);
      return { x: point.x / unit, y: point.y / unit };
    };
    const watcher = new ResizeObserver(fit);
    watcher.observe(map.getContainer());
    return () => watcher.disconnect();
  }, [map, bounds, districts, onFitted]);
  return null;
}
