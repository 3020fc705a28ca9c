import { describe, expect, it } from 'vitest';
import { materiality, severityOf } from './severity.js';

const rp = (rupiah: number): bigint => BigInt(rupiah) * 100n;

describe('severity', () => {
  it.each([
    [null, 0],
    [0n, 0],
    [rp(10_000_000), 0],
    [rp(100_000_000), 1],
    [rp(1_000_000_000), 2],
    [rp(50_000_000_000), 3],
  ])('materiality of %s is %s', (amount, expected) => expect(materiality(amount)).toBe(expected));

  it.each([
    [4, rp(100_000_000), 'kritis'],
    [4, rp(50_000_000), 'tinggi'],
    [3, rp(1_000_000_000), 'tinggi'],
    [3, rp(10_000_000), 'sedang'],
    [2, rp(10_000_000), 'rendah'],
    [1, null, 'info'],
  ] as const)('likelihood %s and %s is %s', (likelihood, amount, expected) => expect(severityOf(likelihood, amount)).toBe(expected));
});
