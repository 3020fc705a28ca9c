import type { Board, BoardRow, Regent } from '@lcc/contract';
import { senFromWire, senToWire } from '@lcc/domain/values';
import { useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { Metric } from '../shared/metric.js';
import { percentNumber, pointsSize, rateTenths, scaleMoney } from '../shared/number-format.js';
import { Shape } from '../shared/shape.js';
import { STATE_SHAPES } from '../shared/state-shape.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import { furthestBehind, topUnits, unitGroup } from '../shared/unit-order.js';
import { Chevron } from './news.js';
import { regentWords } from './regent-words.js';

const FEW = 5;

interface UnitsProps {
  readonly board: Board;
  readonly regent: Regent | null;
  readonly stale: boolean;
  readonly isDemo: boolean;
}

/** Silent units, the five furthest behind and the five furthest ahead of their plan; all of them on demand. */
export function Units({ board, regent, stale, isDemo }: UnitsProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [isAll, setAll] = useState(false);
  const judged = furthestBehind(board.rows, board.rows.length);
  const silent = topUnits(board.rows).filter((row) => unitGroup(row) === 'bisu');
  const few = Math.min(FEW, Math.ceil(judged.length / 2));
  const shared = { regent, stale, isDemo, today: board.asOf };
  return (
    <>
      <section aria-labelledby="bupati-bawah">
        <h2 id="bupati-bawah">
          {isAll ? words.all(topUnits(board.rows).length) : `${few} ${words.lowest}`}{' '}
          <small className="bupati-judul-kecil">{words.points}</small>
        </h2>
        {silent.length > 0 ? <Silent rows={silent} /> : null}
        <ul className="bupati-opd">
          {(isAll ? judged : judged.slice(0, few)).map((row) => (
            <Unit key={row.key} row={row} {...shared} />
          ))}
        </ul>
      </section>
      {isAll ? null : (
        <section aria-labelledby="bupati-teratas">
          <h2 id="bupati-teratas">
            {`${few} ${words.highest}`} <small className="bupati-judul-kecil">{words.points}</small>
          </h2>
          <ul className="bupati-opd">
            {judged
              .slice(judged.length - few)
              .reverse()
              .map((row) => (
                <Unit key={row.key} row={row} {...shared} brief />
              ))}
          </ul>
        </section>
      )}
      <button type="button" className="bupati-semua" onClick={() => setAll(!isAll)}>
        {isAll ? words.fewer : words.all(topUnits(board.rows).length)}
        <Chevron />
      </button>
    </>
  );
}

/** Beside its gap, on the narrowest phone. */
const NAME = { width: 250, size: 17 } as const;
const shortName = (row: BoardRow): string => fitUnitName(row.name, NAME.width, NAME.size);

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

interface UnitProps {
  readonly row: BoardRow;
  readonly regent: Regent | null;
  readonly stale: boolean;
  readonly isDemo: boolean;
  readonly today: string;
  readonly brief?: boolean;
}

function Unit({ row, regent, stale, isDemo, today, brief = false }: UnitProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [isOpen, setOpen] = useState(false);
  const told = regent?.units[row.key] ?? null;
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
        {brief || absorption === null ? null : <Bullet absorption={absorption} planned={planned} state={stale ? null : row.state} />}
        {brief ? null : (
          <span className="bupati-status">
            {stale ? null : (
              <>
                <Shape name={STATE_SHAPES[row.state]} />
                <b>{words.state[row.state]}</b>
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
      {isOpen ? <Opened row={row} told={told} isDemo={isDemo} /> : null}
    </li>
  );
}

function weekText({ weekChange }: BoardRow, language: 'id' | 'en'): string {
  const words = regentWords[language];
  if (weekChange === null) return '';
  const tenths = rateTenths(weekChange);
  if (tenths === 0) return `${words.still} ${words.thisWeek}`;
  return `${tenths > 0 ? words.up : words.down} ${pointsSize(weekChange, language)} ${words.thisWeek}`;
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

function Opened({
  row,
  told,
  isDemo,
}: {
  readonly row: BoardRow;
  readonly told: Regent['units'][string] | null;
  readonly isDemo: boolean;
}) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const money = (wire: string | null): string => {
    if (wire === null) return words.unknown;
    const { number, unit } = scaleMoney(wire, language, 'three');
    return `Rp\u00a0${number} ${unit}`.trim();
  };
  const left = row.ceiling === null || row.realization === null ? null : senToWire(senFromWire(row.ceiling) - senFromWire(row.realization));
  const phone = told?.contact?.phone.replace(/[ .-]/g, '') ?? null;
  return (
    <div className="bupati-buka">
      <dl className="bupati-fakta">
        <Fact name={words.spent} value={money(row.realization)} />
        <Fact name={words.left} value={money(left)} />
        <Fact name={words.moved} value={weekText(row, language) || words.unknown} />
        <Fact name={words.yearEnd} value={row.projection ? `${percentNumber(row.projection.middle, language)}%` : words.unknown} />
        {told?.promise ? <Fact name={words.promised} value={dateText(dayStart(told.promise), language, false)} /> : null}
      </dl>
      <p className="bupati-orang">
        <b>{told?.contact?.name ?? told?.owner ?? words.noOwner}</b>
        <span>{told?.contact ? `${told.owner}, ${words.answers}` : words.answers}</span>
      </p>
      {phone ? (
        <div className="bupati-aksi">
          <a className="bupati-tombol" href={`tel:${phone}`}>
            {words.call}
          </a>
          <a className="bupati-tombol" href={`https://wa.me/${phone.replace(/^\+/, '').replace(/^0/, '62')}`} rel="noreferrer">
            {words.message}
          </a>
        </div>
      ) : (
        <p className="bupati-tenang">{isDemo ? words.noContactDemo : words.noContact}</p>
      )}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
