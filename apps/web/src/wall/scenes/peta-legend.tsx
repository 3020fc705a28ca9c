import type { RegionMap } from '@lcc/contract';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { type Language, percentNumber } from '../../shared/number-format.js';
import { dateText, dayStart } from '../../shared/time-format.js';
import { boundsOf, type Measure, STEPS } from './peta-measure.js';
import { petaWords } from './peta-words.js';

interface LegendProps {
  readonly measure: Measure;
  readonly boundaries: RegionMap['boundaries'];
  /** Beside the land, or in one line under it. */
  readonly form: 'column' | 'strip';
}

/** What lightness means and how sure the boundaries are; with room also whose spending is drawn and of which day. */
export function PetaLegend({ measure, boundaries, form }: LegendProps) {
  const { language } = useLanguage();
  const t = petaWords[language];
  const certainty =
    boundaries === null ? (
      <p className="peta-perkiraan">
        {form === 'strip' ? t.approximate.join(' ') : t.approximate.map((line) => <span key={line}>{line}</span>)}
      </p>
    ) : (
      <p className="peta-sumber">{`${t.boundaries} ${boundaries.source}`}</p>
    );
  if (form === 'strip')
    return (
      <>
        <div className="peta-perihal">{certainty}</div>
        <div className="peta-kunci peta-kunci-baris">
          <Steps measure={measure} />
          <span>{t.unit[measure]}</span>
        </div>
      </>
    );
  return (
    <>
      <Subject />
      <div className="peta-kunci">
        {certainty}
        <span>{t.legend[measure]}</span>
        <Steps measure={measure} />
      </div>
    </>
  );
}

/** Whose spending is drawn, and of which day. */
export function Subject() {
  const { language, w } = useLanguage();
  const asOf = useBoard((s) => s.board?.asOf ?? null);
  return (
    <p className="peta-perihal">
      {petaWords[language].whose.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {asOf === null ? null : <span className="second">{`${w.data} ${dateText(dayStart(asOf), language, false)}`}</span>}
    </p>
  );
}

function Steps({ measure }: { readonly measure: Measure }) {
  const { language } = useLanguage();
  return (
    <div>
      <div className="peta-tangga">
        {STEPS.map((step) => (
          <i key={step} style={{ background: `var(--color-step-${measure === 'gap' ? step : 6 - step})` }} />
        ))}
      </div>
      <div className="peta-batas tabular">
        {boundsOf(measure).map((bound) => (
          <span key={bound}>{boundText(bound, language)}</span>
        ))}
      </div>
    </div>
  );
}

/** `7,5`, `5`: without a decimal where there is none. */
const boundText = (bound: number, language: Language): string => percentNumber(bound, language).replace(/[.,]0$/, '');
