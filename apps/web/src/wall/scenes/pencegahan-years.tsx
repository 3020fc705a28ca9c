import type { PencegahanPanel } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { EDGE, HEAD, rowHeight } from './pencegahan-layout.js';
import { scoreText } from './pencegahan-scores.js';
import { pencegahanWords } from './pencegahan-words.js';

const MOST_BARS = 6;

/** The regency's score by year, the running one as verified so far, and the country's beside it. */
export function YearsTile({ panel, box }: { readonly panel: PencegahanPanel; readonly box: Box }) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = pencegahanWords[language];
  const bars = [
    ...panel.years.map(({ ofYear, value }) => ({ year: ofYear, value: value as number | null, isOpen: false })),
    { year: panel.year, value: panel.total.verified, isOpen: true },
  ].slice(-MOST_BARS);
  const [width, height] = [box.width, box.height - HEAD * scale];
  const step = (width - 2 * EDGE) / bars.length;
  const bar = Math.min(step * 0.6, 150 * scale);
  const [top, foot] = [64 * scale, 118 * scale];
  const at = (points: number): number => height - foot - ((height - foot - top) * points) / 100;
  return (
    <Tile box={box} className="cegah">
      <p className="cegah-kepala">
        <span>{t.years(panel.scheme)}</span>
        {panel.national.length > 0 ? (
          <span className="cegah-kanan">
            <i className="cegah-strip" /> {t.country}
          </span>
        ) : null}
      </p>
      <svg className="cegah-tahun" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {bars.map(({ year, value, isOpen }, i) => {
          const x = EDGE + step * (i + 0.5);
          const national = panel.national.find(({ ofYear }) => ofYear === year);
          const y = at(value ?? 0);
          return (
            <g key={year}>
              <rect
                x={x - bar / 2}
                y={y}
                width={bar}
                height={height - foot - y}
                fill={isOpen ? 'none' : 'var(--color-step-4)'}
                stroke={isOpen ? 'var(--color-text)' : 'none'}
                strokeWidth="4"
              />
              {national ? (
                <path
                  d={`M${x - bar / 2 - 12} ${at(national.value)}H${x + bar / 2 + 12}`}
                  stroke="var(--color-text)"
                  strokeWidth={6 * scale}
                />
              ) : null}
              <text x={x} y={Math.min(y, at(national?.value ?? 0)) - 14 * scale} textAnchor="middle" fontWeight="700">
                {scoreText(value, language)}
              </text>
              <text className="label-text second-ink" x={x} y={height - foot + 48 * scale} textAnchor="middle">
                {year}
              </text>
              {isOpen ? (
                <text className="label-text second-ink" x={x} y={height - foot + 96 * scale} textAnchor="middle">
                  {t.soFar}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </Tile>
  );
}

/** Indices of other institutions, each with the year it speaks of. */
export function IndicesTile({ panel, box }: { readonly panel: PencegahanPanel; readonly box: Box }) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = pencegahanWords[language];
  const row = rowHeight(box, Math.max(1, panel.indices.length), scale);
  return (
    <Tile box={box} className="cegah">
      <p className="cegah-kepala">
        <span>{t.indices}</span>
      </p>
      {panel.indices.length === 0 ? <p className="cegah-kosong second">{t.none}</p> : null}
      {panel.indices.map(({ index, value, ofYear }) => (
        <div key={index} className="cegah-baris" style={{ height: `calc(var(--u) * ${row})`, lineHeight: `calc(var(--u) * ${row})` }}>
          <span className="cegah-nama" style={{ left: `calc(var(--u) * ${EDGE})` }}>
            {index}
          </span>
          <b className="cegah-indeks">{value.replace('.', language === 'id' ? ',' : '.')}</b>
          <span className="cegah-sisa">{t.ofYear(ofYear)}</span>
        </div>
      ))}
    </Tile>
  );
}
