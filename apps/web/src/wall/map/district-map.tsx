import 'leaflet/dist/leaflet.css';
import './district-map.css';
import type { MapDistrict, RegionMap } from '@lcc/contract';
import { type LatLngBounds, type LatLngTuple, latLngBounds } from 'leaflet';
import { memo, useEffect, useMemo, useState } from 'react';
import { MapContainer, Polygon, useMap } from 'react-leaflet';
import type { Spot } from './apart.js';
import { MapMarks } from './map-marks.js';
import type { MapFrame, MapPlace } from './map-view.js';

/** Leaflet's form of a MultiPolygon. */
type Outline = LatLngTuple[][][];

interface DistrictMapProps {
  readonly map: RegionMap;
  readonly places: readonly MapPlace[];
  readonly frame: MapFrame;
}

/**
 * The districts of the region, filling its parent: lightness says how much, marks say who. Nothing is drawn that is not known: no
 * coast, no tiles. A default export, so that the map library is fetched by the screens that show a map, and by nobody else.
 */
export default function DistrictMap(props: DistrictMapProps) {
  // Another map is another picture: it starts anew.
  return <Drawn key={props.map.boundaries?.importedAt ?? props.map.region} {...props} />;
}

function Drawn({ map, places, frame }: DistrictMapProps) {
  const outlines = useMemo(() => new Map(map.districts.map((d) => [d.code, outlineOf(d)])), [map]);
  const all = useMemo(() => [...outlines.values()].flat(), [outlines]);
  const bounds = useMemo(() => latLngBounds(all.flat(2)), [all]);
  const anchors = useMemo(
    () => [
      ...map.districts.map(({ code, label }): Anchor => [code, label]),
      ...places.flatMap(({ code, at }): Anchor[] => (at ? [[code, at]] : [])),
    ],
    [map, places],
  );
  const [spots, setSpots] = useState<ReadonlyMap<string, Spot>>(new Map());
  return (
    <div className="peta-kanvas" aria-hidden="true">
      <MapContainer className="peta-peta" bounds={bounds} {...STILL}>
        <Polygon positions={all} className="peta-luar" interactive={false} />
        {places.map(({ code, step }) => {
          const outline = outlines.get(code);
          return outline ? <Cell key={code} outline={outline} step={step} /> : null;
        })}
        <Fit bounds={bounds} anchors={anchors} frame={frame} onFitted={setSpots} />
      </MapContainer>
      <MapMarks spots={spots} places={places} frame={frame} capital={map.capital} />
    </div>
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

/** What a mark is of, and where it stands. */
type Anchor = readonly [code: string, at: readonly [longitude: number, latitude: number]];

interface FitProps {
  readonly bounds: LatLngBounds;
  readonly anchors: readonly Anchor[];
  readonly frame: MapFrame;
  readonly onFitted: (spots: ReadonlyMap<string, Spot>) => void;
}

/** Fits the region into what its frame leaves, at any size of the screen, and tells where each label then stands. */
function Fit({ bounds, anchors, frame, onFitted }: FitProps) {
  const map = useMap();
  useEffect(() => {
    const fit = () => {
      map.invalidateSize({ pan: false });
      const unit = map.getSize().x / frame.width;
      if (unit === 0) return;
      map.fitBounds(bounds, {
        paddingTopLeft: [frame.left * unit, frame.top * unit],
        paddingBottomRight: [frame.right * unit, frame.bottom * unit],
        animate: false,
      });
      onFitted(new Map(anchors.map(([code, at]) => [code, spotOf(at, unit)])));
    };
    const spotOf = ([longitude, latitude]: Anchor[1], unit: number): Spot => {
      const point = map.latLngToContainerPoint([latitude, longitude]);
      return { x: point.x / unit, y: point.y / unit };
    };
    const watcher = new ResizeObserver(fit);
    watcher.observe(map.getContainer());
    return () => watcher.disconnect();
  }, [map, bounds, anchors, frame, onFitted]);
  return null;
}
