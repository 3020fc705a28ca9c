import { type Question, questionAnswerSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { percentNumber } from '../../../shared/number-format.js';
import { Shape } from '../../../shared/shape.js';
import { dateText, dayStart } from '../../../shared/time-format.js';
import { act } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Instant } from '../../parts/instant.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { QUESTIONS, useQuestionList } from './question-list.js';

/** What the regent asked of a unit: what waits is to be answered by the unit, once; then both stand. Nothing while nothing was asked. */
export function UnitQuestions({ unit }: { readonly unit: string }) {
  const say = useSay();
  const { data } = useQuestionList();
  const questions = (data?.questions ?? []).filter((each) => each.unit === unit);
  if (questions.length === 0) return null;
  const waiting = questions.filter(({ state }) => state === 'menunggu').length;
  return (
    <Section
      title={say('Pertanyaan Bupati', 'Questions of the regent')}
      note={say(`${waiting} menunggu jawaban`, `${waiting} to be answered`)}
    >
      <ul className="questions">
        {questions.map((question) => (
          <Asked key={question.id} question={question} />
        ))}
      </ul>
    </Section>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const say = useSay();
  const { language } = usePreferences();
  const { may } = useSession();
  const { text, askedBy, askedAt, dueOn, isLate, beside, answer } = question;
  const day = dueOn === null ? null : dateText(dayStart(dueOn), language);
  return (
    <li>
      <b>{text}</b>
      <p className="meta">
        {askedBy}, <Instant at={askedAt} />
        {beside?.absorption == null
          ? null
          : say(
              `, saat serapan ${percentNumber(beside.absorption, language)}% per ${dateText(dayStart(beside.asOf), language, false)}`,
              `, at an absorption of ${percentNumber(beside.absorption, language)}% as of ${dateText(dayStart(beside.asOf), language, false)}`,
            )}
      </p>
      {answer ? (
        <>
          <p className="answer">{answer.text}</p>
          <p className="meta">
            {say('Dijawab', 'Answered')} {answer.by}, <Instant at={answer.at} />
          </p>
        </>
      ) : (
        <>
          <p>
            <Shape name={isLate ? 'waspada' : 'info'} />{' '}
            {day === null
              ? say('Menunggu jawaban', 'To be answered')
              : isLate
                ? say(`Belum dijawab, seharusnya ${day}`, `Not answered, was due ${day}`)
                : say(`Menunggu jawaban sampai ${day}`, `To be answered by ${day}`)}
          </p>
          {may('questions.answer') ? <AnswerForm id={question.id} /> : null}
        </>
      )}
    </li>
  );
}

function AnswerForm({ id }: { readonly id: string }) {
  const say = useSay();
  const run = useAct();
  const client = useQueryClient();
  return (
    <SchemaForm
      schema={questionAnswerSchema}
      start={{ text: '' }}
      fields={[
        {
          name: 'text',
          label: { id: 'Jawaban', en: 'Answer' },
          help: { id: 'Dibaca Bupati di teleponnya; tidak dapat diubah.', en: 'Read by the regent on the phone; it cannot be changed.' },
        },
      ]}
      submit={say('Kirim jawaban', 'Send the answer')}
      onSubmit={async (body) => {
        await run(() => act(`/api/v1/questions/${id}/answer`, { method: 'PUT', body }));
        await client.invalidateQueries({ queryKey: QUESTIONS });
      }}
    />
  );
}
