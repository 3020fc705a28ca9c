import { describe, expect, it } from 'vitest';
import { csvBytes, runFile } from './testing.js';

const row = {
  tahun: '2026',
  bulan: '10',
  kode_skpd: '1.03.0.00.0.00.01.0000',
  sebab: 'Lahan',
  penjelasan: 'Lahan dua ruas jalan belum bebas',
  penanggung_jawab: 'Kepala Bidang Bina Marga',
  janji: '2026-11-27',
};
const run = (change: object) => runFile('unit-report', csvBytes([{ ...row, ...change }]));
const factOf = (change: object) => run(change).facts.find((fact) => fact.kind === 'unit-report');

describe('the connector unit-report', () => {
  it('keeps the reason, who answers and the promise, at the end of the month', () => {
    expect(factOf({})).toMatchObject({
      ...{ year: 2026, date: '2026-10-31', workUnit: row.kode_skpd, reason: 'lahan', explanation: row.penjelasan },
      ...{ owner: row.penanggung_jawab, promise: '2026-11-27', version: 1 },
    });
    expect(factOf({ sebab: '', penjelasan: '', janji: '' })).toMatchObject({ reason: null, explanation: null, promise: null });
  });

  it.each([
    [{ bulan: '13' }, 'bulan'],
    [{ sebab: 'malas' }, 'sebab'],
    [{ penjelasan: '' }, 'penjelasan'],
    [{ penanggung_jawab: '' }, 'penanggung_jawab'],
  ])('refuses %o', (change, column) => {
    const { facts, rejected } = run(change);
    expect(facts.filter((fact) => fact.kind === 'unit-report')).toEqual([]);
    expect(rejected[0]?.message).toContain(column);
  });
});
