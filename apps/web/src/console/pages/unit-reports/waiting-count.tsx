import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { useQuestionList } from './question-list.js';

/** Beside the page's name: how many questions wait for an answer of who is signed in. */
export function WaitingCount() {
  const say = useSay();
  const { may } = useSession();
  const { data } = useQuestionList();
  const waiting = data?.questions.filter(({ state }) => state === 'menunggu').length ?? 0;
  if (waiting === 0 || !may('questions.answer')) return null;
  return (
    <span className="count">
      {waiting}
      <span className="sr-only"> {say('pertanyaan menunggu', 'questions waiting')}</span>
    </span>
  );
}
