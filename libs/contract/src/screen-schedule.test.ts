import { describe, expect, it } from 'vitest';
import { ruleAt, type ScheduleRule, scheduleRuleSchema } from './screen-schedule.js';

const rule = (change: Partial<ScheduleRule>): ScheduleRule => ({
  from: '06.00',
  to: '18.00',
  days: 'all',
  season: 'always',
  shows: ['ringkas'],
  ...change,
});
const at = (wib: string): number => Date.parse(`${wib}+07:00`);
const found = (rules: readonly ScheduleRule[], wib: string) => rules.indexOf(ruleAt(rules, at(wib)) as ScheduleRule);

describe('the schedule of a screen', () => {
  it('takes the first rule that holds, from its first minute up to and without its last', () => {
    const rules = [rule({ from: '10.00', to: '11.00' }), rule({})];
    expect(['05:59', '06:00', '10:00', '10:59', '11:00', '18:00'].map((time) => found(rules, `2026-11-24T${time}:00`))).toEqual([
      -1, 1, 0, 0, 1, -1,
    ]);
  });

  it('reaches over midnight, and the small hours belong to the day before', () => {
    const friday = [rule({ from: '18.00', to: '06.00', days: 'weekdays', shows: 'night' })];
    expect(found(friday, '2026-11-27T23:00:00')).toBe(0); // Friday
    expect(found(friday, '2026-11-28T05:59:00')).toBe(0); // Saturday before six
    expect(found(friday, '2026-11-28T06:00:00')).toBe(-1);
    expect(found(friday, '2026-11-28T19:00:00')).toBe(-1);
    expect(found(friday, '2026-11-30T05:00:00')).toBe(-1); // Monday: began on Sunday
  });

  it('knows the seasons of the fiscal year', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-21', '2026-03-22', '2026-06-20', '2026-06-21', '2026-12-14', '2026-12-15'];
    const holdsOn = (season: ScheduleRule['season']) => days.filter((day) => found([rule({ season })], `${day}T08:00:00`) === 0);
    expect(holdsOn('year-start')).toEqual(['2026-02-28']);
    expect(holdsOn('quarter-end')).toEqual(['2026-03-22', '2026-06-21']);
    expect(holdsOn('year-end')).toEqual(['2026-12-15']);
  });

  it('refuses times that are none, and a rule that shows nothing', () => {
    for (const bad of [{ from: '24.00' }, { to: '6.00' }, { shows: [] }])
      expect(scheduleRuleSchema.safeParse({ ...rule({}), ...bad }).success).toBe(false);
  });
});
