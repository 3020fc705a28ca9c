import type { BoardRow, Regent } from '@lcc/contract';
import { senFromWire, senToWire } from '@lcc/domain/values';
import { useLanguage } from '../shared/language.js';
import { percentNumber, scaleMoney } from '../shared/number-format.js';
import { dateText, dayStart } from '../shared/time-format.js';
import { AskUnit } from './ask-unit.js';
import { regentWords } from './regent-words.js';
import { UnitNote } from './unit-note.js';
import type { Notes } from './use-notes.js';
import type { Asking } from './use-questions.js';
import { weekText } from './week-text.js';

interface OpenedProps {
  readonly row: BoardRow;
  readonly told: Regent['units'][string] | null;
  readonly isDemo: boolean;
  readonly asking: Asking | null;
  readonly notes: Notes | null;
}

/** A unit's row, opened: its facts, whom one may call, and what was asked of it. */
export function Opened({ row, told, isDemo, asking, notes }: OpenedProps) {
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
      {asking ? <AskUnit row={row} asking={asking} /> : null}
      {notes ? <UnitNote unit={row.key} notes={notes} /> : null}
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
