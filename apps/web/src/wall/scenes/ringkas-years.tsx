import type { Board } from '@lcc/contract';
import { useDeferredValue } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyBeside, percentNumber, scaleMoney } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { STATE_SHAPES } from '../../shared/state-shape.js';
import { type Box, GAP, placeAt, splitColumns, splitRows, wholeField } from '../box.js';
import { useCanvas } from '../canvas.js';
import { YearCurve } from '../curve/year-curve.js';
import { headlineSentence } from '../headline-sentence.js';
import { PercentSign } from '../parts/figures.js';
import { Tile } from '../parts/tile.js';

/** Two answers side by side need more room between them than two tiles. */
const BETWEEN = 3 * GAP;
/** Height of the head at k = 6. */
const HEAD = 384;

/** Two years side by side, the older one left (upright: above): one complete to its end, the other just begun. */
export function TwoYears({ other }: { readonly other: Board }) {
  const { field, orientation } = useCanvas();
  const board = useBoard((s) => s.board);
  const whole = wholeField(field);
  const [first, second] = (orientation === 'portrait' ? splitRows(whole, [null, null]) : splitColumns(whole, [null, null], BETWEEN)) as [
    Box,
    Box,
  ];
  if (!board) return null;
  const older = other.year < board.year;
  // The channel of the screen comes first in the document, wherever it stands on the glass.
  return (
    <>
      <YearColumn board={board} box={older ? second : first} scope="region" />
      <YearColumn board={other} box={older ? first : second} scope={String(other.year)} />
    </>
  );
}

interface YearProps {
  readonly board: Board;
  readonly box: Box;
  readonly scope: string;
}

function YearColumn({ board, box, scope }: YearProps) {
  const { scale, density } = useCanvas();
  const shown = useDeferredValue(board);
  const [head, curve] = splitRows(box, [HEAD * scale, null]) as [Box, Box];
  return (
    <>
      <YearHead board={board} box={head} scope={scope} />
      {density === 'far' ? null : (
        <Tile box={curve}>
          <YearCurve board={shown} size={curve} scope={scope} stale={false} staleDays={0} />
        </Tile>
      )}
    </>
  );
}

function YearHead({ board, box, scope }: YearProps) {
  const { language, w } = useLanguage();
  const far = useCanvas().density === 'far';
  const { totals, summary } = board;
  const text = totals.absorption === null ? '—' : percentNumber(totals.absorption, language);
  return (
    <section className="ringkas-kepala" style={placeAt(box)}>
      <div className="ringkas-label">
        <span>{far ? board.year : `${w.serapanBelanja} ${board.year}`}</span>
        <b>
          <Shape name={STATE_SHAPES[summary.state]} />
          {(far ? w.stateShort : w.state)[summary.state]}
        </b>
      </div>
      <div className="ringkas-hero">
        <div className="hero">
          <Metric
            metric="absorption"
            scope={scope}
            value={totals.absorption}
            absent={totals.absent.absorption}
            revision={totals.revisions.absorption}
          >
            {text}
          </Metric>
          {totals.absorption === null ? null : <PercentSign />}
        </div>
        {far ? null : <Rupiah board={board} scope={scope} />}
      </div>
      {far ? null : <Sentence board={board} />}
    </section>
  );
}

function Rupiah({ board, scope }: { readonly board: Board; readonly scope: string }) {
  const { language, w } = useLanguage();
  const { realization, ceiling, revisions, absent } = board.totals;
  const of = ceiling === null ? null : scaleMoney(ceiling, language, 'three');
  if (!of || ceiling === null) return null;
  return (
    <div className="hero-uang">
      <Metric metric="realization" scope={scope} value={realization} absent={absent.realization} revision={revisions.realization}>
        <b>{realization === null ? '—' : `Rp\u00a0${moneyBeside(realization, ceiling, language)}`}</b>
      </Metric>
      <div>
        {`${w.dari} `}
        <Metric metric="ceiling" scope={scope} value={ceiling} revision={revisions.ceiling}>
          {of.number}
        </Metric>
        <br />
        {of.unit}
      </div>
    </div>
  );
}

function Sentence({ board }: { readonly board: Board }) {
  const { language } = useLanguage();
  const lines = headlineSentence({ board, staleSince: null, language });
  return (
    <p className="ringkas-kalimat">
      {lines.map((line, i) => (
        <span key={i === 0 ? 'gerak' : 'posisi'}>{line.map((part) => (part.strong ? <b key={part.text}>{part.text}</b> : part.text))}</span>
      ))}
    </p>
  );
}
