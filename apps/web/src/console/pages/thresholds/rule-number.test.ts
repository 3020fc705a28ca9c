import { describe, expect, it } from 'vitest';
import { numberOf, stepped } from './rule-number.js';

describe('a number of a rule', () => {
  it.each([
    ['10,5', 10.5],
    ['10.5', 10.5],
    ['10,', 10],
    [' 7 ', 7],
    ['-3,25', -3.25],
    ['1.234,5', Number.NaN],
    ['10,5 poin', Number.NaN],
    ['', Number.NaN],
  ])('is read as typed: %s', (text, value) => expect(numberOf(text)).toBe(value));

  it('steps within its range, without crumbs of binary fractions', () => {
    const range = { min: 0, max: 1, step: 0.05 };
    expect([stepped(0.3, 1, range), stepped(0.95, -1, range), stepped(1, 1, range), stepped(0, -1, range)]).toEqual([0.35, 0.9, 1, 0]);
  });
});
