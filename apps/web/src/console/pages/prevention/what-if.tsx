import { type EvidenceBook, whatIfAnswerSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { decimalText } from '../../../shared/number-format.js';
import { dayText } from '../../../shared/time-format.js';
import { ask } from '../../api.js';
import { Answered } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';

/** What the verified score would be with these documents verified by a day. */
export function WhatIf({ book }: { readonly book: EvidenceBook }) {
  const say = useSay();
  const { language } = usePreferences();
  const open = book.documents.filter(({ stage }) => stage === 'belum' || stage === 'diunggah');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(open.filter(({ stage }) => stage === 'diunggah').map(({ id }) => id)),
  );
  const [until, setUntil] = useState(`${book.year}-12-31`);
  const documents = open.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const query = useQuery({
    queryKey: ['evidence', 'what-if', book.year, book.scheme, documents, until],
    queryFn: ({ signal }) =>
      ask(whatIfAnswerSchema, `/api/v1/prevention/${book.year}/what-if`, {
        method: 'POST',
        body: { scheme: book.scheme, documents, ...(until === '' ? {} : { until }) },
        signal,
      }),
    placeholderData: (before) => before,
  });
  const flip = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const points = (score: { points: number } | null): string =>
    score === null ? say('belum bernilai', 'unknown') : decimalText(String(score.points), language);
  return (
    <>
      <div className="filters">
        <label>
          {say('Diverifikasi sampai', 'Verified by')}
          <input
            type="date"
            value={until}
            min={`${book.year}-01-01`}
            max={`${book.year}-12-31`}
            onChange={(event) => setUntil(event.target.value)}
          />
        </label>
      </div>
      <Answered query={query}>
        {({ now, would, on, counted }) => (
          <p className="lead" role="status">
            {say(
              `Jika ${counted} dokumen ini diverifikasi sampai ${dayText(Date.parse(`${on}T12:00:00+07:00`), 'id')}, nilainya `,
              `If these ${counted} documents are verified by ${dayText(Date.parse(`${on}T12:00:00+07:00`), 'en')}, the score is `,
            )}
            <b>{points(would)}</b>
            {say(`; sekarang ${points(now)}.`, `; now it is ${points(now)}.`)}
            {would?.basis === 'bobot' || would === null
              ? null
              : say(' Dihitung tanpa bobot yang diterbitkan.', ' Without published weights.')}
          </p>
        )}
      </Answered>
      <fieldset className="choices">
        <legend>{say('Dokumen yang belum diverifikasi', 'Documents not verified yet')}</legend>
        {open.map(({ id, code, name, indicator, unitName }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => flip(id)} />
            <span>
              {code} {name ?? indicator} <span className="second">{unitName ?? ''}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
