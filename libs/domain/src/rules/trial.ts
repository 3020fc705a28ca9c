import type { Condition, TrackedCondition } from '../alerts/condition.js';
import { conditionRule, stepAlert, verdictOf } from '../cases/step.js';
import type { Context, Detector, Evaluation, Subject } from '../detectors/core/detector.js';
import type { Setting } from '../detectors/core/setting.js';
import { dayNumber, type IsoDate } from '../values/index.js';

/** A stretch of days of one alert, both ends included. HELD: nothing could be judged, so its state stood still. */
export interface Stretch {
  readonly state: Exclude<Condition['state'], 'INACTIVE' | 'RESOLVED'> | 'HELD';
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What one rule would have made of one subject. */
export interface Course {
  readonly subject: Subject;
  readonly stretches: readonly Stretch[];
  /** Days on which it began to fire. */
  readonly onsets: readonly IsoDate[];
  /** Days it stood, of those that are over and those that are not. */
  readonly lengths: readonly number[];
  /** Fired again within ten judged days of going out. */
  readonly returns: number;
  readonly isUp: boolean;
  /** At the last judgement: null when it could not be judged. */
  readonly value: number | null;
  readonly isHeld: boolean;
}

/** All that a trial needs of a judgement. */
export interface Judged {
  readonly subject: Subject;
  readonly outcome: Evaluation['outcome'];
  readonly isBetween: boolean;
  readonly value: number | null;
}

/** What a rule judged on a day with some values; kept, so that other days and exceptions can be tried on it. */
export interface JudgedDay {
  readonly day: IsoDate;
  readonly isWorkingDay: boolean | null;
  readonly judged: readonly Judged[];
}

export const judgedOf = (subject: Subject, evaluation: Evaluation): Judged => ({
  subject,
  outcome: evaluation.outcome,
  isBetween: 'isBetween' in evaluation && evaluation.isBetween === true,
  value: 'value' in evaluation ? evaluation.value : null,
});

/** What a detector's judgement of one day rests on, kept so that other values can be tried on it. */
export interface DayFrame {
  readonly day: IsoDate;
  readonly context: Context;
  readonly isWorkingDay: boolean | null;
  readonly subjects: readonly Subject[];
  readonly frame: unknown;
}

/** Days after going out within which firing again counts as going back and forth. */
const RETURN_DAYS = 14;

interface Running {
  readonly subject: Subject;
  condition: TrackedCondition | null;
  readonly stretches: { state: Stretch['state']; from: IsoDate; to: IsoDate }[];
  readonly onsets: IsoDate[];
  readonly lengths: number[];
  wentOutOn: IsoDate | null;
  upSince: IsoDate | null;
  returns: number;
  value: number | null;
  isHeld: boolean;
}

/**
 * A rule on the past, judged day by day through the very step that runs in earnest ({@link stepAlert}): what it would have done. Days come in
 * order; nothing of a later day is known.
 */
export class RuleTrial {
  readonly #running = new Map<string, Running>();
  #lastDay: IsoDate | null = null;

  constructor(
    private readonly detector: Detector,
    private readonly setting: Setting,
  ) {}

  /** Judges one day of kept frames. */
  frame({ day, context, isWorkingDay, subjects, frame }: DayFrame): void {
    const { values } = this.setting;
    const judged = subjects.map((subject) => judgedOf(subject, this.detector.evaluate(subject, context, values, frame)));
    this.day({ day, isWorkingDay, judged });
  }

  /** Takes in what was judged on a day with the values of its setting. */
  day({ day, isWorkingDay, judged }: JudgedDay): void {
    this.#lastDay = day;
    const rule = conditionRule(this.detector, this.setting);
    for (const each of judged) {
      const { subject } = each;
      const verdict = verdictOf(each, subject, this.setting, false);
      const known = this.#running.get(subject.key);
      if (known === undefined && verdict !== 'on' && this.detector.kind === 'event') continue;
      const running = known ?? begin(subject);
      this.#running.set(subject.key, running);
      running.value = each.value;
      running.isHeld = verdict === 'held';
      const condition = stepAlert(running.condition, { day, verdict }, rule, isWorkingDay);
      if (condition === null || condition === running.condition) continue;
      note(running, day, condition);
    }
  }

  /** One for each subject that was ever judged (of an event: that ever fired), in the order they were met. */
  courses(): Course[] {
    const last = this.#lastDay;
    return [...this.#running.values()].map((running) => {
      const isUp = up(running.condition);
      const open = isUp && running.upSince !== null && last !== null ? [daysBetween(running.upSince, last)] : [];
      const { subject, stretches, onsets, returns, value, isHeld } = running;
      return { subject, stretches, onsets, lengths: [...running.lengths, ...open], returns, isUp, value, isHeld };
    });
  }
}

function begin(subject: Subject): Running {
  return {
    ...{ subject, condition: null, stretches: [], onsets: [], lengths: [] },
    ...{ wentOutOn: null, upSince: null, returns: 0, value: null, isHeld: false },
  };
}

function note(running: Running, day: IsoDate, condition: TrackedCondition): void {
  const [wasUp, isUp] = [up(running.condition), up(condition)];
  running.condition = condition;
  if (isUp && !wasUp) {
    running.onsets.push(day);
    running.upSince = day;
    if (running.wentOutOn !== null && daysBetween(running.wentOutOn, day) <= RETURN_DAYS) running.returns++;
  }
  if (wasUp && !isUp) {
    if (running.upSince !== null) running.lengths.push(daysBetween(running.upSince, day));
    running.wentOutOn = day;
    running.upSince = null;
  }
  const state = condition.now.isHeld && isUp ? 'HELD' : condition.now.state;
  if (state === 'INACTIVE' || state === 'RESOLVED') return;
  const open = running.stretches.at(-1);
  // Free days between two judged ones belong to the stretch.
  if (open?.state === state && daysBetween(open.to, day) <= LONGEST_PAUSE) open.to = day;
  else running.stretches.push({ state, from: day, to: day });
}

/** Lebaran with its collective leave is the longest row of days that are not judged. */
const LONGEST_PAUSE = 12;
const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);
const up = (condition: TrackedCondition | null): boolean => condition?.now.state === 'FIRING' || condition?.now.state === 'RECOVERING';
