import { describe, expect, it } from 'vitest';
import { legibleFloor, seatFactorOf } from './screen.js';

describe('the seat factor', () => {
  it.each([
    [55, 6, 8.8],
    [65, 4, 4.9],
    [86, 6, 5.6],
    [98, 8, 6.6],
  ])('a diagonal of %i inches read from %i metres is k = %f', (diagonalInch, seatM, k) => {
    expect(Math.round(seatFactorOf({ diagonalInch, seatM }) * 10) / 10).toBe(k);
  });

  it('is 6 until both are known', () => {
    expect([seatFactorOf({ diagonalInch: 55, seatM: null }), seatFactorOf({ diagonalInch: null, seatM: 4 })]).toEqual([6, 6]);
  });

  it('asks for 42.6 logical pixels at k = 6', () => {
    expect(legibleFloor(6)).toBeCloseTo(42.6);
  });
});
