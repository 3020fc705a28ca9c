import type { Question } from '@lcc/contract';
import { useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';
import { Shape } from '../shared/shape.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { regentWords } from './regent-words.js';
import type { Asking } from './use-questions.js';

/** Where a question stands, in words. */
export function standingOf({ dueOn, isLate, answer }: Question, language: Language): string {
  const words = regentWords[language];
  if (answer) return `${words.answeredOn} ${dateText(Date.parse(answer.at), language, false)}`;
  const day = dueOn === null ? null : dateText(dayStart(dueOn), language, false);
  return isLate && day !== null ? words.overdue(day) : words.awaited(day);
}

/** On a closed row: what was asked of the unit last, and its answer. */
export function LastQuestion({ asking, unit }: { readonly asking: Asking | null; readonly unit: string }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  if (asking?.unsent.some((each) => each.unit === unit)) return <span className="bupati-tanya-baris">{words.unsent}</span>;
  const last = asking?.list?.questions.find((each) => each.unit === unit);
  if (!last) return null;
  return (
    <span className="bupati-tanya-baris">
      {last.answer ? (
        <>
          <b>{standingOf(last, language)}:</b> {last.answer.text}
        </>
      ) : (
        <>
          {last.isLate ? <Shape name="waspada" /> : null}
          {`${words.questioned} ${dateText(Date.parse(last.askedAt), language, false)}, ${standingOf(last, language)}`}
        </>
      )}
    </span>
  );
}
