import { describe, expect, it } from 'vitest';
import { needsReceiptOnly } from './contractable.js';

const DAY = '2026-03-02';
const GOODS = '5.1.02.01.01.0024';
const MILLION = 1_000_000_00n;

describe('what a receipt is contract enough for', () => {
  it('is goods and services up to the limit in force on the day', () => {
    expect(needsReceiptOnly([GOODS], 50n * MILLION, DAY)).toBe(true);
    expect(needsReceiptOnly([GOODS], 50n * MILLION + 1n, DAY)).toBe(false);
    expect(needsReceiptOnly(['5.2.02.05.01.0001', '5.1.02.03.02.0035'], 10n * MILLION, DAY)).toBe(true);
    expect(needsReceiptOnly([GOODS], 10n * MILLION, '2018-06-30')).toBe(false); // no value is known for that day
  });

  it('is never works or consultants, alone or with goods', () => {
    for (const account of ['5.2.04.01.01.0003', '5.2.03.01.01.0001', '5.1.02.03.03.0001', '5.1.02.02.09.0004'])
      expect(needsReceiptOnly([GOODS, account], MILLION, DAY)).toBe(false);
  });
});
