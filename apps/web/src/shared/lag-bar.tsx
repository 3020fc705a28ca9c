interface LagBarProps {
  /** Age in multiples of what is normal for it. */
  readonly times: number;
  readonly width: number;
  readonly height: number;
}

/** As many cadences as the bar shows. */
const SPAN = 3;

/** Age against a source's own cadence: grey up to once, amber up to twice, hatched beyond. Sizes in logical pixels of k = 6. */
export function LagBar({ times, width, height }: LagBarProps) {
  const at = (multiple: number): number => (width * Math.min(multiple, SPAN)) / SPAN;
  const stale = times > 2;
  return (
    <svg className="peluru" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect width={width} height={height} fill="var(--color-track)" />
      {stale ? (
        <Hatched width={at(times)} height={height} />
      ) : (
        <rect width={at(Math.min(times, 1))} height={height} fill="var(--color-normal)" />
      )}
      {!stale && times > 1 ? (
        <rect
          x={at(1)}
          width={at(times) - at(1)}
          height={height}
          fill="var(--color-waspada)"
          stroke="var(--fill-outline)"
          strokeWidth="2"
        />
      ) : null}
      <path d={`M${at(1)} 0V${height}M${at(2)} 0V${height}`} stroke="var(--color-tile)" strokeWidth="3" />
    </svg>
  );
}

/** Stripes of a bar that says nothing of status any more. */
function Hatched({ width, height }: { readonly width: number; readonly height: number }) {
  const step = 18;
  const stripes = Array.from({ length: Math.ceil((width + height) / step) }, (_, i) => i * step);
  return (
    <svg width={width} height={height} aria-hidden="true">
      {stripes.map((x) => (
        <path key={x} d={`M${x} ${height + 2}l${height + 4}-${height + 4}`} stroke="var(--color-normal)" strokeWidth="6" />
      ))}
    </svg>
  );
}
