import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, pointsSigned } from '../../shared/number-format.js';
import type { Place } from './peta-measure.js';
import { petaWords } from './peta-words.js';

/** The map in words, for readers of screens: every district with its figures and its state. */
export function PetaTable({ places }: { readonly places: readonly Place[] }) {
  const { language } = useLanguage();
  return (
    <table className="peta-tabel">
      <thead>
        <tr>
          {petaWords[language].columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map(({ code, name, row }) => (
          <PlaceRow key={code} code={code} name={name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const PlaceRow = memo(function PlaceRow({ code, name, row }: Place) {
  const { language, w } = useLanguage();
  const revision = row?.revisions.absorption ?? 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Metric metric="absorption" scope={code} value={row?.absorption ?? null} absent={row?.absent.absorption} revision={revision}>
          {row === null || row.absorption === null ? petaWords[language].noReport : `${percentNumber(row.absorption, language)}%`}
        </Metric>
      </td>
      <td>{row === null || row.gap === null ? '—' : `${pointsSigned(row.gap, language)} ${w.poin}`}</td>
      <td>{w.state[row?.state ?? 'unknown']}</td>
    </tr>
  );
});
