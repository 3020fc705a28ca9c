import { describe, expect, it } from 'vitest';
import { CaseEngine } from '../cases/engine.js';
import { budgetLine, monthlyPlan, payment, peers, rp } from '../detectors/core/example-facts.js';
import { LegalTable } from '../detectors/core/legal.js';
import { BUILT_IN } from '../detectors/core/setting.js';
import { b01 } from '../detectors/execution/b01.detector.js';
import { b07 } from '../detectors/execution/b07.detector.js';
import type { Fact } from '../facts/index.js';
import { CalendarFold, CaseFold, RuleFold } from '../folds/index.js';
import { byWeek, effectOf, totalsOf } from './comparison.js';
import { noiseOf } from './noise.js';
import { PastDays } from './past-days.js';
import { builtInTerms, faultsOf, type RuleTerms, sameTerms, settingOf, termsOf } from './terms.js';
import { type DayFrame, RuleTrial } from './trial.js';

const REGION = '12.05';
const LAST = '2026-09-30';
const legal = new LegalTable();
const known = (facts: readonly Fact[], recordedOn = '2027-02-01') =>
  facts.map((after, i) => ({ revision: i + 1, before: null, after, firstRecordedOn: recordedOn, recordedOn }));
/** Eleven alike, and one that spends little in spring and much in summer. */
const year: Fact[] = [
  ...peers(12, (i) => rp(i === 0 ? 100_000_000 : 480_000_000 + i * 5_000_000)),
  ...['2026-07-06', '2026-07-20', '2026-08-10'].map((day, i) => payment(`k${i}`, rp(250_000_000), day)),
];

function frames(facts: readonly Fact[]): DayFrame[] {
  const past = new PastDays(REGION, 2026, known(facts));
  const days: DayFrame[] = [];
  for (const { day } of past.through(LAST)) {
    const { calendar } = past.state.fold(CalendarFold);
    const context = { state: past.state, today: day, legal, calendar };
    const subjects = [...b01.subjects(context)];
    days.push({ day, context, isWorkingDay: calendar.isWorkingDay(day), subjects, frame: b01.frame?.(context) });
  }
  return days;
}
const tried = (days: readonly DayFrame[], terms: RuleTerms) => {
  const trial = new RuleTrial(b01, settingOf(terms, 'coba'));
  for (const day of days) trial.frame(day);
  return trial.courses();
};
const usual = builtInTerms(b01);
const withValues = (values: Readonly<Record<string, number>>, more: Partial<RuleTerms> = {}): RuleTerms => ({
  ...usual,
  ...more,
  values: { ...usual.values, ...values },
});

describe('a rule on trial', () => {
  const days = frames(year);

  it('fires and goes out on the very days on which the judge would have', () => {
    const past = new PastDays(REGION, 2026, known(year));
    const engine = new CaseEngine(past.state, [b01], () => BUILT_IN);
    const seen = new Map<string, string[]>();
    for (const { day } of past.through(LAST)) {
      for (const after of engine.all(new Map()))
        past.state.apply({ revision: past.state.rollup.revision, before: null, after, firstRecordedOn: day });
      for (const alert of past.state.fold(CaseFold).alerts()) {
        const { state, since } = alert.condition.now;
        const told = seen.get(alert.subject.key) ?? [];
        if (told.at(-1) !== `${state} ${since}` && since === day) seen.set(alert.subject.key, [...told, `${state} ${since}`]);
      }
    }
    const courses = tried(days, usual).filter(({ stretches }) => stretches.length > 0);
    expect(courses.length).toBeGreaterThan(0);
    for (const { subject, onsets } of courses)
      expect(onsets).toEqual((seen.get(subject.key) ?? []).filter((each) => each.startsWith('FIRING')).map((each) => each.slice(7)));
    expect(courses.map(({ subject }) => subject.key).sort()).toEqual([...seen.keys()].sort());
  });

  it('names who stays, who goes out and who joins', () => {
    const before = tried(
      days.filter(({ day }) => day <= '2026-06-15'),
      usual,
    );
    const after = tried(
      days.filter(({ day }) => day <= '2026-06-15'),
      withValues({ enter: 55, exit: 50 }),
    );
    const effect = effectOf(before, after);
    expect(effect.leave.map(({ subject }) => subject.key)).toEqual(['1.03.0.00.0.00.01.0000']);
    expect(effect.stay).toEqual([]);
    expect(effectOf(after, before).join.map(({ subject }) => subject.key)).toEqual(['1.03.0.00.0.00.01.0000']);
    expect(totalsOf(before)).toMatchObject({ up: 1, onsets: 1 });
  });

  it('lets an excepted unit go, and waits for as many days as asked', () => {
    expect(totalsOf(tried(days, withValues({}, { except: ['1.03.0.00.0.00.01.0000'] }))).onsets).toBe(0);
    const [first] = tried(days, usual).flatMap(({ onsets }) => onsets);
    const [later] = tried(days, withValues({}, { holdDays: 10 })).flatMap(({ onsets }) => onsets);
    expect(first && later && first < later).toBe(true);
  });

  it('counts beginnings by week and measures how the figure moves by itself', () => {
    expect([...byWeek(['2026-06-01', '2026-06-07', '2026-06-08'])]).toEqual([
      ['2026-06-01', 2],
      ['2026-06-08', 1],
    ]);
    const noise = noiseOf(b01, days);
    expect(noise?.daily).toBeGreaterThan(0);
    expect(noise?.distance).toBeGreaterThanOrEqual(noise?.daily ?? 0);
    expect(noiseOf(b07, days)).toBeNull();
  });
});

describe('the past of a year', () => {
  const plan = monthlyPlan(rp(100_000_000));

  it('knows a revised plan from the day it was told, and a year loaded afterwards by its own dates', () => {
    const first = known([budgetLine(rp(1_200_000_000)), plan], '2026-01-02');
    const revised = { ...plan, months: Array<bigint>(12).fill(rp(50_000_000)) } as Fact;
    const changes = [...first, { revision: 9, before: plan, after: revised, firstRecordedOn: '2026-01-02', recordedOn: '2026-06-10' }];
    const past = new PastDays(REGION, 2026, changes);
    const told = new Map<string, number>();
    for (const { day, changes: came } of past.through(LAST)) if (came.length > 0) told.set(day, came.length);
    expect(told.get('2026-06-10')).toBe(1);
    const loaded = new PastDays(REGION, 2026, known(year));
    const daysTold = [...loaded.through(LAST)].filter(({ changes: came }) => came.length > 0).map(({ day }) => day);
    expect(daysTold).toContain('2026-07-20');
  });
});

describe('the terms of a rule', () => {
  const isUnit = (code: string): boolean => code.startsWith('1.03');

  it('are refused outside their range, off their steps, crossed, for strangers and without an act', () => {
    const fields = (terms: RuleTerms): string[] => faultsOf(b01, terms, isUnit).map(({ field }) => field);
    expect(fields(usual)).toEqual([]);
    expect(fields(withValues({ enter: 1000 }))).toEqual(['values.enter']);
    expect(fields(withValues({ enter: Number.NaN }))).toContain('values.enter');
    expect(fields(withValues({ enter: 10.3 }))).toEqual(['values.enter']);
    expect(fields(withValues({ enter: 5, exit: 9 }))).toEqual(['values.exit']);
    expect(fields(withValues({ unknown: 1 }))).toEqual(['values.unknown']);
    expect(fields(withValues({}, { except: ['9.99'], act: ' ', holdDays: 0 }))).toEqual(['holdDays', 'except', 'act']);
    expect(faultsOf(b07, { ...builtInTerms(b07), holdDays: 3 }, isUnit)).toHaveLength(1);
  });

  it('mean the same in any order, and come back from a fact as they went', () => {
    const fact = {
      ...({ kind: 'rule-version', region: REGION, year: 2026, date: '2026-05-01', rule: 'B01', number: 2, reason: 'uji' } as const),
      ...withValues({ enter: 12 }, { except: ['b', 'a'] }),
      values: Object.entries(withValues({ enter: 12 }).values).map(([name, value]) => ({ name, value })),
    };
    const fold = new RuleFold();
    fold.apply({ revision: 1, before: null, after: fact, firstRecordedOn: '2026-05-01' });
    expect(sameTerms(termsOf(b01, fold.inForce('B01', '2026-05-01')), withValues({ enter: 12 }, { except: ['a', 'b'] }))).toBe(true);
    expect(termsOf(b01, fold.inForce('B01', '2026-04-30'))).toEqual(usual);
    expect(fold.settingOf('B01', '2026-04-30')).toBe(BUILT_IN);
    expect(fold.settingOf('B01', '2026-06-01')).toMatchObject({ version: '2', values: { enter: 12 } });
  });
});
