import { describe, expect, it } from 'vitest';
import { daysIn, replayDayAt, replayDays } from './replay-steps.js';

describe('the days of a replay', () => {
  it('are all of a short period, and sixty of a year, from the first to the last, each once', () => {
    expect(replayDays('2026-03-01', '2026-03-07')).toEqual(Array.from({ length: 7 }, (_, i) => `2026-03-0${i + 1}`));
    const year = replayDays('2026-01-01', '2026-12-31');
    expect([year.length, new Set(year).size, year[0], year.at(-1)]).toEqual([60, 60, '2026-01-01', '2026-12-31']);
    expect([...year].sort()).toEqual(year);
    expect(daysIn('2026-01-01', '2026-12-31')).toBe(365);
  });

  it('fill a minute, and nothing is shown after it', () => {
    const days = replayDays('2026-01-01', '2026-06-30');
    expect(replayDayAt(days, -5)).toBe('2026-01-01');
    expect(replayDayAt(days, 0)).toBe('2026-01-01');
    expect(replayDayAt(days, 59_999)).toBe('2026-06-30');
    expect(replayDayAt(days, 60_000)).toBeNull();
    const week = replayDays('2026-03-01', '2026-03-07');
    expect([0, 8_571, 8_572, 30_000].map((ms) => replayDayAt(week, ms))).toEqual(['2026-03-01', '2026-03-01', '2026-03-02', '2026-03-04']);
  });
});
