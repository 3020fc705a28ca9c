import type { VisitFigure, VisitFigures } from '@lcc/contract';
import { useLanguage } from '../shared/language.js';
import { Metric } from '../shared/metric.js';
import { type Language, percentNumber, pointsSize, rateTenths, scaleMoney, wholeNumber } from '../shared/number-format.js';
import { dayStart, dayText } from '../shared/time-format.js';
import { guestWords } from './guest-words.js';

/** A beat's figures with their day. A share is drawn too, with the plan as a mark where its distance to it is told. */
export function FigureList({ told }: { readonly told: Pick<VisitFigures, 'asOf' | 'figures'> | null }) {
  const { language } = useLanguage();
  const words = guestWords[language];
  if (!told) return <div className="tamu-kartu kosong" />;
  if (told.asOf === null || told.figures.length === 0) return <p className="tamu-kartu">{words.noFigures}</p>;
  return (
    <section className="tamu-kartu" aria-label={words.figures}>
      <dl>
        {told.figures.map((figure) => (
          <div key={`${figure.metric}/${figure.scope}`}>
            <dt>{figure.label[language]}</dt>
            <dd>
              <Metric metric={figure.metric} scope={figure.scope} value={figure.value} absent={figure.absent} revision={figure.revision}>
                {figureText(figure, language)}
              </Metric>
              {figure.kind === 'share' ? <ShareBar figure={figure} gap={told.figures.find((other) => isGapOf(figure, other))} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className="tamu-hari">{words.figuresOf(dayText(dayStart(told.asOf), language))}</p>
    </section>
  );
}

const isGapOf = (share: VisitFigure, other: VisitFigure): boolean => other.metric === 'gap' && other.scope === share.scope;

/** A figure in words: `48,3%`, `−25,8 poin`, `Rp 1,42 triliun`, `12`. */
export function figureText({ kind, value }: VisitFigure, language: Language): string {
  const words = guestWords[language];
  if (value === null) return words.unknownValue;
  if (typeof value === 'string') {
    const { number, unit } = scaleMoney(value, language, 'three');
    return `Rp\u00a0${number} ${unit}`.trim();
  }
  if (kind === 'share') return `${percentNumber(value, language)}%`;
  if (kind === 'points') {
    const sign = rateTenths(value) < 0 ? '−' : '+';
    return `${sign}${pointsSize(value, language)}\u00a0${words.points}`;
  }
  return wholeNumber(value, language);
}

function ShareBar({ figure, gap }: { readonly figure: VisitFigure; readonly gap: VisitFigure | undefined }) {
  if (typeof figure.value !== 'number') return null;
  const at = (share: number): string => `${Math.max(0, Math.min(100, share * 100))}%`;
  return (
    <span className="tamu-bilah" aria-hidden="true">
      <i style={{ width: at(figure.value) }} />
      {typeof gap?.value === 'number' ? <u style={{ left: at(figure.value - gap.value) }} /> : null}
    </span>
  );
}
