import { wholeNumber } from '../../../shared/number-format.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';

export interface Counts {
  readonly rows: number;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: number;
}

const PARTS: readonly { readonly key: Exclude<keyof Counts, 'rows'>; readonly words: Text }[] = [
  { key: 'accepted', words: { id: 'Baru', en: 'New' } },
  { key: 'corrections', words: { id: 'Mengoreksi', en: 'Corrections' } },
  { key: 'duplicates', words: { id: 'Sudah ada, dilewati', en: 'Known, passed over' } },
  { key: 'rejected', words: { id: 'Ditolak', en: 'Refused' } },
];

/** How many rows became what, as one bar and as numbers. */
export function CountBar(counts: Counts) {
  const say = useSay();
  const { language } = usePreferences();
  return (
    <div className="counts">
      <div className="count-bar" aria-hidden="true">
        {PARTS.filter(({ key }) => counts[key] > 0).map(({ key }) => (
          <i key={key} data-part={key} style={{ flexGrow: counts[key] }} />
        ))}
      </div>
      <dl>
        {PARTS.map(({ key, words }) => (
          <div key={key}>
            <dt>
              <i data-part={key} /> {say(words)}
            </dt>
            <dd>{wholeNumber(counts[key], language)}</dd>
          </div>
        ))}
        <div className="all-rows">
          <dt>{say('Baris dibaca', 'Rows read')}</dt>
          <dd>{wholeNumber(counts.rows, language)}</dd>
        </div>
      </dl>
    </div>
  );
}
