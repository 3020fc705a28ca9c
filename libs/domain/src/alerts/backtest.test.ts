import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../values/index.js';
import { type LevelRule, type Point, replay } from './backtest.js';

const RULE: LevelRule = { kind: 'level', direction: 'above', enter: 10, exit: 8, holdDays: 2, clearDays: 2 };
const series = (values: readonly (number | null)[]): Point[] => values.map((value, i) => ({ day: addDays('2026-03-02', i), value }));

describe('a rule on history', () => {
  it('fires after its days beyond the limit and goes out after its days inside the other', () => {
    const { stretches, onsets } = replay(series([9, 11, 11, 9, 7, 7, 9]), RULE);
    expect(onsets).toEqual(['2026-03-04']);
    expect(stretches.map((s) => s.state)).toEqual(['INACTIVE', 'PENDING', 'FIRING', 'RECOVERING', 'RESOLVED']);
  });

  it('is held where nothing could be judged, and goes on after it', () => {
    const { stretches } = replay(series([11, 11, null, null, 11]), RULE);
    expect(stretches.map((s) => s.state)).toEqual(['PENDING', 'FIRING', 'HELD', 'FIRING']);
  });

  it('the limit itself is not beyond it', () => {
    expect(replay(series([10, 10, 10]), RULE).onsets).toEqual([]);
  });

  it('looks the other way for what must not fall', () => {
    expect(replay(series([-9, -11, -11]), { ...RULE, direction: 'below', enter: -10, exit: -8 }).onsets).toEqual(['2026-03-04']);
  });

  it('refuses limits that cross', () => {
    expect(() => replay(series([1]), { ...RULE, exit: 11 })).toThrow(RangeError);
  });

  it('never fires oftener for a wider distance between its limits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 80 }), fc.integer({ min: 0, max: 9 }), (values, wider) => {
        const points = series(values);
        expect(replay(points, { ...RULE, exit: 9 - wider }).onsets.length).toBeLessThanOrEqual(
          replay(points, { ...RULE, exit: 9 }).onsets.length,
        );
      }),
    );
  });
});
