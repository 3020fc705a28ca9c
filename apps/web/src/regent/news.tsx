import type { BoardRow, Regent, RegentNews } from '@lcc/contract';
import { useLanguage } from '../shared/language.js';
import { Shape, type ShapeName } from '../shared/shape.js';
import { dateText, dayStart, sinceText } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import { regentWords } from './regent-words.js';

/** Pixels; names in a row of news, and how many of them. */
const NAME_WIDTH = 240;
const NAMES = 3;

interface NewsProps {
  readonly regent: Regent | null;
  readonly opened: number | null;
  readonly rows: readonly BoardRow[];
}

/** What happened since the page was last opened: cases that came out, promises that were missed, cases that were closed. */
export function News({ regent, opened, rows }: NewsProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  if (!regent) return null;
  const total = regent.raised.length + regent.missed.length + regent.closed.length;
  return (
    <section aria-labelledby="bupati-baru">
      <h2 id="bupati-baru">
        {opened === null ? words.news : words.since}{' '}
        <small className="bupati-judul-kecil">{opened === null ? words.week : sinceText(opened, Date.now(), language, true)}</small>
      </h2>
      {total === 0 ? <p className="bupati-tenang">{words.nothingNew}</p> : null}
      <ul className="bupati-kabar">
        <NewsRow shape="kritis" news={regent.raised} what={words.raised} rows={rows} />
        <NewsRow shape="waspada" news={regent.missed} what={words.missed} rows={rows} dated />
        <NewsRow shape="normal" news={regent.closed} what={words.closed} rows={rows} />
      </ul>
    </section>
  );
}

interface NewsRowProps {
  readonly shape: ShapeName;
  readonly news: readonly RegentNews[];
  readonly what: (n: number) => string;
  readonly rows: readonly BoardRow[];
  readonly dated?: boolean;
}

function NewsRow({ shape, news, what, rows, dated = false }: NewsRowProps) {
  const { language } = useLanguage();
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
              <b>{name(each.workUnit)}</b> {each.title[language]}
              <small>{` · ${dated ? `${regentWords[language].promise} ` : ''}${dateText(dayStart(each.date), language, false)}`}</small>
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
