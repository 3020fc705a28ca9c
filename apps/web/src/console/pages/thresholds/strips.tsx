import type { Trial, TrialStretch } from '@lcc/contract';
import { useState } from 'react';
import { monthName } from '../../../shared/time-format.js';
import { fitUnitName } from '../../../shared/unit-name.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';
import type { TrialState } from './use-trial.js';

const DAY_MS = 86_400_000;
const FIRST_ROWS = 14;

/** Old against new for every unit, day by day, drawn by the state machine that runs in earnest. */
export function Strips({ state: { trial, isWorking } }: { readonly state: TrialState }) {
  const say = useSay();
  const { language } = usePreferences();
  const [isAll, setAll] = useState(false);
  if (!trial) return null;
  const { before, after } = trial.totals;
  const changed = trial.strips.filter((strip) => JSON.stringify(strip.before) !== JSON.stringify(strip.after));
  const rows = isAll ? trial.strips : changed;
  const days = (value: number | null): string => (value === null ? '—' : String(value));
  const facts: readonly (readonly [string, string, string])[] = [
    [say('Nyala', 'Went on'), String(before.onsets), String(after.onsets)],
    [say('Median lama nyala', 'Median time on'), days(before.medianDays), `${days(after.medianDays)} ${say('hari', 'days')}`],
    [say('Nyala lagi', 'On again'), String(before.returns), String(after.returns)],
    [say('Nyala sekarang', 'On now'), String(before.up), String(after.up)],
  ];
  return (
    <section className={isWorking ? 'panel working' : 'panel'} aria-busy={isWorking} aria-label={say('Uji mundur', 'Trial on the past')}>
      <header>
        <h2>{say('Uji mundur', 'Trial on the past')}</h2>
        <span className="meta">
          {dayOf(trial.from, language)} {say('sampai', 'to')} {dayOf(trial.asOf, language)},{' '}
          {say('rencana kas seperti diketahui pada hari itu', 'the plan as it was known that day')}
        </span>
        <fieldset className="switch" aria-label={say('Baris', 'Rows')}>
          <button type="button" aria-pressed={!isAll} onClick={() => setAll(false)}>
            {say('Berubah', 'Changed')} {changed.length}
          </button>
          <button type="button" aria-pressed={isAll} onClick={() => setAll(true)}>
            {say('Semua', 'All')} {trial.subjects}
          </button>
        </fieldset>
      </header>
      <YearsNote trial={trial} />
      <dl className="facts">
        {facts.map(([title, old, next]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {old} → <b>{next}</b>
            </dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 ? (
        <p className="quiet">
          {say(
            'Aturan baru menyala pada hari yang sama dengan yang berlaku.',
            'The new rule goes on and off on the same days as the one in force.',
          )}
        </p>
      ) : (
        <table className="strips">
          <thead>
            <tr>
              <th scope="col">{say('Yang dinilai', 'What is judged')}</th>
              <th scope="col">
                <Months trial={trial} />
              </th>
              <th scope="col">{say('lama', 'old')}</th>
              <th scope="col">{say('baru', 'new')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, isAll ? rows.length : FIRST_ROWS).map(({ key, name, before: old, after: next, onsets }) => (
              <tr key={key}>
                <th scope="row" title={name}>
                  {fitUnitName(name, 168, 14)}
                </th>
                <td>
                  <Lanes trial={trial} before={old} after={next} />
                </td>
                <td>{onsets.before}</td>
                <td>
                  <b>{onsets.after}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isAll && rows.length > FIRST_ROWS ? (
        <p className="quiet">
          {say(`dan ${rows.length - FIRST_ROWS} lagi; Semua menampilkannya.`, `and ${rows.length - FIRST_ROWS} more; All shows them.`)}
        </p>
      ) : null}
      {rows.length === 0 ? null : (
        <p className="legend" aria-hidden="true">
          <i className="lane before" /> {say('nyala lama', 'on, old')} <i className="lane FIRING" /> {say('nyala baru', 'on, new')}{' '}
          <i className="lane RECOVERING" /> {say('pulih', 'recovering')} <i className="lane PENDING" /> {say('menunggu', 'pending')}{' '}
          <i className="lane HELD" /> {say('ditahan', 'held')}
        </p>
      )}
    </section>
  );
}

/** Which years are not tried, or not as they were known, and why. */
function YearsNote({ trial: { missingYears, loadedYears } }: { readonly trial: Trial }) {
  const say = useSay();
  return (
    <>
      {missingYears.map(({ year, byMonth }) => (
        <p key={year} className="quiet">
          <b>{say(`${year} tidak diuji.`, `${year} is not tried.`)}</b>{' '}
          {byMonth
            ? say(
                'Yang ada hanya realisasi per bulan, tanpa dokumen per hari; dari situ tidak dapat diketahui hari menyalanya.',
                'Only spending by month is there, no documents by day; the day it would go on cannot be known from that.',
              )
            : say('Buku besar tidak memuat apa pun dari tahun itu.', 'The ledger holds nothing of that year.')}{' '}
          {say(
            `Impor anggaran dan SP2D ${year} per dokumen agar ikut diuji.`,
            `Import budget and payments of ${year} by document to have it tried.`,
          )}
        </p>
      ))}
      {loadedYears.map((year) => (
        <p key={year} className="quiet">
          <b>{say(`${year} diuji menurut tanggal dokumennya.`, `${year} is tried by the dates of its documents.`)}</b>{' '}
          {say(
            'Datanya dimuat sesudah tahun itu berakhir, jadi apa yang diketahui pada hari itu tidak tercatat.',
            'Its data were loaded after the year was over, so what was known on the day is not recorded.',
          )}
        </p>
      ))}
    </>
  );
}

const spanOf = ({ from, asOf }: Trial): number => (Date.parse(asOf) - Date.parse(from)) / DAY_MS + 1;
const placeOf = (trial: Trial, day: string): number => ((Date.parse(day) - Date.parse(trial.from)) / DAY_MS / spanOf(trial)) * 100;
const widthOf = (trial: Trial, { from, to }: TrialStretch): number =>
  (((Date.parse(to) - Date.parse(from)) / DAY_MS + 1) / spanOf(trial)) * 100;

function Lanes({
  trial,
  before,
  after,
}: {
  readonly trial: Trial;
  readonly before: readonly TrialStretch[];
  readonly after: readonly TrialStretch[];
}) {
  const say = useSay();
  const days = (list: readonly TrialStretch[]): string =>
    list
      .filter(({ state }) => state === 'FIRING')
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ') || say('tidak nyala', 'not on');
  return (
    <svg
      className="lanes"
      viewBox="0 0 100 16"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${say('lama', 'old')}: ${days(before)}; ${say('baru', 'new')}: ${days(after)}`}
    >
      <path className="ground" d="M0 4H100M0 12H100" />
      {before
        .filter(({ state }) => state === 'FIRING' || state === 'HELD')
        .map((stretch) => (
          <rect key={stretch.from} className="before" x={placeOf(trial, stretch.from)} width={widthOf(trial, stretch)} y={1.5} height={5} />
        ))}
      {after.map((stretch) => (
        <rect
          key={stretch.from}
          className={stretch.state}
          x={placeOf(trial, stretch.from)}
          width={widthOf(trial, stretch)}
          y={9}
          height={6}
        />
      ))}
    </svg>
  );
}

/** Every third month, and the year where it begins. */
function Months({ trial }: { readonly trial: Trial }) {
  const { language } = usePreferences();
  const marks: { readonly day: string; readonly text: string }[] = [];
  for (let year = Number(trial.from.slice(0, 4)); year <= Number(trial.asOf.slice(0, 4)); year++)
    for (const month of [1, 4, 7, 10]) {
      const day = `${year}-${String(month).padStart(2, '0')}-01`;
      if (day >= trial.from && day <= trial.asOf)
        marks.push({ day, text: month === 1 ? String(year) : monthName(month, language).slice(0, 3) });
    }
  return (
    <span className="months">
      {marks.map(({ day, text }) => (
        <span key={day} style={{ left: `${placeOf(trial, day)}%` }}>
          {text}
        </span>
      ))}
    </span>
  );
}
