import type { RevenueRow } from '@lcc/contract';
import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, pointsSigned } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { across, length } from '../box.js';
import { useCanvas } from '../canvas.js';
import type { RevenueLayout, RevenueSlot } from './pendapatan-layout.js';
import { revenueName } from './pendapatan-words.js';

interface RowProps {
  readonly row: RevenueRow;
  readonly slot: RevenueSlot;
  readonly layout: Pick<RevenueLayout, 'name' | 'bar' | 'percent' | 'points'>;
  readonly stale: boolean;
  /** Tone of the bar: own revenue is lighter than what others give. */
  readonly own: boolean;
}

const MARK = 50;

/** A kind of revenue: as thick as its target, as long as what came in, with the pace as a tick. */
export const RevenueLine = memo(function RevenueLine({ row, slot, layout, stale, own }: RowProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const marked = !stale && row.state === 'waspada';
  const name = revenueName(row.key, language);
  const small = textWidth(name, 53 * scale) > layout.name - (marked ? MARK * scale : 0);
  return (
    <div className="pend-baris" style={{ top: length(slot.top), height: length(slot.height), lineHeight: length(slot.height) }}>
      {marked ? <Shape name="waspada" /> : null}
      <span className={`pend-nama ${marked ? 'pend-tanda' : ''} ${small ? 'pend-kecil' : ''}`}>{name}</span>
      <span className="pend-bilah" style={across(layout.bar.x, layout.bar.width)}>
        <RevenueBar row={row} width={layout.bar.width} height={slot.bar} stale={stale} own={own} />
      </span>
      {layout.percent === null ? null : (
        <span className="pend-persen tabular" style={endAt(layout.percent)}>
          <Percent row={row} />
        </span>
      )}
      <span className={marked ? 'pend-poin pend-tebal tabular' : 'pend-poin tabular'} style={endAt(layout.points)}>
        <Points row={row} />
      </span>
    </div>
  );
});

const endAt = (right: number) => ({ right: `calc(100% - ${length(right)})` });

export function Points({ row }: { readonly row: RevenueRow }) {
  const { language } = useLanguage();
  return (
    <Metric metric="paceGap" scope={row.key} value={row.gap} revision={row.revision}>
      {row.gap === null ? '—' : pointsSigned(row.gap, language)}
    </Metric>
  );
}

function Percent({ row }: { readonly row: RevenueRow }) {
  const { language } = useLanguage();
  return (
    <Metric
      metric="absorption"
      scope={row.key}
      value={row.absorption}
      absent={row.receipts === null ? 'belum-melapor' : 'belum-ada-anggaran'}
      revision={row.revision}
    >
      {row.absorption === null ? '—' : percentNumber(row.absorption, language)}
    </Metric>
  );
}

const clamp = (rate: number): number => Math.max(0, Math.min(1, rate));
const TICK = 8;

interface BarProps {
  readonly row: RevenueRow;
  readonly width: number;
  readonly height: number;
  readonly stale: boolean;
  readonly own: boolean;
}

/** Receipts in grey, the gap to the pace in the colour of its state, the pace as a blue tick; without a figure a dashed empty track. */
export function RevenueBar({ row, width, height, stale, own }: BarProps) {
  const tall = height + TICK;
  const real = row.absorption === null ? null : clamp(row.absorption);
  const pace = row.pace === null ? null : clamp(row.pace);
  const marked = !stale && row.state === 'waspada';
  const rect = { y: TICK / 2, height };
  return (
    <svg className="peluru" viewBox={`0 0 ${width} ${tall}`} preserveAspectRatio="none" style={{ height: length(tall) }} aria-hidden="true">
      {real === null ? (
        <rect {...rect} x="1.5" width={width - 3} fill="none" stroke="var(--color-normal)" strokeWidth="3" strokeDasharray="10 9" />
      ) : (
        <>
          <rect {...rect} width={width} fill="var(--color-track)" />
          <rect {...rect} width={width * real} fill={own ? 'var(--color-normal)' : 'var(--color-step-3)'} />
          {pace !== null && pace > real ? (
            <rect
              {...rect}
              x={width * real}
              width={width * (pace - real)}
              fill={marked ? 'var(--color-waspada)' : 'var(--color-step-2)'}
              stroke={marked ? 'var(--fill-outline)' : 'none'}
              strokeWidth="2"
            />
          ) : null}
        </>
      )}
      {pace === null ? null : (
        <rect
          x={Math.min(width - TICK, Math.max(0, width * pace - TICK / 2))}
          width={TICK}
          height={tall}
          fill={stale ? 'var(--color-text-second)' : 'var(--color-info)'}
        />
      )}
    </svg>
  );
}
