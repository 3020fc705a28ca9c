import {
  CalendarFold,
  type Context,
  type DayFrame,
  type Detector,
  type IsoDate,
  isoDate,
  type Judged,
  type JudgedDay,
  judgedOf,
  LegalTable,
  PastDays,
  type Subject,
  weekday,
} from '@lcc/domain';
import type { ChannelPast } from './channel-past.js';

const FRIDAY = 5;
const legal = new LegalTable();
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Tell = (done: number, of: number) => void;

const contextOf = (past: PastDays, today: IsoDate): Context => ({
  state: past.state,
  today,
  legal,
  calendar: past.state.fold(CalendarFold).calendar,
});

/** The days of a year with all that a rule's judgement of them rests on. For rules with a frame. */
export async function framesOf(
  detector: Detector,
  { region, year, changes }: ChannelPast,
  today: IsoDate,
  tell: Tell,
): Promise<DayFrame[]> {
  const past = new PastDays(region, year, changes, detector.needs);
  const frames: DayFrame[] = [];
  for (const { day } of past.through(today)) {
    const context = contextOf(past, day);
    const isWorkingDay = context.calendar.isWorkingDay(day);
    // A free day is judged by no level rule; its facts count on the next.
    if (isWorkingDay === false && day !== today) continue;
    frames.push({ day, context, isWorkingDay, subjects: [...detector.subjects(context)], frame: detector.frame?.(context) });
    tell(frames.length, daysOf(year, today));
    await pause();
  }
  return frames;
}

/**
 * Judges a year anew with some values. An event is judged when its facts come and at each week's end, a level every working day. Of events, what
 * was never a risk up to a day is left out: no setting makes anything of it.
 */
export async function judgeYear(
  detector: Detector,
  values: Readonly<Record<string, number>>,
  { region, year, changes }: ChannelPast,
  today: IsoDate,
  tell: Tell,
): Promise<JudgedDay[]> {
  const days: JudgedDay[] = [];
  /** As they were judged last: what did not move is kept once. */
  const last = new Map<string, Judged>();
  const kept = (now: Judged): Judged[] => {
    const known = last.get(now.subject.key);
    if (known === undefined && detector.kind !== 'level' && now.outcome !== 'RISK') return [];
    const isSame = known?.outcome === now.outcome && known.value === now.value && known.isBetween === now.isBetween;
    const judged = isSame && known ? known : now;
    last.set(now.subject.key, judged);
    return [judged];
  };
  const past = new PastDays(region, year, changes, detector.needs);
  let done = 0;
  for (const { day, changes: came } of past.through(today)) {
    const context = contextOf(past, day);
    const isWorkingDay = context.calendar.isWorkingDay(day);
    const isWhole = day === today || (detector.kind === 'level' ? isWorkingDay !== false : weekday(day) === FRIDAY);
    const subjects: Subject[] = isWhole
      ? [...detector.subjects(context)]
      : detector.kind === 'level'
        ? []
        : [...detector.touched(came, context)];
    if (subjects.length > 0) {
      const judged = subjects.flatMap((subject) => kept(judgedOf(subject, detector.evaluate(subject, context, values))));
      days.push({ day, isWorkingDay, judged });
    }
    tell(++done, daysOf(year, today));
    await pause();
  }
  return days;
}

const daysOf = (year: number, today: IsoDate): number =>
  Math.round((Math.min(Date.parse(today), Date.parse(isoDate(year, 12, 31))) - Date.parse(isoDate(year, 1, 1))) / 86_400_000) + 1;
