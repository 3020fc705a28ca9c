import { ruleAt, type Screen } from '@lcc/contract';
import { useMemo } from 'react';
import { useClock } from '../live/live-context.js';
import { type Habits, NO_HABITS } from './use-rotation.js';

const habits = new WeakMap<Screen, Habits>();

/** How a screen's rotation goes; one object for one record, so that it does not begin anew with every rendering. */
export function habitsOf(screen: Screen | null): Habits {
  if (!screen) return NO_HABITS;
  const known = habits.get(screen) ?? { dwell: screen.dwell, frozen: screen.mode === 'frozen' };
  habits.set(screen, known);
  return known;
}

/** What a screen shows at this minute: the night, the scenes of its schedule, its own, or null = all. */
export function useShows(screen: Screen | null): 'night' | readonly string[] | null {
  const minute = useClock((r) => (screen && screen.schedule.length > 0 ? Math.floor(r.now / 60_000) : 0));
  return useMemo(() => {
    if (!screen || screen.mode === 'night') return screen ? 'night' : null;
    return ruleAt(screen.schedule, minute * 60_000)?.shows ?? screen.scenes;
  }, [screen, minute]);
}
