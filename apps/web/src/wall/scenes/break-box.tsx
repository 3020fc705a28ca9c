import './break-box.css';
import type { FlowBreak } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { scaleMoney, wholeNumber } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { cutText } from '../../shared/text-width.js';
import { fitUnitName } from '../../shared/unit-name.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { isFlat } from './benang-layout.js';
import { type BreakWords, breakWords } from './benang-words.js';

interface BreakBoxProps {
  readonly box: Box;
  readonly of: FlowBreak;
  readonly state: 'waspada' | 'kritis';
  readonly revision: number;
  readonly stale: boolean;
}

const UNKNOWN: BreakWords = { things: '', what: '' };

/** One kind of break: how many, how much, and the largest by name. */
export function BreakBox({ box, of: { kind, count, amount, example }, state, revision, stale }: BreakBoxProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const { scale } = canvas;
  const flat = isFlat(canvas);
  const unitName = example?.unitName ?? null;
  const { things, what } = breakWords(kind, language) ?? UNKNOWN;
  const { number, unit } = scaleMoney(amount, language, 'three');
  const width = box.width - 56;
  const shape = count === 0 || stale ? 'normal' : state;
  const largest = example && scaleMoney(example.amount, language, 'three');
  const of = largest ? `${largest.number} ${largest.unit}` : '';
  return (
    <Tile box={box} stale={stale} className={`putus-ubin ${flat ? 'putus-datar ' : ''}putus-${shape}`}>
      <div className="putus-baris">
        <Shape name={shape} />
        <b>
          <Metric metric={kind} scope="count" value={count} revision={revision}>
            {wholeNumber(count, language)}
          </Metric>{' '}
          {things}
        </b>
        {flat ? <span>{what}</span> : null}
        <b className="putus-jumlah">
          <Metric metric={kind} scope="amount" value={amount} revision={revision}>
            {number}
          </Metric>
          {flat ? ` ${unit}` : null}
        </b>
      </div>
      {flat ? null : (
        <div className="putus-baris putus-apa">
          <span>{what}</span>
          <span className="second">{unit}</span>
        </div>
      )}
      {example ? (
        <div className="putus-contoh">
          <span>{cutText(example.name ?? example.key, flat ? width * 0.6 : width, 44 * scale)}</span>
          <span className="second">
            {unitName === null ? null : `${fitUnitName(unitName, width * (flat ? 0.22 : 0.55), 44 * scale)}, `}
            {of}
          </span>
        </div>
      ) : null}
    </Tile>
  );
}
