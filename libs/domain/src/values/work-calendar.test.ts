import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './fiscal-calendar.js';
import { WorkCalendar } from './work-calendar.js';

const calendar = new WorkCalendar([{ year: 2026, holidays: [{ date: '2026-03-20', name: 'Cuti bersama' }] }]);

describe('working days', () => {
  it('leave out weekends and holidays, and say nothing of a year without a table', () => {
    expect(calendar.isWorkingDay('2026-03-19')).toBe(true);
    expect(calendar.isWorkingDay('2026-03-20')).toBe(false);
    expect(calendar.isWorkingDay('2026-03-21')).toBe(false);
    expect(calendar.isWorkingDay('2027-01-04')).toBeNull();
    expect(calendar.between('2026-03-18', '2026-03-23')).toBe(2);
    expect(calendar.between('2026-12-30', '2027-01-04')).toBeNull();
    expect(calendar.after('2026-03-19', 1)).toBe('2026-03-23');
    expect(calendar.after('2026-12-31', 1)).toBeNull();
    expect(calendar.before('2026-03-23', 1)).toBe('2026-03-19');
    expect(calendar.before('2026-03-22', 2)).toBe('2026-03-18');
    expect(calendar.before('2026-01-02', 2)).toBeNull();
  });

  it('count what they add', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), (start, days) => {
        const from = addDays('2026-01-01', start);
        const to = calendar.after(from, days);
        expect(to).not.toBeNull();
        expect(calendar.between(from, to as string)).toBe(days);
      }),
    );
  });
});
