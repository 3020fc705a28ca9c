import {
  endOfMonth,
  isoDate,
  parseAccountCode,
  parseSubActivityCode,
  parseWorkUnitCode,
  type Sen,
  senFromWire,
  weekday,
} from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { createRegency } from './regency.js';
import type { Sp2dRow } from './rows.js';

const regency = createRegency({ seed: 1, year: 2026 });
const yearRows: Sp2dRow[] = [...regency.sp2dUntil('2026-12-31')].flatMap((day) => day.rows);
const keyOf = (unit: string, sub: string, account: string): string => `${unit}|${sub}|${account}`;
const sum = (amounts: Iterable<Sen>): Sen => [...amounts].reduce((a, b) => a + b, 0n);

describe('createRegency', () => {
  it('gives the same bytes for the same seed in any order of calls, other bytes for another', () => {
    const other = createRegency({ seed: 1, year: 2026 });
    const live = other.live('2026-11-24', 77);
    const june = other.sp2d('2026-06-30');
    expect(JSON.stringify(regency.sp2d('2026-06-30'))).toBe(JSON.stringify(june));
    expect(regency.live('2026-11-24', 77)).toEqual(live);
    expect(JSON.stringify(createRegency({ seed: 2, year: 2026 }).sp2d('2026-06-30'))).not.toBe(JSON.stringify(june));
  });

  it('has 53 Skpd and 31 units, and codes the domain reads unchanged', () => {
    const roster = regency.roster();
    expect([roster.length, roster.filter((row) => row.induk === undefined).length]).toEqual([84, 53]);
    expect(roster.filter((row) => parseWorkUnitCode(row.kode_skpd) !== row.kode_skpd)).toEqual([]);
    const lines = regency.budgetLines();
    expect(lines.filter((row) => parseAccountCode(row.kode_rekening) !== row.kode_rekening || row.nama_rekening === '')).toEqual([]);
    const spending = lines.filter((row) => row.kode_rekening.startsWith('5'));
    expect(spending.filter((row) => parseSubActivityCode(row.kode_sub_kegiatan, 2026)?.generation !== 'current')).toEqual([]);
    expect(lines.filter((row) => Object.keys(row).length !== 22)).toEqual([]);
  });

  it('plans every budget line to the sen', () => {
    const planned = new Map<string, Sen>();
    for (const row of regency.cashPlans()) {
      const months = Object.entries(row).filter(([field]) => field.startsWith('bulan_'));
      planned.set(
        keyOf(row.kode_skpd, row.kode_sub_kegiatan ?? '', row.kode_rekening),
        sum(months.map(([, value]) => senFromWire(String(value)))),
      );
    }
    const lines = regency.budgetLines();
    expect(planned.size).toBe(lines.length);
    for (const row of lines)
      expect(planned.get(keyOf(row.kode_sub_unit, row.kode_sub_kegiatan, row.kode_rekening))).toBe(senFromWire(row.pagu));
  });

  it('never spends more than a line holds, two days of full live stream included', () => {
    const room = new Map(
      regency.budgetLines().map((r) => [keyOf(r.kode_sub_unit, r.kode_sub_kegiatan, r.kode_rekening), senFromWire(r.pagu)]),
    );
    const live = [10, 11].flatMap((day) => Array.from({ length: 14_400 }, (_, slot) => regency.live(isoDate(2026, 11, day), slot)));
    for (const row of [...yearRows, ...live])
      for (const part of row.detail) {
        const key = keyOf(row.kode_sub_skpd, part.kode_sub_kegiatan, part.kode_rekening);
        room.set(key, (room.get(key) ?? -1n) - senFromWire(part.jumlah));
      }
    expect([...room].filter(([, left]) => left < 0n)).toEqual([]);
    const numbers = [...yearRows, ...live].map((row) => row.nomor_sp_2_d);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('pays on no weekend, and details sum to the document', () => {
    expect(yearRows.filter((row) => [0, 6].includes(weekday(row.tanggal_sp_2_d)))).toEqual([]);
    const odd = yearRows.filter(
      (row) => row.jenis_sp_2_d !== 'UP' && sum(row.detail.map((d) => senFromWire(d.jumlah))) !== senFromWire(row.nilai_sp_2_d),
    );
    expect(odd).toEqual([]);
  });

  it('has two to four units without an SP2D in every month but December, as it says', () => {
    for (let month = 1; month <= 11; month++) {
      const silent = regency.late().filter((gap) => gap.month === month && gap.kind === 'silent');
      expect(silent.length).toBeGreaterThanOrEqual(2);
      expect(silent.length).toBeLessThanOrEqual(4);
      const from = isoDate(2026, month, 1);
      const paying = new Set(
        yearRows.filter((r) => r.tanggal_sp_2_d >= from && r.tanggal_sp_2_d <= endOfMonth(2026, month)).map((r) => r.kode_sub_skpd),
      );
      expect(silent.filter((gap) => paying.has(gap.workUnit))).toEqual([]);
    }
  });
});
