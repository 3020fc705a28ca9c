import type { Board, BoardRow, Regent } from '@lcc/contract';
import { useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { Metric } from '../shared/metric.js';
import { percentNumber, pointsSize, rateTenths } from '../shared/number-format.js';
import { Shape } from '../shared/shape.js';
import { STATE_SHAPES } from '../shared/state-shape.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import { furthestBehind, unitGroup, unitsWorstFirst } from '../shared/unit-order.js';
import { Chevron } from './news.js';
import { Opened } from './opened.js';
import { usePieces } from './pieces.js';
import { LastQuestion } from './question-line.js';
import { regentWords } from './regent-words.js';
import type { Notes } from './use-notes.js';
import type { Asking } from './use-questions.js';
import { weekText } from './week-text.js';

const FEW = 5;

interface UnitsProps {
  readonly board: Board;
  readonly regent: Regent | null;
  readonly stale: boolean;
  readonly isDemo: boolean;
  /** Null for whoever may not ask. */
  readonly asking: Asking | null;
  readonly notes: Notes | null;
}

/** Silent units, the five furthest behind and the five furthest ahead of their plan; all of them on demand, and while none can be judged. */
export function Units({ board, regent, stale, isDemo, asking, notes }: UnitsProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [isAsked, setAsked] = useState(false);
  const judged = furthestBehind(board.rows, board.rows.length);
  const all = unitsWorstFirst(board.rows);
  const silent = all.filter((row) => unitGroup(row) === 'bisu');
  const few = Math.min(FEW, Math.ceil(judged.length / 2));
  const isAll = isAsked || few === 0;
  const shared = { regent, stale, isDemo, asking, notes, today: board.asOf };
  return (
    <>
      <section aria-labelledby="bupati-bawah">
        <h2 id="bupati-bawah">
          {isAll ? words.all(all.length) : `${few} ${words.lowest}`} <small className="bupati-judul-kecil">{words.points}</small>
        </h2>
        {silent.length > 0 ? <Silent rows={silent} /> : null}
        <UnitRows key={`${isAll}`} rows={isAll ? all : judged.slice(0, few)} {...shared} />
      </section>
      {isAll ? null : (
        <section aria-labelledby="bupati-teratas">
          <h2 id="bupati-teratas">
            {`${few} ${words.highest}`} <small className="bupati-judul-kecil">{words.points}</small>
          </h2>
          <UnitRows rows={judged.slice(judged.length - few).reverse()} {...shared} brief />
        </section>
      )}
      {few === 0 ? null : (
        <button type="button" className="bupati-semua" onClick={() => setAsked(!isAsked)}>
          {isAll ? words.fewer : words.all(all.length)}
          <Chevron />
        </button>
      )}
    </>
  );
}

/** Beside its gap, on the narrowest phone. */
const NAME = { width: 250, size: 17 } as const;
export const shortName = (row: BoardRow): string => fitUnitName(row.name, NAME.width, NAME.size);

function Silent({ rows }: { readonly rows: readonly BoardRow[] }) {
  const { language } = useLanguage();
  const names = rows.slice(0, 3).map(shortName);
  const more = rows.length - names.length;
  return (
    <p className="bupati-bisu">
      <Shape name="bisu" />
      <span>
        <b>{regentWords[language].silent(rows.length)}</b> {names.join(', ')}
        {more > 0 ? ` +${more}` : ''}
      </span>
    </p>
  );
}

interface RowsProps extends Omit<UnitProps, 'row'> {
  readonly rows: readonly BoardRow[];
}

/** Rows that fill a screen of a phone at once, the next ones in pieces. */
function UnitRows({ rows, ...shared }: RowsProps) {
  const painted = usePieces(Math.ceil(rows.length / FEW));
  return (
    <ul className="bupati-opd">
      {rows.slice(0, painted * FEW).map((row) => (
        <Unit key={row.key} row={row} {...shared} />
      ))}
    </ul>
  );
}

interface UnitProps {
  readonly row: BoardRow;
  readonly regent: Regent | null;
  readonly stale: boolean;
  readonly isDemo: boolean;
  readonly asking: Asking | null;
  readonly notes: Notes | null;
  readonly today: string;
  readonly brief?: boolean;
}

function Unit({ row, regent, stale, isDemo, asking, notes, today, brief = false }: UnitProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [isOpen, setOpen] = useState(false);
  const told = regent?.units[row.key] ?? null;
  const isSilent = unitGroup(row) === 'bisu';
  const { absorption, gap } = row;
  const planned = absorption === null || gap === null ? null : absorption - gap;
  const level = `${percentNumber(absorption ?? 0, language)}% ${words.of} ${planned === null ? '—' : `${percentNumber(planned, language)}%`}`;
  const isLate = told?.promise !== null && told?.promise !== undefined && told.promise < today && (gap ?? 0) < 0;
  const promise = told?.promise ? `${words.promise} ${dateText(dayStart(told.promise), language, false)}` : null;
  return (
    <li data-unit={row.key}>
      <button type="button" className="bupati-unit" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="bupati-nama">
          <span>{shortName(row)}</span>
          <Metric metric="gap" scope={row.key} value={gap} revision={row.revisions.realization} className="tabular">
            {gap === null ? '—' : `${rateTenths(gap) < 0 ? '−' : '+'}${pointsSize(gap, language)}`}
          </Metric>
        </span>
        {brief || absorption === null ? null : (
          <Bullet absorption={absorption} planned={planned} state={stale || isSilent ? null : row.state} />
        )}
        {brief ? null : (
          <span className="bupati-status">
            {stale ? null : (
              <>
                <Shape name={isSilent ? 'bisu' : STATE_SHAPES[row.state]} />
                <b>{isSilent ? words.isSilent : words.state[row.state]}</b>
              </>
            )}
            <Metric
              className="tabular"
              metric="absorption"
              scope={row.key}
              value={absorption}
              absent={row.absent.absorption}
              revision={row.revisions.absorption}
            >
              {level}
            </Metric>
            <span className="bupati-tren tabular">{weekText(row, language)}</span>
          </span>
        )}
        <span className="bupati-sebab">{told?.explanation ?? (brief ? null : words.noReason)}</span>
        <LastQuestion asking={asking} unit={row.key} />
        <span className="bupati-pemilik">
          <span>
            {told?.owner ?? words.noOwner}
            {brief ? ` · ${level}` : null}
            {promise ? (
              <>
                {' · '}
                <span className={isLate ? 'lewat' : undefined}>{isLate ? `${promise} ${words.missedBy}` : promise}</span>
              </>
            ) : null}
          </span>
          <Chevron />
        </span>
      </button>
      {isOpen ? <Opened row={row} told={told} isDemo={isDemo} asking={asking} notes={notes} /> : null}
    </li>
  );
}

interface BulletProps {
  readonly absorption: number;
  readonly planned: number | null;
  /** Null while nothing is judged. */
  readonly state: BoardRow['state'] | null;
}

/** The status colour sits on the gap, not on the money already spent. */
function Bullet({ absorption, planned, state }: BulletProps) {
  const at = (share: number): string => `${Math.max(0, Math.min(100, share * 100))}%`;
  const coloured = state === 'kritis' || state === 'waspada' ? ` ${state}` : '';
  return (
    <span className="bupati-peluru" aria-hidden="true">
      <i style={{ width: at(absorption) }} />
      {planned !== null && planned > absorption ? (
        <s className={coloured.trim()} style={{ left: at(absorption), width: at(planned - absorption) }} />
      ) : null}
      {planned === null ? null : <u style={{ left: at(planned) }} />}
    </span>
  );
}
