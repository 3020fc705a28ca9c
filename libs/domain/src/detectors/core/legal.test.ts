import { describe, expect, it } from 'vitest';
import { LegalTable, legalValues } from './legal.js';

describe('dated legal values', () => {
  const table = new LegalTable();

  it('give what was in force on the day of the event', () => {
    expect(table.amount('batas-pengadaan-langsung', 'konstruksi', '2025-04-29')).toBe(20_000_000_000n);
    expect(table.amount('batas-pengadaan-langsung', 'konstruksi', '2025-04-30')).toBe(40_000_000_000n);
    expect(table.param('batas-pengadaan-langsung', 'barang', '2010-01-01')).toBeNull();
  });

  it('refuse to be read as rupiah when they are none', () => {
    expect(() => table.amount('denda-harian', null, '2026-01-01')).toThrow(TypeError);
  });

  it('have one value per name, kind and day', () => {
    expect(new Set(legalValues.map((v) => [v.name, v.kind, v.from].join())).size).toBe(legalValues.length);
  });
});
