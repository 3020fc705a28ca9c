import type { Trial } from '@lcc/contract';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';

/** What either version would have told, on the days of the shadow. */
export function ShadowDays({ from, days }: { readonly from: string; readonly days: Trial['days'] }) {
  const say = useSay();
  const { language } = usePreferences();
  const told = days.filter(({ day }) => day >= from);
  const names = (list: readonly string[]): string => (list.length === 0 ? say('tidak ada', 'none') : list.join(', '));
  return (
    <section className="panel" aria-label={say('Selama bayangan', 'During the shadow')}>
      <header>
        <h2>{say('Selama bayangan', 'During the shadow')}</h2>
      </header>
      {told.length === 0 ? (
        <p className="quiet">{say('Belum ada yang menyala oleh salah satunya.', 'Neither has gone on yet.')}</p>
      ) : (
        <ul className="versions">
          {told.map(({ day, before, after }) => (
            <li key={day}>
              <b>{dayOf(day, language)}</b>
              <span>
                {say('berlaku: ', 'in force: ')}
                {names(before)}
                <small>
                  {say('usulan: ', 'proposal: ')}
                  {names(after)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
