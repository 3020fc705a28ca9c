import type { BoardRow, Question } from '@lcc/contract';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { percentNumber } from '../shared/number-format.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import { standingOf } from './question-line.js';
import { regentWords } from './regent-words.js';
import type { Asking } from './use-questions.js';

const SHOWN = 3;
const LONGEST = 280;

/** What was asked of a unit, with its answers, and a form for one question more. */
export function AskUnit({ row, asking }: { readonly row: BoardRow; readonly asking: Asking }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [isOpen, setOpen] = useState(false);
  const asked = (asking.list?.questions ?? []).filter(({ unit }) => unit === row.key).slice(0, SHOWN);
  const unsent = asking.unsent.filter(({ unit }) => unit === row.key);
  return (
    <div className="bupati-tanya">
      {asked.length + unsent.length > 0 ? (
        <ul aria-label={words.questions}>
          {unsent.map(({ id, text }) => (
            <li key={id}>
              <b>{text}</b>
              <small>{words.unsent}</small>
            </li>
          ))}
          {asked.map((question) => (
            <Asked key={question.id} question={question} />
          ))}
        </ul>
      ) : null}
      {asking.refused.has(row.key) ? <p role="alert">{words.askRefused}</p> : null}
      {isOpen ? (
        <AskForm
          unit={fitUnitName(row.name, 300, 17)}
          dueOn={asking.list?.dueOn ?? null}
          onAsk={(text) => {
            asking.ask(row.key, text);
            setOpen(false);
          }}
        />
      ) : (
        <button type="button" className="bupati-tombol" onClick={() => setOpen(true)}>
          {words.ask}
        </button>
      )}
    </div>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const { text, askedAt, beside, answer } = question;
  const planned = beside?.absorption == null || beside.gap === null ? null : beside.absorption - beside.gap;
  const level = beside?.absorption == null ? null : `${percentNumber(beside.absorption, language)}% ${words.of}`;
  const plan = planned === null ? '—' : `${percentNumber(planned, language)}%`;
  const figure =
    level && beside ? `, ${words.besideFigure} ${level} ${plan} ${words.per} ${dateText(dayStart(beside.asOf), language, false)}` : '';
  return (
    <li>
      <b>{text}</b>
      <small>{`${words.questioned} ${dateText(Date.parse(askedAt), language, false)}${figure}`}</small>
      {answer ? <span className="bupati-jawaban">{answer.text}</span> : null}
      <small>{answer ? `${standingOf(question, language)}, ${answer.by}` : standingOf(question, language)}</small>
    </li>
  );
}

interface AskFormProps {
  readonly unit: string;
  readonly dueOn: string | null;
  readonly onAsk: (text: string) => void;
}

/** Three questions that are often asked, or one's own. */
function AskForm({ unit, dueOn, onAsk }: AskFormProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const name = useId();
  const [choice, setChoice] = useState(0);
  const [own, setOwn] = useState('');
  const isOwn = choice === words.askChoices.length;
  const text = isOwn ? own.trim() : (words.askChoices[choice] ?? '');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text !== '') onAsk(text);
  };
  return (
    <form className="bupati-formulir" onSubmit={send}>
      <fieldset>
        <legend>{words.askTitle(unit)}</legend>
        {[...words.askChoices, words.askOwn].map((each, i) => (
          <label key={each}>
            <input type="radio" name={name} checked={choice === i} onChange={() => setChoice(i)} />
            <span>{each}</span>
          </label>
        ))}
      </fieldset>
      {isOwn ? (
        <textarea aria-label={words.askText} rows={3} maxLength={LONGEST} value={own} onChange={(event) => setOwn(event.target.value)} />
      ) : null}
      <button type="submit" className="bupati-tombol utama" disabled={text === ''}>
        {words.askSend(dueOn === null ? null : dateText(dayStart(dueOn), language))}
      </button>
      <p className="bupati-tenang">{words.askNote}</p>
    </form>
  );
}
