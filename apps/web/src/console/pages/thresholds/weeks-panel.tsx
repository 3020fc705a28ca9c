import type { Trial } from '@lcc/contract';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';
import { valueText } from './rule-number.js';
import type { TrialState } from './use-trial.js';

const WEEKS = 52;

/** New alerts a week against what people can look at: a limit that is crossed shows before it is felt. */
export function WeeksPanel({ state: { trial, isWorking } }: { readonly state: TrialState }) {
  const say = useSay();
  const { language } = usePreferences();
  if (!trial || trial.perWeek === null) return null; // an indicator raises no alert
  const { perWeek } = trial;
  const weeks = trial.weeks.slice(-WEEKS);
  const count = Math.max(1, weeksBetween(trial));
  const mean = (of: (week: Trial['weeks'][number]) => number): string =>
    valueText(Math.round((trial.weeks.reduce((sum, week) => sum + of(week), 0) / count) * 10) / 10, language);
  const over = (of: (week: Trial['weeks'][number]) => number): number => trial.weeks.filter((week) => of(week) > perWeek).length;
  const most = Math.max(perWeek * 1.15, ...weeks.map((week) => Math.max(week.before, week.after) + week.others));
  return (
    <section className={isWorking ? 'panel working' : 'panel'} aria-label={say('Peringatan baru per pekan', 'New alerts a week')}>
      <header>
        <h2>{say('Peringatan baru per pekan', 'New alerts a week')}</h2>
        <span className="meta">{say(`jatah ${perWeek}`, `room for ${perWeek}`)}</span>
      </header>
      <dl className="counts">
        <div>
          <dt>{say('Dari aturan ini', 'From this rule')}</dt>
          <dd>
            {mean((week) => week.before)} → {mean((week) => week.after)}
          </dd>
        </div>
        <div>
          <dt>{say('Semua aturan', 'All rules')}</dt>
          <dd>{mean((week) => week.after + week.others)}</dd>
        </div>
        <div>
          <dt>{say('Pekan melewati', 'Weeks over')}</dt>
          <dd>
            {over((week) => week.before + week.others)} → {over((week) => week.after + week.others)}
          </dd>
        </div>
      </dl>
      <svg className="weeks" viewBox={`0 0 ${weeks.length * 6} 80`} preserveAspectRatio="none" aria-hidden="true">
        {weeks.map((week, i) => {
          const [all, other] = [week.after + week.others, week.others].map((n) => (n / most) * 78) as [number, number];
          return (
            <g key={week.week}>
              <rect className="others" x={i * 6} width={4.5} y={80 - other} height={other} />
              <rect className="own" x={i * 6} width={4.5} y={80 - all} height={all - other} />
            </g>
          );
        })}
        <path className="limit" d={`M0 ${80 - (perWeek / most) * 78}H${weeks.length * 6}`} />
      </svg>
      {weeks[0] ? (
        <p className="ends">
          <span>{dayOf(weeks[0].week, language)}</span>
          <span>{dayOf(weeks.at(-1)?.week ?? trial.asOf, language)}</span>
        </p>
      ) : null}
      {trial.noise ? (
        <p className="quiet">
          <b>
            {say(
              `Naik-turun harian yang terukur ${valueText(Math.round(trial.noise.daily * 10) / 10, language)}.`,
              `Measured daily noise ${valueText(Math.round(trial.noise.daily * 10) / 10, language)}.`,
            )}
          </b>{' '}
          {say(
            `Jarak nyala dan padam disarankan paling sedikit ${valueText(trial.noise.distance, language)}.`,
            `The limits should lie at least ${valueText(trial.noise.distance, language)} apart.`,
          )}
        </p>
      ) : null}
    </section>
  );
}

const weeksBetween = ({ from, asOf }: Trial): number => Math.round((Date.parse(asOf) - Date.parse(from)) / (7 * 86_400_000));
