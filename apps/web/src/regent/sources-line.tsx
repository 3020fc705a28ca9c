import type { Board } from '@lcc/contract';
import { budgetVersionName } from '../shared/budget-version.js';
import { useLanguage } from '../shared/language.js';
import { Shape } from '../shared/shape.js';
import { readSources } from '../shared/source-age.js';
import { sourceShortName } from '../shared/source-name.js';
import { ageText } from '../shared/time-format.js';
import { regentWords } from './regent-words.js';

/** The sources that a regent knows by name; an application of its own tells its state in its own scene. */
const SHOWN = ['sp2d', 'lra', 'cash-plan', 'budget-lines', 'progress', 'receipts', 'prevention-evidence', 'unit-report'];

/** One line of sources with their ages, and the budget version in force. */
export function SourcesLine({ board, now }: { readonly board: Board; readonly now: number }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const readings = readSources(board, now).filter(({ source }) => SHOWN.includes(source.id));
  return (
    <p className="bupati-sumber">
      <b>{words.sources}</b>{' '}
      {readings.map(({ source, state, ageMs }, i) => (
        <span key={source.id}>
          {i > 0 ? ' · ' : ''}
          <span className="bupati-utuh">
            {state === 'segar' ? null : <Shape name={state === 'basi' ? 'basi' : 'waspada'} />}
            {`${sourceShortName(source, language)} ${ageText(ageMs, language)}`}
            {state === 'segar' ? '' : ` ${state === 'basi' ? words.staleSource : words.lateSource}`}
          </span>
        </span>
      ))}
      {board.version ? (
        <>
          <br />
          {`${words.ceiling} ${budgetVersionName(board.version)} ${board.year} · rev ${board.revision}`}
        </>
      ) : null}
    </p>
  );
}
