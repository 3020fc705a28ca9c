import type { PencegahanPanel } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { decimalText, type Language } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { across, type Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { EDGE, rowHeight } from './pencegahan-layout.js';
import { areaName, pencegahanWords } from './pencegahan-words.js';

type Scores = Pick<PencegahanPanel['areas'][number], 'self' | 'verified'>;

/** Lengths at k = 6: number and gap at the right, and the name where the tile is wide. */
const NUMBER = 112;
const GAP = 142;
const NAME = 386;
const WIDE = 760;
/** Points by which the own score is far above the verified one. */
const FAR = 20;

/** A score, whole; nothing known is a dash. */
export const scoreText = (points: number | null, language: Language): string =>
  points === null ? '–' : decimalText(String(Math.round(points)), language);

/** Own against verified score of each area, on a line from 0 to 100. */
export function ScoresTile({ panel, box, named }: { readonly panel: PencegahanPanel; readonly box: Box; readonly named: boolean }) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = pencegahanWords[language];
  const row = rowHeight(box, panel.areas.length + 1, scale);
  const isWide = box.width >= WIDE * scale;
  const hasNames = named && isWide;
  const x = EDGE + (hasNames ? NAME * scale : 0);
  const width = box.width - x - (NUMBER + GAP) * scale - EDGE;
  const rows = [
    ...panel.areas.map((area) => ({ key: area.code, name: areaName(area.name), scores: area })),
    { key: 'region', name: t.all, scores: panel.total },
  ];
  // A score that rests on no published weights says so, where there is room: beside the legend, or in place of the last line.
  const said = panel.total.basis === null ? '' : t.basis[panel.total.basis];
  return (
    <Tile box={box} className="cegah">
      <p className="cegah-kepala">
        <span>
          <i className="cegah-titik" />
          {t.verified}
        </span>
        <span>
          <i className="cegah-titik cegah-lubang" />
          {t.own}
        </span>
        {isWide ? <span className="cegah-kanan">{said || t.gap}</span> : null}
      </p>
      {rows.map(({ key, name, scores }) => (
        <div
          key={key}
          className={key === 'region' ? 'cegah-baris cegah-jumlah' : 'cegah-baris'}
          style={{ height: `calc(var(--u) * ${row})`, lineHeight: `calc(var(--u) * ${row})` }}
        >
          {hasNames ? (
            <span className="cegah-nama" style={across(EDGE, NAME * scale)}>
              {name}
            </span>
          ) : null}
          {key === 'region' && said !== '' && !isWide ? (
            <span className="cegah-dasar" style={across(x, width)}>
              {said}
            </span>
          ) : (
            <Dumbbell scores={scores} box={{ x, y: 0, width, height: row }} />
          )}
          <Metric className="cegah-angka" metric="verifiedScore" scope={key} value={scores.verified} revision={panel.revision}>
            {scoreText(scores.verified, language)}
          </Metric>
          <Gap scores={scores} language={language} />
        </div>
      ))}
    </Tile>
  );
}

function Gap({ scores: { self, verified }, language }: { readonly scores: Scores; readonly language: Language }) {
  const gap = self === null || verified === null ? null : self - verified;
  const isFar = gap !== null && gap > FAR;
  return (
    <span className={isFar ? 'cegah-sisa cegah-telat' : 'cegah-sisa'}>
      {isFar ? <Shape name="waspada" /> : null}
      {scoreText(gap, language)}
    </span>
  );
}

function Dumbbell({ scores: { self, verified }, box }: { readonly scores: Scores; readonly box: Box }) {
  const { scale } = useCanvas();
  const edge = 16 * scale;
  const at = (points: number): number => edge + ((box.width - 2 * edge) * points) / 100;
  const y = box.height / 2;
  const isFar = self !== null && verified !== null && self - verified > FAR;
  return (
    <svg
      className="cegah-garis"
      style={{ ...across(box.x, box.width), height: `calc(var(--u) * ${box.height})` }}
      viewBox={`0 0 ${box.width} ${box.height}`}
      aria-hidden="true"
    >
      <path d={`M${at(0)} ${y}H${at(100)}`} stroke="var(--color-grid)" strokeWidth="3" />
      {[25, 50, 75].map((zone) => (
        <path key={zone} d={`M${at(zone)} ${y - 9}V${y + 9}`} stroke="var(--color-line)" strokeWidth="3" />
      ))}
      {self !== null && verified !== null ? (
        <path
          d={`M${at(verified)} ${y}H${at(self)}`}
          stroke={isFar ? 'var(--color-waspada)' : 'var(--color-normal)'}
          strokeWidth={10 * scale}
        />
      ) : null}
      {self === null ? null : (
        <circle cx={at(self)} cy={y} r={12 * scale} fill="var(--color-tile)" stroke="var(--color-text-second)" strokeWidth={5 * scale} />
      )}
      {verified === null ? null : <circle cx={at(verified)} cy={y} r={14 * scale} fill="var(--color-text)" />}
    </svg>
  );
}
