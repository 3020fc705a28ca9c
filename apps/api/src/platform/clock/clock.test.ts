import { describe, expect, it } from 'vitest';
import { FakeClock, SystemClock } from './clock.js';

describe('clock', () => {
  it('turns the business day and the fiscal year at midnight in Jakarta, which is 17:00 UTC', () => {
    const clock = new FakeClock(Date.parse('2026-12-31T16:59:59.999Z'));
    expect(clock.today()).toBe('2026-12-31');
    clock.advance(1);
    expect(clock.today()).toBe('2027-01-01');
  });

  it('reads the system time in milliseconds', () => {
    const before = Date.now();
    expect(new SystemClock().now()).toBeGreaterThanOrEqual(before);
    expect(new SystemClock().today()).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
