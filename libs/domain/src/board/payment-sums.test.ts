import { describe, expect, it } from 'vitest';
import type { Sp2dFact } from '../facts/index.js';
import { PaymentSums } from './payment-sums.js';

const paid = (date: string, amount: bigint): Sp2dFact => ({
  kind: 'sp2d',
  region: '12.05',
  year: 2025,
  date,
  number: date,
  paymentKind: 'LS',
  workUnit: '1.01.0.00.0.00.01.0000',
  amount,
  description: null,
  status: null,
  counts: true,
  lines: [{ subActivity: null, account: '5.1.02.01.01.0001', fundingSource: null, amount }],
});

function sumsOf(...facts: Sp2dFact[]): PaymentSums {
  const sums = new PaymentSums(2025);
  for (const fact of facts) sums.add(fact, 1);
  return sums;
}

describe('payments between two dates', () => {
  const sums = sumsOf(paid('2025-01-01', 1n), paid('2025-03-31', 20n), paid('2025-12-31', 300n));

  it.each([
    ['2024-12-31', '2025-01-01', 1n],
    ['2025-01-01', '2025-03-31', 20n],
    ['2025-03-30', '2025-03-31', 20n],
    ['2025-03-31', '2025-12-30', 0n],
    ['2025-12-30', '2025-12-31', 300n],
    ['2024-06-01', '2026-06-01', 321n],
  ])('after %s up to %s', (from, to, expected) => {
    expect(sums.between('5', from, to)).toBe(expected);
  });

  it('are none after the last day of the year, however late it is asked', () => {
    expect(sums.between('5', '2025-12-31', '2026-02-15')).toBe(0n);
    expect(sums.between('5', '2026-01-10', '2026-02-15')).toBe(0n);
  });

  it('follow what is paid and withdrawn later', () => {
    const later = sumsOf(paid('2025-05-05', 7n));
    expect(later.between('5', '2025-05-01', '2025-05-31')).toBe(7n);
    later.add(paid('2025-05-06', 8n), 1);
    expect(later.between('5', '2025-05-01', '2025-05-31')).toBe(15n);
    later.add(paid('2025-05-05', 7n), -1);
    expect(later.between('5', '2025-05-01', '2025-05-31')).toBe(8n);
  });
});
