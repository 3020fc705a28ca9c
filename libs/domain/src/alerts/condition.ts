import type { IsoDate } from '../values/index.js';

/**
 * The condition of one alert, apart from what people make of it (that is the case). `RESOLVED` is left by a new onset only, which opens
 * the same alert again.
 */
export type ConditionState = 'INACTIVE' | 'PENDING' | 'FIRING' | 'RECOVERING' | 'RESOLVED';

/** What a level rule or an event rule asks for. */
export interface ConditionRule {
  /** `event`: it is or it is not, fires at once and ends only when the facts are corrected. `level`: with hysteresis. */
  readonly kind: 'event' | 'level';
  /** Evaluated days in a row beyond `enter` before it fires; the day it first holds is the first. At least 1. */
  readonly holdDays: number;
  /** Evaluated days in a row inside `exit` before it is resolved. At least 1. */
  readonly clearDays: number;
}

/**
 * One evaluation on one day. `on` = beyond the limit to fire; `off` = inside the limit to go out (between the two neither). `held`: the
 * source is stale or the conditions of the rule are not met, so nothing was judged.
 */
export interface Reading {
  readonly day: IsoDate;
  readonly verdict: 'on' | 'between' | 'off' | 'held';
}

export interface Condition {
  readonly state: ConditionState;
  /** Day on which the state was entered. */
  readonly since: IsoDate;
  /** Judged days in a row in this state that speak for leaving it. */
  readonly streak: number;
  /** Day of the onset that led to the present or last firing. */
  readonly firedOn: IsoDate | null;
  /** How often it fired again after it had begun to recover or was resolved. */
  readonly reopened: number;
  /** The last evaluation could not judge: the state stands still. */
  readonly isHeld: boolean;
  /** Whether each of the last judged days changed between fine and not fine, oldest first; for flapping. */
  readonly changes: readonly boolean[];
}

/** The condition at the beginning of a day and now: a second evaluation of one day replaces the first, it does not count twice. */
export interface TrackedCondition {
  readonly day: IsoDate;
  readonly before: Condition;
  readonly now: Condition;
}

const FLAP_DAYS = 21;

export const quiet = (day: IsoDate): Condition => ({
  state: 'INACTIVE',
  since: day,
  streak: 0,
  firedOn: null,
  reopened: 0,
  isHeld: false,
  changes: [],
});

/**
 * The state machine, pure: time comes in with the reading, so a replay gives the same states. Days come in order; a reading of an earlier
 * day than the last one throws. Source of the shape: Prometheus `for` and `keep_firing_for`, with recovery and holding added.
 */
export function track(known: TrackedCondition | null, reading: Reading, rule: ConditionRule): TrackedCondition {
  if (known && reading.day < known.day) throw new RangeError(`Pembacaan ${reading.day} mendahului ${known.day}`);
  const before = known === null ? quiet(reading.day) : reading.day === known.day ? known.before : known.now;
  return { day: reading.day, before, now: step(before, reading, rule) };
}

function step(from: Condition, { day, verdict }: Reading, rule: ConditionRule): Condition {
  if (verdict === 'held') return { ...from, isHeld: true };
  const judged = { ...from, isHeld: false, changes: remember(from, verdict) };
  return rule.kind === 'event' ? stepEvent(judged, day, verdict) : stepLevel(judged, day, verdict, rule);
}

function stepEvent(from: Condition, day: IsoDate, verdict: Reading['verdict']): Condition {
  if (verdict === 'on') return isUp(from) ? from : fire(from, day);
  return isUp(from) ? enter(from, 'RESOLVED', day) : from;
}

function stepLevel(from: Condition, day: IsoDate, verdict: Reading['verdict'], rule: ConditionRule): Condition {
  switch (from.state) {
    case 'INACTIVE':
    case 'RESOLVED':
      return verdict === 'on' ? count(enter(from, 'PENDING', day), day, rule) : from;
    case 'PENDING':
      return verdict === 'on' ? count(from, day, rule) : enter(from, from.firedOn === null ? 'INACTIVE' : 'RESOLVED', day);
    case 'FIRING':
      return verdict === 'off' ? clear(enter(from, 'RECOVERING', day), day, rule) : from;
    case 'RECOVERING':
      if (verdict === 'on') return fire(from, day);
      return verdict === 'off' ? clear(from, day, rule) : { ...from, streak: 0 };
  }
}

const isUp = ({ state }: Condition): boolean => state === 'FIRING' || state === 'RECOVERING';
const enter = (from: Condition, state: ConditionState, since: IsoDate): Condition => ({ ...from, state, since, streak: 0 });

/** Fires; an alert that had fired before is the same one again. From recovery it has never been away, so its onset stays. */
function fire(from: Condition, day: IsoDate): Condition {
  const reopened = from.reopened + (from.firedOn === null ? 0 : 1);
  const firedOn = from.state === 'RECOVERING' ? from.firedOn : day;
  return { ...enter(from, 'FIRING', day), firedOn, reopened };
}

function count(from: Condition, day: IsoDate, rule: ConditionRule): Condition {
  const streak = from.streak + 1;
  return streak >= rule.holdDays ? fire(from, day) : { ...from, streak };
}

function clear(from: Condition, day: IsoDate, rule: ConditionRule): Condition {
  const streak = from.streak + 1;
  return streak >= rule.clearDays ? enter(from, 'RESOLVED', day) : { ...from, streak };
}

function remember({ changes, state }: Condition, verdict: Reading['verdict']): boolean[] {
  const wasBad = state === 'PENDING' || state === 'FIRING';
  return [...changes.slice(1 - FLAP_DAYS), wasBad !== (verdict === 'on' || (wasBad && verdict === 'between'))];
}

/**
 * How restless it is, 0 to 1: the share of the last 21 judged days that changed, the newest weighing most (0.75 to 1.25). It is restless from
 * 0.5 and calm again below 0.25.
 */
export function restlessness({ changes }: Condition): number {
  if (changes.length < FLAP_DAYS) return 0;
  const weight = (i: number): number => 0.75 + (0.5 * i) / (FLAP_DAYS - 1);
  const sum = changes.reduce((total, changed, i) => total + (changed ? weight(i) : 0), 0);
  return sum / (FLAP_DAYS - 1);
}
