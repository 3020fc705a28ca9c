import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf } from './lamp.js';
import { nextAttempt, nextRun } from './schedule.js';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const HOUR = 3_600_000;

describe('the next run', () => {
  it.each([
    ['15m', '2026-11-24T10:00', '2026-11-24T10:15'],
    ['4h', '2026-11-24T22:00', '2026-11-25T02:00'],
    ['1d', '2026-12-31T10:00', '2027-01-01T10:00'],
    ['06.30', '2026-11-24T06:29', '2026-11-24T06:30'],
    ['06.30', '2026-11-24T06:30', '2026-11-25T06:30'],
    ['06.30 13.00', '2026-11-24T07:00', '2026-11-24T13:00'],
    ['13.00 06.30', '2026-11-24T23:30', '2026-11-25T06:30'],
    ['00.00', '2026-12-31T23:59', '2027-01-01T00:00'],
  ])('by %s after %s is %s', (schedule, after, next) => {
    expect(nextRun(schedule, at(after))).toBe(at(next));
  });

  it('after failures comes later each time, spread, never later than the schedule or four hours', () => {
    const now = at('2026-11-24T10:00');
    expect([1, 2, 3, 6].map((failures) => (nextAttempt('1d', now, failures, 1) - now) / 60_000)).toEqual([1, 2, 4, 32]);
    fc.assert(
      fc.property(
        fc.constantFrom('15m', '4h', '30d', '06.30'),
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (schedule, failures, chance) => {
          const wait = nextAttempt(schedule, now, failures, chance) - now;
          expect(wait).toBeGreaterThanOrEqual(30_000);
          expect(wait).toBeLessThanOrEqual(Math.min(4 * HOUR, schedule === '15m' ? 0.25 * HOUR : Number.POSITIVE_INFINITY));
        },
      ),
    );
  });
});

describe('the lamp of a source', () => {
  const now = at('2026-11-24T10:00');
  const standing = { enabled: true, cadenceHours: 4, failures: 0, arrived: now };
  it.each([
    [{ arrived: now - 4 * HOUR }, 'segar'],
    [{ arrived: now - 4 * HOUR - 1 }, 'tertunda'],
    [{ arrived: now - 8 * HOUR - 1 }, 'basi'],
    [{ arrived: null }, 'belum'],
    [{ failures: 1 }, 'galat'],
    [{ enabled: false, failures: 3 }, 'mati'],
  ] as const)('with %o is %s', (change, state) => {
    expect(stateOf({ ...standing, ...change }, now)).toBe(state);
  });
});
