import type { IsoDate } from '../values/index.js';
import { type Condition, type ConditionRule, type TrackedCondition, track } from './condition.js';

/** What a level rule measures of one subject on one judged day; null = it could not be judged (stale, not reported, no plan). */
export interface Point {
  readonly day: IsoDate;
  readonly value: number | null;
}

/** The blanks of a level rule. */
export interface LevelRule extends ConditionRule {
  readonly kind: 'level';
  readonly direction: 'above' | 'below';
  /** Beyond this it is on. */
  readonly enter: number;
  /** Inside this it is off; never on the far side of `enter`. */
  readonly exit: number;
}

/** A stretch of days in one state. */
export interface Stretch {
  readonly state: Condition['state'] | 'HELD';
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Replay {
  readonly stretches: readonly Stretch[];
  /** Days on which it began to fire. */
  readonly onsets: readonly IsoDate[];
  readonly last: TrackedCondition | null;
}

/** How a value stands to the limits of a rule. */
export function verdictOf(value: number | null, { direction, enter, exit }: LevelRule): 'on' | 'between' | 'off' | 'held' {
  if (value === null) return 'held';
  const [v, on, off] = direction === 'above' ? [value, enter, exit] : [-value, -enter, -exit];
  return v > on ? 'on' : v < off ? 'off' : 'between';
}

/** Throws RangeError when the limit to go out lies beyond the limit to fire. */
export function checkLevelRule({ direction, enter, exit, holdDays, clearDays }: LevelRule): void {
  if (direction === 'above' ? exit > enter : exit < enter) throw new RangeError('Batas padam harus di sisi aman dari batas nyala');
  if (holdDays < 1 || clearDays < 1) throw new RangeError('Hari nyala dan hari padam sedikitnya 1');
}

/** The past of one subject through the state machine that runs in earnest: what a rule would have done. Points in order of days. */
export function replay(points: readonly Point[], rule: LevelRule): Replay {
  checkLevelRule(rule);
  const stretches: { state: Stretch['state']; from: IsoDate; to: IsoDate }[] = [];
  const onsets: IsoDate[] = [];
  let tracked: TrackedCondition | null = null;
  for (const { day, value } of points) {
    const wasUp = isUp(tracked);
    tracked = track(tracked, { day, verdict: verdictOf(value, rule) }, rule);
    if (!wasUp && isUp(tracked)) onsets.push(day);
    const state = tracked.now.isHeld ? 'HELD' : tracked.now.state;
    const open = stretches.at(-1);
    if (open?.state === state) open.to = day;
    else stretches.push({ state, from: day, to: day });
  }
  return { stretches, onsets, last: tracked };
}

const isUp = (tracked: TrackedCondition | null): boolean => tracked?.now.state === 'FIRING' || tracked?.now.state === 'RECOVERING';
