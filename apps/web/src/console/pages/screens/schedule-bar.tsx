import { ruleAt, type Screen } from '@lcc/contract';
import { sceneWords } from '../../../shared/scene-words.js';
import { useSay } from '../../preferences.js';

const STEP_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly shows: 'night' | readonly string[] | null;
}

/** The day that holds an instant, cut where what is shown changes; quarter hours. */
function stretchesOf({ schedule, scenes }: Screen, now: number): Stretch[] {
  const start = Math.floor((now + WIB_MS) / DAY_MS) * DAY_MS - WIB_MS;
  const stretches: Stretch[] = [];
  for (let at = start; at < start + DAY_MS; at += STEP_MS) {
    const shows = ruleAt(schedule, at)?.shows ?? scenes;
    const last = stretches.at(-1);
    if (last && String(last.shows) === String(shows)) stretches[stretches.length - 1] = { ...last, to: at + STEP_MS };
    else stretches.push({ from: at, to: at + STEP_MS, shows });
  }
  return stretches;
}

const hour = (at: number): string => new Date(at + WIB_MS).toISOString().slice(11, 16).replace(':', '.');

/** What is shown when today, by the schedule with the days and the seasons of the fiscal year. */
export function ScheduleBar({ screen }: { readonly screen: Screen }) {
  const say = useSay();
  const now = Date.now();
  return (
    <ol className="day-bar">
      {stretchesOf(screen, now).map(({ from, to, shows }) => (
        <li
          key={from}
          style={{ flexGrow: to - from }}
          className={shows === 'night' ? 'night' : undefined}
          aria-current={now >= from && now < to ? 'time' : undefined}
        >
          <b>
            {shows === 'night'
              ? say('Malam', 'Night')
              : shows === null
                ? say('Semua adegan', 'All scenes')
                : shows.map((id) => say(sceneWords(id))).join(', ')}
          </b>
          <small>{hour(from)}</small>
        </li>
      ))}
    </ol>
  );
}
