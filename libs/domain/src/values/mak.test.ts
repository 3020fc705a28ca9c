import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctMak, hasBrokenAccount, type KnownSubActivities, parseMak, splitMak } from './mak.js';

const CODES = ['1.03.10.2.01.0030', '1.03.10.2.01.0029', '1.03.06.2.01.0028', '2.16.03.2.02.0012'];
const known = (codes: readonly string[] = CODES, holders: readonly string[] = []): KnownSubActivities => ({
  has: (code) => codes.includes(code),
  all: () => codes,
  withAccount: () => holders,
});

describe('a MAK as it should be', () => {
  it('is a sub-activity, an account, and perhaps a standard price', () => {
    expect(parseMak('1.03.10.2.01.0029.5.2.04.01.01.0003.')).toEqual({
      subActivity: '1.03.10.2.01.0029',
      account: '5.2.04.01.01.0003',
      standardPrice: null,
    });
    expect(parseMak('2.16.03.2.02.0012.5.1.02.02.01.0033.8.1.0.20.20.10.033.00010')).toEqual({
      subActivity: '2.16.03.2.02.0012',
      account: '5.1.02.02.01.0033',
      standardPrice: '8.1.0.20.20.10.033.00010',
    });
  });

  it('may be one of several in a field', () => {
    expect(
      splitMak(' 1.03.10.2.01.0029.5.2.04.01.01.0003.; 1.03.10.2.01.0030.5.2.04.01.01.0003.;;1.03.10.2.01.0029.5.2.04.01.01.0003.'),
    ).toEqual(['1.03.10.2.01.0029.5.2.04.01.01.0003.', '1.03.10.2.01.0030.5.2.04.01.01.0003.']);
    expect(splitMak('a.b, 1.02')).toEqual(['1.02']);
    expect(splitMak('')).toEqual([]);
  });

  it('keeps its sub-activity when its account is broken', () => {
    expect(parseMak('2.11.11.2.01.0007.2.0.20.10.10.0111.3.0')).toEqual({
      subActivity: '2.11.11.2.01.0007',
      account: null,
      standardPrice: null,
    });
    expect(hasBrokenAccount('2.11.11.2.01.0007.2.0.20.10.10.0111.3.0')).toBe(true);
    expect(hasBrokenAccount('2.11.11.2.01.0007')).toBe(false);
    expect(parseMak('5.10.20.3.02')).toBeNull();
  });
});

describe('corrections of a MAK', () => {
  it('finds digits shifted over the dots', () => {
    expect(correctMak('1.03.10.2.01.0003.0.5.20.40.10.1000.3.', known())).toEqual([
      { subActivity: '1.03.10.2.01.0030', account: '5.2.04.01.01.0003', reason: 'shifted' },
    ]);
  });

  it('finds leading zeros that were lost, and the standard price behind', () => {
    expect(correctMak('1.03.03.2.01.1151.0.2.02.01.00.2981.0.2.0.20.10.02.900.076', known(['1.03.03.2.01.0011']))).toEqual([
      { subActivity: '1.03.03.2.01.0011', account: '5.1.02.02.01.0029', reason: 'shifted' },
    ]);
  });

  it('finds two digits swapped before one digit other, and the form before 2024', () => {
    expect(correctMak('1.03.06.2.00.1028.5.2.04.02.01.0008.', known())).toEqual([
      { subActivity: '1.03.06.2.01.0028', account: '5.2.04.02.01.0008', reason: 'swapped' },
    ]);
    expect(correctMak('1.03.10.2.01.0031.5.2.04.01.01.0003', known()).map((c) => [c.subActivity, c.reason])).toEqual([
      ['1.03.10.2.01.0030', 'one-digit'],
    ]);
    expect(correctMak('1.03.10.2.01.30.5.2.04.01.01.0003', known()).map((c) => [c.subActivity, c.reason])).toEqual([
      ['1.03.10.2.01.0030', 'padded'],
    ]);
  });

  it('takes an account alone for the one sub-activity that holds it', () => {
    const only = { subActivity: '1.03.06.2.01.0028', account: '5.1.02.03.02.0410', reason: 'account-only' };
    expect(correctMak('5.10.20.3.02.0410.', known(CODES, ['1.03.06.2.01.0028']))).toEqual([only]);
    expect(correctMak('5.10.20.3.02.0410.', known(CODES, CODES.slice(0, 2)))).toEqual([]);
  });

  it('gives every code that one slip fits, and none for what is too far', () => {
    expect(correctMak('1.03.10.2.01.0020.5.2.04.01.01.0003', known())).toHaveLength(2);
    expect(correctMak('1.02.02.2.01.0023.5.1.02.02.01.0063.', known())).toEqual([]);
    expect(correctMak('', known())).toEqual([]);
  });

  it('only ever names known codes, whatever is written', () => {
    const text = fc.stringMatching(/^[0-9.]{0,60}$/);
    fc.assert(fc.property(text, (segment) => correctMak(segment, known()).every((c) => CODES.includes(c.subActivity))));
  });
});
