import type { PlanState } from '@lcc/contract';
import { sameList, useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyBeside, percentNumber, scaleMoney } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { useRealizationFeed } from '../feed-state.js';
import { headlineSentence } from '../headline-sentence.js';

/** The one figure, what it is worth in rupiah, its state, and the sentence that says what it means. */
export function HeadFigure() {
  const { w } = useLanguage();
  const { stale } = useRealizationFeed();
  return (
    <section className={stale ? 'ringkas-kepala basi' : 'ringkas-kepala'}>
      <div className="ringkas-label">
        <span>{w.serapanBelanja}</span>
        <StateWord stale={stale} />
      </div>
      <div className="ringkas-hero">
        <Absorption />
        <Rupiah />
      </div>
      <HeadSentence />
    </section>
  );
}

const SHAPES: Readonly<Record<PlanState, ShapeName>> = { kritis: 'kritis', waspada: 'waspada', sesuai: 'normal', unknown: 'bisu' };

function StateWord({ stale }: { readonly stale: boolean }) {
  const { w } = useLanguage();
  const state = useBoard((s) => s.board?.summary.state ?? 'unknown');
  return (
    <b>
      <Shape name={stale ? 'basi' : SHAPES[state]} />
      {stale ? w.basiKepala : w.state[state]}
    </b>
  );
}

/** Type size of the figure; above these widths of its digits (logical pixels) it yields to the rupiah beside it. */
const HERO = 224;
const WIDE = 475;
const VERY_WIDE = 520;

function heroClass(text: string): string {
  const width = textWidth(text, HERO);
  if (width > VERY_WIDE) return 'hero hero-panjang';
  return width > WIDE ? 'hero hero-lebar' : 'hero';
}

function Absorption() {
  const { language } = useLanguage();
  const value = useBoard((s) => s.board?.totals.absorption ?? null);
  const absent = useBoard((s) => s.board?.totals.absent.absorption ?? null);
  const revision = useBoard((s) => s.board?.totals.revisions.absorption ?? 0);
  const text = value === null ? '—' : percentNumber(value, language);
  return (
    <div className={heroClass(text)}>
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
  const [realization, ceiling] = useBoard((s) => [s.board?.totals.realization ?? null, s.board?.totals.ceiling ?? null] as const, sameList);
  const revisions = useBoard((s) => s.board?.totals.revisions ?? null);
  const absent = useBoard((s) => s.board?.totals.absent ?? null);
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
