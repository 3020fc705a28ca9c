import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentNumber, percentWhole, pointsSigned, rupiahText, scaleMoney } from './number-text.js';

describe('numbers as Indonesian offices write them', () => {
  it.each([
    ['18330000000.00', 'Rp\u00a018,33 miliar'],
    ['1390000000000.00', 'Rp\u00a01,39 triliun'],
    ['765400000.00', 'Rp\u00a0765,4 juta'],
    ['999999.49', 'Rp\u00a0999.999'],
    ['999999999999.99', 'Rp\u00a01 triliun'],
    ['994999999999.99', 'Rp\u00a0995 miliar'],
    ['-18335000000.00', '\u2212Rp\u00a018,34 miliar'],
    ['0.00', 'Rp\u00a00'],
    ['123456789012345678.90', 'Rp\u00a0123.456,79 triliun'],
  ])('%s → %s', (wire, text) => expect(rupiahText(wire, 'id')).toBe(text));

  it.each([
    ['214800000000.00', '215', 'miliar'],
    ['18330000000.00', '18,3', 'miliar'],
    ['1937000000000.00', '1,94', 'triliun'],
    ['999600000000.00', '1', 'triliun'],
  ])('headline %s → %s %s', (wire, number, unit) => expect(scaleMoney(wire, 'id', 'three')).toEqual({ number, unit }));

  it('writes rates half up with one decimal and a real minus', () => {
    expect([0.712345, 0.6235, 1, 0, 0.0005].map((r) => percentNumber(r, 'id'))).toEqual(['71,2', '62,4', '100,0', '0,0', '0,1']);
    expect([-0.0792, 0.083, -0.0004, 0].map((r) => pointsSigned(r, 'id'))).toEqual(['\u22127,9', '+8,3', '0,0', '0,0']);
    expect([percentWhole(0.886, 'id'), percentNumber(0.712, 'en')]).toEqual(['89', '71.2']);
  });

  it('never prints 1.000 of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n }), (rupiah) => {
        const { number, unit } = scaleMoney(`${rupiah}.00`, 'id');
        if (unit === 'juta' || unit === 'miliar') expect(Number(number.split(',')[0]?.replaceAll('.', ''))).toBeLessThan(1000);
      }),
    );
  });
});
