import { senFromWire } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRegency } from './regency.js';
import type { Sp2dRow } from './rows.js';
import { largestPayments, paymentAbove, queueRow } from './story.js';

const regency = createRegency({ seed: 1205, year: 2026 });
const DAY = '2026-09-30';
let paid: Sp2dRow[] = [];
beforeAll(() => {
  paid = [...regency.sp2dUntil(DAY)].flatMap(({ rows }) => rows);
}, 60_000);

describe('what a tour may stage', () => {
  it('takes so few payments to firms as reach an amount, and none when they do not', () => {
    const unit = '2.11.0.00.0.00.09.0000';
    const amount = senFromWire('2000000000.00');
    const rows = largestPayments(paid, unit, amount) ?? [];
    const values = rows.map((row) => senFromWire(row.nilai_sp_2_d));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.kode_sub_skpd === unit && row.status === 'ditransfer')).toBe(true);
    expect(values.reduce((a, b) => a + b, 0n)).toBeGreaterThanOrEqual(amount);
    expect(values.slice(0, -1).reduce((a, b) => a + b, 0n)).toBeLessThan(amount);
    expect(largestPayments(paid, unit, senFromWire('900000000000.00'))).toBeNull();
    expect(largestPayments([], unit, amount)).toBeNull();
  });

  it('breaks the ceiling of a sub-activity by one payment with a number of its own', () => {
    const row = paymentAbove(regency, 1205, DAY);
    const [line] = row?.detail ?? [];
    const same = (code: string | undefined, unit: string) => code === line?.kode_sub_kegiatan && unit === row?.kode_sub_skpd;
    const ceiling = regency
      .budgetLines()
      .filter((each) => same(each.kode_sub_kegiatan, each.kode_sub_unit))
      .reduce((sum, { pagu }) => sum + senFromWire(pagu), 0n);
    const before = paid
      .flatMap((each) => each.detail.map((part) => ({ ...part, unit: each.kode_sub_skpd })))
      .filter((part) => same(part.kode_sub_kegiatan, part.unit))
      .reduce((sum, { jumlah }) => sum + senFromWire(jumlah), 0n);
    expect(before).toBeLessThanOrEqual(ceiling);
    expect(before + senFromWire(row?.nilai_sp_2_d ?? '0.00')).toBeGreaterThan(ceiling);
    expect(paid.some(({ nomor_sp_2_d }) => nomor_sp_2_d === row?.nomor_sp_2_d)).toBe(false);
  });

  it('tells a day’s figure by one time, so that the next corrects it', () => {
    expect([queueRow(1, DAY).time, queueRow(2, DAY).time]).toEqual([DAY, DAY]);
    expect(queueRow(2, DAY).value).toBe('2');
  });
});
