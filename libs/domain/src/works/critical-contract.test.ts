import { describe, expect, it } from 'vitest';
import { judgeContract } from './critical-contract.js';
import { endOfWork } from './duration.js';

describe('a critical contract', () => {
  it.each([
    [70, 60, null, 'waspada'],
    [70, 59.99, null, 'kritis'],
    [70.01, 60, null, 'kritis'],
    [70.01, 65.01, null, 'waspada'],
    [70.01, 65, null, 'kritis'],
    [70, 65, null, 'sesuai'],
    [70, 64.99, null, 'waspada'],
    [80, 77.5, null, 'sesuai'],
    [80, 77.49, null, 'waspada'],
    [80, 79, false, 'kritis'],
    [80, 79, true, 'sesuai'],
    [80, 80, false, 'sesuai'],
    [60, 59, false, 'sesuai'],
    [30, 45, null, 'sesuai'],
  ] as const)('plan %s %%, built %s %%, in time %s: %s', (plan, physical, finishesInYear, state) => {
    expect(judgeContract({ plan: Math.round(plan * 100), physical: Math.round(physical * 100), finishesInYear }, '2026-06-30')).toBe(state);
  });
});

describe('the end of a work', () => {
  it.each([
    ['2026-03-02', '90 (sembilan puluh) hari kalender', '2026-05-31'],
    ['2026-03-02', '30 hari', '2026-04-01'],
    ['2026-03-02', '12 Minggu', '2026-05-25'],
    ['2026-01-31', '1 Bulan', '2026-02-28'],
    ['2026-11-15', '3 bulan', '2027-02-15'],
  ] as const)('of %s and %s is %s', (start, duration, end) => {
    expect(endOfWork(start, duration)).toBe(end);
  });

  it.each([null, 'sampai selesai', '0 hari', 'hari'])('is not known of %s', (duration) => {
    expect(endOfWork('2026-03-02', duration)).toBeNull();
  });
});
