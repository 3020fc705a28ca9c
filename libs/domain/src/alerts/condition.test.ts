import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../values/index.js';
import { type Condition, type ConditionRule, quiet, type Reading, restlessness, type TrackedCondition, track } from './condition.js';

const LEVEL: ConditionRule = { kind: 'level', holdDays: 2, clearDays: 2 };
const EVENT: ConditionRule = { kind: 'event', holdDays: 1, clearDays: 1 };
const START = '2026-03-02';
const SIGNS = { '+': 'on', o: 'between', '-': 'off', '?': 'held' } as const;

/** One sign a day: `+` on, `o` between, `-` off, `?` held. */
function run(signs: string, rule: ConditionRule, known: TrackedCondition | null = null): TrackedCondition {
  let state = known;
  const from = known ? addDays(known.day, 1) : START;
  for (const [i, sign] of [...signs].entries())
    state = track(state, { day: addDays(from, i), verdict: SIGNS[sign as keyof typeof SIGNS] }, rule);
  if (!state) throw new Error('tak ada hari');
  return state;
}
const state = (signs: string, rule = LEVEL): string => run(signs, rule).now.state;

describe('condition of a level rule', () => {
  it.each([
    ['-', 'INACTIVE'],
    ['+', 'PENDING'],
    ['++', 'FIRING'],
    ['+-+', 'PENDING'],
    ['+o', 'INACTIVE'],
    ['++o', 'FIRING'],
    ['++-', 'RECOVERING'],
    ['++-o', 'RECOVERING'],
    ['++-o-', 'RECOVERING'],
    ['++--', 'RESOLVED'],
    ['++-+', 'FIRING'],
    ['++--+', 'PENDING'],
    ['++--+-', 'RESOLVED'],
    ['++--++', 'FIRING'],
    ['+?+', 'FIRING'],
    ['++?-?-', 'RESOLVED'],
  ])('%s ends %s', (signs, expected) => expect(state(signs)).toBe(expected));

  it('keeps its onset through a recovery that failed, and takes a new one when it comes again', () => {
    expect(run('++-+', LEVEL).now).toMatchObject({ firedOn: addDays(START, 1), reopened: 1 });
    expect(run('++--++', LEVEL).now).toMatchObject({ firedOn: addDays(START, 5), reopened: 1 });
  });

  it('counts a day once, however often it is evaluated', () => {
    const first = track(null, { day: START, verdict: 'on' }, LEVEL);
    const again = track(first, { day: START, verdict: 'on' }, LEVEL);
    expect(again.now).toEqual(first.now);
    expect(track(again, { day: START, verdict: 'off' }, LEVEL).now.state).toBe('INACTIVE');
  });

  it('refuses a day before the last one', () => {
    expect(() => track(run('++', LEVEL), { day: START, verdict: 'on' }, LEVEL)).toThrow(RangeError);
  });

  it('is not reset by another rule', () => {
    const fired = run('++', LEVEL);
    expect(run('o', { ...LEVEL, holdDays: 5 }, fired).now).toMatchObject({ state: 'FIRING', firedOn: fired.now.firedOn });
  });
});

describe('condition of an event rule', () => {
  it.each([
    ['+', 'FIRING'],
    ['+++', 'FIRING'],
    ['+-', 'RESOLVED'],
    ['+-+', 'FIRING'],
    ['+?', 'FIRING'],
    ['-', 'INACTIVE'],
  ])('%s ends %s', (signs, expected) => expect(state(signs, EVENT)).toBe(expected));
});

describe('any series', () => {
  const verdict = fc.constantFrom<Reading['verdict']>('on', 'between', 'off', 'held');
  const rule = fc.record({
    kind: fc.constant('level' as const),
    holdDays: fc.integer({ min: 1, max: 5 }),
    clearDays: fc.integer({ min: 1, max: 5 }),
  });

  it('stands still while it cannot be judged', () => {
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), rule, (verdicts, days, r) => {
        let tracked: TrackedCondition | null = null;
        for (const [i, v] of verdicts.entries()) tracked = track(tracked, { day: addDays(START, i), verdict: v }, r);
        let held = tracked as TrackedCondition;
        for (let i = 1; i <= days; i++) held = track(held, { day: addDays((tracked as TrackedCondition).day, i), verdict: 'held' }, r);
        expect({ ...held.now, isHeld: true }).toEqual({ ...(tracked as TrackedCondition).now, isHeld: true });
      }),
    );
  });

  it('fires only after enough days beyond the limit, and never goes out between the limits', () => {
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 60 }), rule, (verdicts, r) => {
        let tracked: TrackedCondition | null = null;
        let before: Condition = quiet(START);
        let row = 0;
        for (const [i, v] of verdicts.entries()) {
          tracked = track(tracked, { day: addDays(START, i), verdict: v }, r);
          const { now } = tracked;
          if (v !== 'held') row = v === 'on' ? row + 1 : 0;
          if (now.state === 'FIRING' && before.state !== 'FIRING' && before.state !== 'RECOVERING')
            expect(row).toBeGreaterThanOrEqual(r.holdDays);
          if (before.state === 'FIRING' && now.state !== 'FIRING') expect(v).toBe('off');
          before = now;
        }
      }),
    );
  });

  it('is restless when it changes day by day, calm when it stands', () => {
    expect(restlessness(run('+-'.repeat(12), { ...LEVEL, holdDays: 1, clearDays: 1 }).now)).toBeGreaterThanOrEqual(0.5);
    expect(restlessness(run('+'.repeat(24), LEVEL).now)).toBeLessThan(0.25);
  });
});
