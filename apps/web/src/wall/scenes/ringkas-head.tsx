import { sameList, useBoard, useFigure } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyBeside, percentNumber, scaleMoney } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { STATE_SHAPES } from '../../shared/state-shape.js';
import { textWidth } from '../../shared/text-width.js';
import { type Box, placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { headlineSentence } from '../headline-sentence.js';

/** The one figure, what it is worth in rupiah, its state, and the sentence that says what it means. */
export function HeadFigure({ box }: { readonly box: Box }) {
  const { w } = useLanguage();
  const { scale } = useCanvas();
  const { stale } = useRealizationFeed();
  return (
    <section className={stale ? 'ringkas-kepala basi' : 'ringkas-kepala'} style={placeAt(box)}>
      <div className="ringkas-label">
        <span>{w.serapanBelanja}</span>
        <StateWord stale={stale} />
      </div>
      <div className="ringkas-hero">
        <Absorption room={box.width / scale} />
        <Rupiah />
      </div>
      <HeadSentence />
    </section>
  );
}

function StateWord({ stale }: { readonly stale: boolean }) {
  const { w } = useLanguage();
  const state = useBoard((s) => s.board?.summary.state ?? 'unknown');
  return (
    <b>
      <Shape name={stale ? 'basi' : STATE_SHAPES[state]} />
      {stale ? w.basiKepala : w.state[state]}
    </b>
  );
}

/** Type size of the figure at k = 6; where its digits leave less than these widths of the box, it yields to the rupiah beside it. */
const HERO = 224;
const BESIDE = { wide: 281, veryWide: 236 } as const;

function heroClass(text: string, room: number): string {
  const left = room - textWidth(text, HERO);
  if (left < BESIDE.veryWide) return 'hero hero-panjang';
  return left < BESIDE.wide ? 'hero hero-lebar' : 'hero';
}

/** `room`: width of the box in logical pixels of k = 6. */
function Absorption({ room }: { readonly room: number }) {
  const { language } = useLanguage();
  const value = useFigure((s) => s.board?.totals.absorption ?? null);
  const absent = useFigure((s) => s.board?.totals.absent.absorption ?? null);
  const revision = useFigure((s) => s.board?.totals.revisions.absorption ?? 0);
  const text = value === null ? '—' : percentNumber(value, language);
  return (
    <div className={heroClass(text, room)}>
      <Metric metric="absorption" scope="region" value={value} absent={absent} revision={revision}>
        {text}
      </Metric>
      {value === null ? null : <span className="percent-sign">%</span>}
    </div>
  );
}

/** Realization and ceiling in the same unit, said once. */
function Rupiah() {
  const { language, w } = useLanguage();
  const [realization, ceiling] = useFigure(
    (s) => [s.board?.totals.realization ?? null, s.board?.totals.ceiling ?? null] as const,
    sameList,
  );
  const revisions = useFigure((s) => s.board?.totals.revisions ?? null);
  const absent = useFigure((s) => s.board?.totals.absent ?? null);
  const spent = realization === null ? null : scaleMoney(realization, language, 'three');
  const of = ceiling === null ? null : scaleMoney(ceiling, language, 'three');
  return (
    <div className="hero-uang">
      <Metric metric="realization" scope="region" value={realization} absent={absent?.realization} revision={revisions?.realization ?? 0}>
        <b>
          {spent ? `Rp\u00a0${realization !== null && ceiling !== null ? moneyBeside(realization, ceiling, language) : spent.number}` : '—'}
        </b>
      </Metric>
      {spent && !of ? <div>{spent.unit}</div> : null}
      {of ? (
        <div>
          {`${w.dari} `}
          <Metric metric="ceiling" scope="region" value={ceiling} revision={revisions?.ceiling ?? 0}>
            {of.number}
          </Metric>
          <br />
          {of.unit}
        </div>
      ) : null}
    </div>
  );
}

function HeadSentence() {
  const { language } = useLanguage();
  const feed = useRealizationFeed();
  const board = useBoard(
    (s) => s.board,
    (a, b) => a?.totals === b?.totals && a?.summary === b?.summary && a?.asOf === b?.asOf && a?.year === b?.year,
  );
  if (!board) return null;
  const [first, second] = headlineSentence({ board, staleSince: feed.stale ? feed.since : null, language });
  return (
    <p className="ringkas-kalimat">
      {[first, second].map((line, i) => (
        <span key={i === 0 ? 'gerak' : 'posisi'}>{line.map((part) => (part.strong ? <b key={part.text}>{part.text}</b> : part.text))}</span>
      ))}
    </p>
  );
}
