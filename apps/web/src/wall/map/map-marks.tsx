import { ShapePath } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { useCanvas } from '../canvas.js';
import { apart, type Spot } from './apart.js';
import type { MapFrame, MapPlace, MapSign } from './map-view.js';

interface MarksProps {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly places: readonly MapPlace[];
  readonly frame: MapFrame;
  readonly capital: string | null;
}

type Sign = MapSign | { readonly kind: 'capital' };

const HEIGHT = 58;
const widthOf = (sign: Sign): number => (sign.kind === 'pill' && sign.state ? 100 : sign.kind === 'capital' ? 26 : HEIGHT);

/** What stands on the map: numbers that tie it to the list, shapes of the other judged districts, a dashed ring for silence, the capital. */
export function MapMarks({ spots, places, frame, capital }: MarksProps) {
  const { scale } = useCanvas();
  const signed = places.flatMap((place) => {
    const spot = spots.get(place.code);
    const sign: Sign | null = place.sign ?? (place.code === capital ? { kind: 'capital' } : null);
    return spot && sign ? [{ ...spot, place, sign, width: widthOf(sign) * scale, height: HEIGHT * scale }] : [];
  });
  const marks = apart(signed, frame);
  const seat = signed.findIndex((s) => s.place.code === capital);
  const [seatMark, seatPlace] = [marks[seat], signed[seat]?.place];
  return (
    <svg className="peta-tanda" viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      <Hatch />
      {seatMark && seatPlace ? (
        <CapitalName
          name={seatPlace.name}
          from={seatMark.x + seatMark.width / 2}
          y={seatMark.y}
          edge={frame.width - 20}
          size={44 * scale}
        />
      ) : null}
      {signed.map(({ place, sign }, i) => (
        <g key={place.code} transform={`translate(${marks[i]?.x ?? 0} ${marks[i]?.y ?? 0}) scale(${scale})`}>
          <SignShape sign={sign} />
        </g>
      ))}
    </svg>
  );
}

function SignShape({ sign }: { readonly sign: Sign }) {
  if (sign.kind === 'silent') return <ShapePath name="bisu" />;
  if (sign.kind === 'capital') return <circle className="peta-ibukota" r="10" />;
  const width = widthOf(sign);
  const shapeAt = sign.kind === 'pill' ? -21 : 0;
  return (
    <>
      <rect className="peta-pil" x={-width / 2} y={-HEIGHT / 2} width={width} height={HEIGHT} rx={HEIGHT / 2} />
      {sign.state ? (
        <g transform={`translate(${shapeAt} ${sign.state === 'waspada' ? -2 : 0}) scale(0.86)`}>
          <ShapePath name={sign.state} />
        </g>
      ) : null}
      {sign.kind === 'pill' ? (
        <text className="peta-pil-nomor" x={sign.state ? 21 : 0} y="16">
          {sign.number}
        </text>
      ) : null}
    </>
  );
}

interface CapitalProps {
  readonly name: string;
  readonly from: number;
  readonly y: number;
  readonly edge: number;
  readonly size: number;
}

/** The capital is named at the map's edge, so that one knows where one is. */
function CapitalName({ name, from, y, edge, size }: CapitalProps) {
  const start = edge - textWidth(name, size);
  return (
    <>
      {from + 16 < start ? <path className="peta-tunjuk" d={`M${from + 6} ${y}H${start - 14}`} /> : null}
      <text className="label-text peta-ibukota-nama" x={start} y={y + size * 0.34}>
        {name}
      </text>
    </>
  );
}

/** Silence is hatched, never dark or light: it is no value. */
function Hatch() {
  return (
    <defs>
      <pattern id="peta-arsir" width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect className="peta-arsir-dasar" width="16" height="16" />
        <rect className="peta-arsir-garis" width="16" height="4" />
      </pattern>
    </defs>
  );
}
