import {
  byWeek,
  type Course,
  type DayFrame,
  type Detector,
  effectOf,
  type IsoDate,
  isoDate,
  type JudgedDay,
  judgingTerms,
  noiseOf,
  type RuleTerms,
  RuleTrial,
  readsFindings,
  type Subject,
  settingOf,
  textHash,
  totalsOf,
} from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { type ChannelPast, readPast } from './channel-past.js';
import { framesOf, judgeYear } from './past-of-rule.js';
import type { ToTrial, Tried } from './trial-messages.js';

/** Strips that are drawn at most: those that change first. */
const MOST_STRIPS = 200;
/** Days of beginnings that are told one by one. */
const LAST_DAYS = 12;
/** A past that is older than this is read again, so that what came meanwhile counts. */
const FRESH_MS = 600_000;

type Tell = (done: number, of: number) => void;

interface Kept<T> {
  readonly at: number;
  readonly day: IsoDate;
  readonly value: T;
}

/** Tries rules on the past of one process: keeps what was read and judged, so that the next value answers at once. */
export class TrialBench {
  readonly #pasts = new Map<string, Kept<readonly ChannelPast[]>>();
  readonly #frames = new Map<string, Kept<readonly (readonly DayFrame[])[]>>();
  readonly #judged = new Map<string, Kept<readonly (readonly JudgedDay[])[]>>();
  readonly #courses = new Map<string, Kept<readonly Course[]>>();

  constructor(
    private readonly reader: Pick<LedgerReader, 'eachChange'>,
    private readonly now: () => number,
  ) {}

  async trial(
    tenant: Tenant,
    detector: Detector,
    { channels, before, after, today }: Omit<ToTrial, 'door' | 'rule'>,
    tell: Tell,
  ): Promise<Tried> {
    const place = `${tenant.id}/${channels.join()}${readsFindings(detector.needs) ? '/temuan' : ''}`;
    const pasts = await this.#kept(this.#pasts, place, today, () => this.#read(tenant, channels, detector.needs));
    const courses = (terms: RuleTerms): Promise<readonly Course[]> =>
      this.#kept(this.#courses, `${place}/${detector.id}/${judgingTerms(terms)}`, today, () =>
        this.#run(place, detector, terms, pasts, today, tell),
      );
    const [old, next] = [await courses(before), await courses(after)];
    const frames = detector.frame === null ? [] : (await this.#framed(place, detector, pasts, today, tell)).flat();
    return told(detector, pasts, old, next, frames, today);
  }

  async #read(tenant: Tenant, channels: readonly string[], needs: Detector['needs']): Promise<ChannelPast[]> {
    const pasts: ChannelPast[] = [];
    for (const channel of channels) {
      const past = await readPast(this.reader, tenant, channel, needs);
      if (past) pasts.push(past);
    }
    return pasts;
  }

  async #run(
    place: string,
    detector: Detector,
    terms: RuleTerms,
    pasts: readonly ChannelPast[],
    today: IsoDate,
    tell: Tell,
  ): Promise<Course[]> {
    const setting = settingOf(terms, 'uji');
    const framed = detector.frame === null ? null : await this.#framed(place, detector, pasts, today, tell);
    const judged = framed ? null : await this.#judgedWith(place, detector, terms.values, pasts, today, tell);
    return joined(
      pasts.map((_, i) => {
        const trial = new RuleTrial(detector, setting);
        for (const frame of framed?.[i] ?? []) trial.frame(frame);
        for (const day of judged?.[i] ?? []) trial.day(day);
        return trial.courses();
      }),
    );
  }

  /** What a rule without frames judged with some values: other days and exceptions are then tried on it at once. */
  #judgedWith(
    place: string,
    detector: Detector,
    values: RuleTerms['values'],
    pasts: readonly ChannelPast[],
    today: IsoDate,
    tell: Tell,
  ): Promise<readonly (readonly JudgedDay[])[]> {
    const written = JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
    return this.#kept(this.#judged, `${place}/${detector.id}/${written}`, today, async () => {
      const years: (readonly JudgedDay[])[] = [];
      for (const [i, past] of pasts.entries())
        years.push(await judgeYear(detector, values, past, today, (done, of) => tell(done + i * of, of * pasts.length)));
      return years;
    });
  }

  #framed(
    place: string,
    detector: Detector,
    pasts: readonly ChannelPast[],
    today: IsoDate,
    tell: Tell,
  ): Promise<readonly (readonly DayFrame[])[]> {
    return this.#kept(this.#frames, `${place}/${detector.id}`, today, async () => {
      const years: DayFrame[][] = [];
      for (const [i, past] of pasts.entries())
        years.push(await framesOf(detector, past, today, (done, of) => tell(done + i * of, of * pasts.length)));
      return years;
    });
  }

  async #kept<T>(in_: Map<string, Kept<T>>, key: string, day: IsoDate, make: () => Promise<T>): Promise<T> {
    const known = in_.get(key);
    if (known && known.day === day && this.now() - known.at < FRESH_MS) return known.value;
    const value = await make();
    in_.set(key, { at: this.now(), day, value });
    for (const [other, { at }] of in_) if (this.now() - at >= FRESH_MS) in_.delete(other);
    return value;
  }
}

/** Years one after another: each began anew on 1 January, as the books do. Only the last one says who stands now. */
function joined(years: readonly (readonly Course[])[]): Course[] {
  const courses = new Map<string, Course>();
  for (const [i, year] of years.entries())
    for (const course of year) {
      const before = courses.get(course.subject.key);
      const now = i === years.length - 1 ? course : { ...course, isUp: false, isHeld: false, value: null };
      courses.set(course.subject.key, before ? after(before, now) : now);
    }
  return [...courses.values()];
}

const after = (earlier: Course, later: Course): Course => ({
  ...later,
  stretches: [...earlier.stretches, ...later.stretches],
  onsets: [...earlier.onsets, ...later.onsets],
  lengths: [...earlier.lengths, ...later.lengths],
  returns: earlier.returns + later.returns,
});

function told(
  detector: Detector,
  pasts: readonly ChannelPast[],
  old: readonly Course[],
  next: readonly Course[],
  frames: readonly DayFrame[],
  today: IsoDate,
): Tried {
  const known = namesIn(pasts);
  const nameOf = (subject: Subject): string => detector.nameOf?.(subject) ?? known(subject);
  const effect = effectOf(old, next);
  const named = (courses: readonly Course[]) =>
    courses.slice(0, MOST_STRIPS).map(({ subject, value }) => ({ subject, name: nameOf(subject), value }));
  const was = new Map(old.map((course) => [course.subject.key, course]));
  const is = new Map(next.map((course) => [course.subject.key, course]));
  const change = (key: string): number => Math.abs((was.get(key)?.onsets.length ?? 0) - (is.get(key)?.onsets.length ?? 0));
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const strips = keys
    .map((key) => ({ key, subject: (is.get(key) ?? was.get(key))?.subject as Subject }))
    .map(({ key, subject }) => ({
      key: shownKey(subject),
      name: nameOf(subject),
      before: [...(was.get(key)?.stretches ?? [])],
      after: [...(is.get(key)?.stretches ?? [])],
      onsets: { before: was.get(key)?.onsets.length ?? 0, after: is.get(key)?.onsets.length ?? 0 },
    }))
    .sort(
      (a, b) =>
        change(b.key) - change(a.key) ||
        b.onsets.before + b.onsets.after - (a.onsets.before + a.onsets.after) ||
        (a.name < b.name ? -1 : 1),
    );
  return {
    asOf: today,
    from: `${pasts[0]?.year ?? today.slice(0, 4)}-01-01`,
    loadedYears: pasts.filter(isLoaded).map(({ year }) => year),
    effect: { stay: named(effect.stay), leave: named(effect.leave), join: named(effect.join), held: named(effect.held) },
    totals: { before: totalsOf(old), after: totalsOf(next) },
    strips: strips.slice(0, MOST_STRIPS),
    subjects: strips.length,
    weeks: {
      before: [...byWeek(old.flatMap(({ onsets }) => onsets))],
      after: [...byWeek(next.flatMap(({ onsets }) => onsets))],
    },
    noise: noiseOf(detector, frames),
    days: lastDays(old, next, nameOf),
  };
}

/** Whether nothing of a year was recorded before it was over. */
const isLoaded = ({ year, changes }: ChannelPast): boolean => (changes[0]?.recordedOn ?? '') > isoDate(year, 12, 31);

function lastDays(old: readonly Course[], next: readonly Course[], nameOf: (subject: Subject) => string): Tried['days'] {
  const days = [...new Set([...old, ...next].flatMap(({ onsets }) => onsets))].sort().slice(-LAST_DAYS);
  const on = (courses: readonly Course[], day: IsoDate): string[] =>
    courses.flatMap(({ subject, onsets }) => (onsets.includes(day) ? [nameOf(subject)] : [])).slice(0, MOST_STRIPS);
  return days.map((day) => ({ day, before: on(old, day), after: on(next, day) }));
}

/** Units by their code; the key of anything finer may name a vendor or a person, so only its print is told. */
export const shownKey = ({ type, key }: Pick<Subject, 'type' | 'key'>): string =>
  type === 'work-unit' ? key : textHash([`${type}|${key}`]).slice(0, 16);

/** Work units by name; of what is finer its unit and its code, never a vendor or a person. */
function namesIn(pasts: readonly ChannelPast[]): (subject: Subject) => string {
  const names = new Map<string, string>();
  for (const { changes } of pasts) for (const { after } of changes) if (after?.kind === 'roster') names.set(after.workUnit, after.name);
  return ({ type, key, workUnit }) => {
    const unit = workUnit === null ? '' : (names.get(workUnit) ?? workUnit);
    if (type === 'work-unit') return unit;
    if (type === 'vendor-at-unit' || type === 'payment') return unit === '' ? type : unit;
    const own = key.slice(key.lastIndexOf('|') + 1);
    return unit === '' ? own : `${unit} · ${own}`;
  };
}
