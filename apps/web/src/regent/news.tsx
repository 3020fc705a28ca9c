import type { BoardRow, Regent } from '@lcc/contract';
import { useLanguage } from '../shared/language.js';
import { Shape, type ShapeName } from '../shared/shape.js';
import { dateText, dayStart, sinceText } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import { regentWords } from './regent-words.js';
import type { Asking } from './use-questions.js';

/** Pixels; names in a row of news, and how many of them. */
const NAME_WIDTH = 240;
const NAMES = 3;

interface NewsProps {
  readonly regent: Regent | null;
  readonly asking: Asking | null;
  readonly opened: number | null;
  readonly rows: readonly BoardRow[];
}

/** One line of a row of news. */
interface Piece {
  readonly id: string;
  readonly workUnit: string | null;
  readonly text: string;
  readonly date: string;
}

/** What happened since the page was last opened: answers of units, cases that came out, promises that were missed, cases that were closed. */
export function News({ regent, asking, opened, rows }: NewsProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  if (!regent) return null;
  const answers = answersSince(asking, opened ?? dayStart(regent.since) + DAY_MS);
  const total = answers.length + regent.raised.length + regent.missed.length + regent.closed.length;
  const cases = (of: Regent['raised'], promised = ''): Piece[] =>
    of.map(({ id, workUnit, title, date }) => ({
      ...{ id, workUnit, text: title[language] },
      date: `${promised}${dateText(dayStart(date), language, false)}`,
    }));
  return (
    <section aria-labelledby="bupati-baru">
      <h2 id="bupati-baru">
        {opened === null ? words.news : words.since}{' '}
        <small className="bupati-judul-kecil">{opened === null ? words.week : sinceText(opened, Date.now(), language, true)}</small>
      </h2>
      {total === 0 ? <p className="bupati-tenang">{words.nothingNew}</p> : null}
      <ul className="bupati-kabar">
        <NewsRow
          shape="info"
          news={answers.map(({ id, unit, text, at }) => ({ id, workUnit: unit, text, date: dateText(at, language, false) }))}
          what={words.answered}
          rows={rows}
        />
        <NewsRow shape="kritis" news={cases(regent.raised)} what={words.raised} rows={rows} />
        <NewsRow shape="waspada" news={cases(regent.missed, `${words.promise} `)} what={words.missed} rows={rows} />
        <NewsRow shape="normal" news={cases(regent.closed)} what={words.closed} rows={rows} />
      </ul>
    </section>
  );
}

const DAY_MS = 86_400_000;

/** Answers that came after an instant, the latest first. */
function answersSince(asking: Asking | null, since: number) {
  const told = (asking?.list?.questions ?? []).flatMap(({ id, unit, answer }) =>
    answer && Date.parse(answer.at) > since ? [{ id, unit, text: answer.text, at: Date.parse(answer.at) }] : [],
  );
  return told.sort((a, b) => b.at - a.at);
}

interface NewsRowProps {
  readonly shape: ShapeName;
  readonly news: readonly Piece[];
  readonly what: (n: number) => string;
  readonly rows: readonly BoardRow[];
}

function NewsRow({ shape, news, what, rows }: NewsRowProps) {
  if (news.length === 0) return null;
  const name = (code: string | null): string => {
    const row = rows.find(({ key }) => key === code);
    return row ? fitUnitName(row.name, NAME_WIDTH, 16) : (code ?? '—');
  };
  const names = [...new Set(news.map(({ workUnit }) => name(workUnit)))];
  return (
    <li>
      <details>
        <summary>
          <Shape name={shape} />
          <span>
            <b>{what(news.length)}</b>
            <span className="bupati-kabar-unit">
              {names.slice(0, NAMES).join(', ')}
              {names.length > NAMES ? `, +${names.length - NAMES}` : null}
            </span>
          </span>
          <Chevron />
        </summary>
        <ul>
          {news.map((each) => (
            <li key={each.id}>
              <b>{name(each.workUnit)}</b> {each.text}
              <small>{` · ${each.date}`}</small>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

export function Chevron() {
  return (
    <svg className="bupati-panah" viewBox="0 0 24 24" aria-hidden="true">
      <path d="m5 9 7 7 7-7" />
    </svg>
  );
}
