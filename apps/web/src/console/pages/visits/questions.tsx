import type { VisitQuestion, Visits } from '@lcc/contract';
import { Instant } from '../../parts/instant.js';
import { Section } from '../../parts/page.js';
import { useSay } from '../../preferences.js';

interface QuestionsProps {
  readonly questions: readonly VisitQuestion[];
  readonly beats: Visits['beats'];
  /** Of the visit before. */
  readonly isPast?: boolean;
}

/** What guests ask, newest first, with the step they looked at. */
export function Questions({ questions, beats, isPast = false }: QuestionsProps) {
  const say = useSay();
  const title = isPast
    ? say('Pertanyaan kunjungan terakhir', 'Questions of the last visit')
    : say('Pertanyaan tamu', 'Questions of guests');
  return (
    <Section title={title} note={say('dihapus setelah tujuh hari', 'deleted after seven days')}>
      {questions.length === 0 ? <p className="meta">{say('Belum ada yang bertanya.', 'Nobody has asked yet.')}</p> : null}
      <ul className="visit-questions">
        {questions.map(({ id, beat, text, at }) => {
          const about = beats.find((each) => each.id === beat)?.title;
          return (
            <li key={id}>
              <p>{text}</p>
              <small>
                {about ? `${say(about)} · ` : null}
                <Instant at={at} />
              </small>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
