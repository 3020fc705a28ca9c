import type { PencegahanPanel } from '@lcc/contract';
import { addDays } from '@lcc/domain/values';
import { useLanguage } from '../shared/language.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { regentWords } from './regent-words.js';

const WEEK_DAYS = 6;

interface PreventionProps {
  readonly panel: PencegahanPanel | null;
  /** The board's day. */
  readonly today: string;
}

/** What waits for evidence, and what is due this week. */
export function Prevention({ panel, today }: PreventionProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  if (!panel) return null;
  const { stages, overdue } = panel.total;
  const all = stages.reduce((sum, each) => sum + each, 0);
  const due = panel.next.filter(({ date }) => date <= addDays(today, WEEK_DAYS));
  const [first] = due;
  const [counted, missing] = words.documents(stages[0], all);
  return (
    <section aria-labelledby="bupati-cegah">
      <h2 id="bupati-cegah">
        {words.prevention} <small className="bupati-judul-kecil">{`${panel.scheme} ${panel.year}`}</small>
      </h2>
      <p className="bupati-paragraf">
        <b>{counted}</b> {missing}{' '}
        {first ? (
          <>
            <b>{words.due(due.reduce((sum, { documents }) => sum + documents, 0))}</b>
            {`, ${words.nearest} ${dateText(dayStart(first.date), language)}: ${first.name}.`}
          </>
        ) : (
          words.noneDue
        )}{' '}
        {overdue > 0 ? <b>{words.late(overdue)}</b> : null}
      </p>
      <div className="bupati-tahap" role="img" aria-label={stages.map((n, i) => `${words.stages[i]} ${n}`).join(', ')}>
        {stages.map((n, i) => (n > 0 ? <i key={words.stages[i]} className={`tahap-${i}`} style={{ flex: n }} /> : null))}
      </div>
      <ul className="bupati-tahap-nama tabular">
        {stages.map((n, i) => (
          <li key={words.stages[i]}>
            <i className={`tahap-${i}`} />
            {words.stages[i]} <b>{n}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
