import type { ServiceIndicator } from '@lcc/contract';
import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { decimalText, type Language } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import type { SourceState } from '../../shared/source-age.js';
import { cutText, textWidth } from '../../shared/text-width.js';
import { ageText } from '../../shared/time-format.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { ageOf, shortfall, trendLine } from './layanan-figure.js';
import { layananWords } from './layanan-words.js';

const EDGE = 28;
const VALUE = 104;
/** Room that unit and target need beside a figure; a longer figure is set smaller. */
const LEAST_BESIDE = 230;
/** Above the trend: application, name, figure. Under it, and over the head: the tile's edge. */
const HEAD = 232;
const FOOT = 40;
const DOT = 10;

interface TileProps {
  readonly indicator: ServiceIndicator;
  readonly box: Box;
  readonly state: SourceState;
  /** In words, so that a tile repaints only when they change. */
  readonly age: string;
}

/** One figure of one application: what it is now against its target, how it went, and how old it is. */
export const IndicatorTile = memo(function IndicatorTile({ indicator, box, state, age }: TileProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const { application, name, value, unit, revision } = indicator;
  const room = box.width - 2 * EDGE;
  const stale = state === 'basi';
  const text = decimalText(value, language);
  const beside = room - textWidth(text, VALUE * scale) - 18 * scale;
  const tight = beside < LEAST_BESIDE * scale;
  return (
    <Tile box={box} stale={stale} className={stale ? 'layanan-ubin layanan-basi' : 'layanan-ubin'}>
      <div className="layanan-kepala">
        <span>{cutText(application, room - textWidth(age, 44 * scale) - 84 * scale, 44 * scale)}</span>
        <Age state={state} age={age} />
      </div>
      <div className="layanan-nama">{cutText(name, room, 53 * scale)}</div>
      <div className={tight ? 'layanan-nilai layanan-rapat' : 'layanan-nilai'}>
        <Metric metric="value" scope={`${application}/${name}`} value={value} revision={revision}>
          <b>{text}</b>
        </Metric>
        <div className="layanan-samping">
          <span>{cutText(unit, Math.max(LEAST_BESIDE * scale, beside), 44 * scale)}</span>
          {stale ? null : <Target indicator={indicator} />}
        </div>
      </div>
      <Trend indicator={indicator} width={room} height={box.height - HEAD * scale - FOOT} stale={stale} />
    </Tile>
  );
});

function Age({ state, age }: { readonly state: SourceState; readonly age: string }) {
  const shape = state === 'basi' ? 'basi' : state === 'terlambat' ? 'waspada' : null;
  return (
    <span className={shape ? 'layanan-umur layanan-soal' : 'layanan-umur'} data-state={state}>
      {shape ? <Shape name={shape} /> : null}
      {age}
    </span>
  );
}

/** How far it is from its target, where something says which way is good; else the target alone. */
function Target({ indicator }: { readonly indicator: ServiceIndicator }) {
  const { language } = useLanguage();
  const t = layananWords[language];
  if (indicator.target === null) return null;
  const misses = shortfall(indicator);
  if (misses === null) return <span className="layanan-target">{`${t.target} ${decimalText(indicator.target, language)}`}</span>;
  const words = indicator.better === 'higher' ? t.short : t.over;
  return (
    <span className="layanan-target layanan-meleset">
      <Shape name="waspada" />
      {words(decimalText(misses, language))}
    </span>
  );
}

interface TrendProps {
  readonly indicator: ServiceIndicator;
  readonly width: number;
  readonly height: number;
  readonly stale: boolean;
}

function Trend({ indicator, width, height, stale }: TrendProps) {
  const inner = { width: width - 2 * DOT, height: height - 2 * DOT };
  const line = inner.height > 24 ? trendLine(indicator, inner.width, inner.height) : null;
  if (!line) return null;
  const last = line.points.at(-1);
  const ink = stale ? 'var(--color-normal)' : 'var(--color-text)';
  return (
    <svg
      className="layanan-tren"
      style={{ height: `calc(var(--u) * ${height})` }}
      viewBox={`${-DOT} ${-DOT} ${width} ${height}`}
      aria-hidden="true"
    >
      {line.target === null ? null : (
        <path
          d={`M0 ${line.target}H${inner.width}`}
          stroke={stale ? 'var(--color-normal)' : 'var(--color-info)'}
          strokeWidth="4"
          strokeDasharray="14 10"
        />
      )}
      <path
        d={`M${line.points.map(({ x, y }) => `${x} ${y}`).join('L')}`}
        fill="none"
        stroke="var(--color-normal)"
        strokeWidth="6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last ? <circle cx={last.x} cy={last.y} r={DOT} fill={ink} /> : null}
    </svg>
  );
}

/** A figure's state by its own cadence, and its age in words. */
export function ageWords(
  indicator: ServiceIndicator,
  now: number,
  language: Language,
): { readonly state: SourceState; readonly age: string } {
  const { state, ageMs } = ageOf(indicator, now);
  return { state, age: ageText(ageMs, language) };
}
