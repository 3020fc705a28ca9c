import type { BoardRow } from '@lcc/contract';

export interface BulletProps {
  readonly row: BoardRow;
  readonly width: number;
  readonly height: number;
  readonly stale: boolean;
}

const clamp = (rate: number): number => Math.max(0, Math.min(1, rate));

/** Realization as a grey bar, the cash plan as an upright tick, and only the gap between them in colour. Sizes in logical pixels. */
export function Bullet({ row, width, height, stale }: BulletProps) {
  const real = clamp(row.absorption ?? 0);
  const plan = row.gap === null || row.absorption === null ? null : clamp(row.absorption - row.gap);
  const tall = height * 1.72;
  const top = (tall - height) / 2;
  const gapColour = row.state === 'kritis' ? 'var(--color-kritis)' : row.state === 'waspada' ? 'var(--color-waspada)' : null;
  const tick = height * 0.34;
  return (
    <svg className="peluru" viewBox={`0 0 ${width} ${tall}`} aria-hidden="true">
      <rect y={top} width={width} height={height} fill="var(--color-track)" />
      <rect y={top} width={width * real} height={height} fill="var(--color-normal)" />
      {!stale && plan !== null && plan > real && gapColour ? (
        <rect
          x={width * real}
          y={tall / 2 - height * 0.2}
          width={width * (plan - real)}
          height={height * 0.4}
          fill={gapColour}
          stroke="var(--fill-outline)"
          strokeWidth="2"
        />
      ) : null}
      {plan === null ? null : (
        <rect
          x={Math.min(width - tick, Math.max(0, width * plan - tick / 2))}
          width={tick}
          height={tall}
          fill={stale ? 'var(--color-text-second)' : 'var(--color-info)'}
        />
      )}
    </svg>
  );
}

/** A unit that has not reported: the track is there, dashed and empty. */
export function EmptyTrack({ width, height }: { readonly width: number; readonly height: number }) {
  const tall = height * 1.72;
  return (
    <svg className="peluru" viewBox={`0 0 ${width} ${tall}`} aria-hidden="true">
      <rect
        x="1.5"
        y={(tall - height) / 2}
        width={width - 3}
        height={height}
        fill="none"
        stroke="var(--color-normal)"
        strokeWidth="3"
        strokeDasharray="10 9"
      />
    </svg>
  );
}
