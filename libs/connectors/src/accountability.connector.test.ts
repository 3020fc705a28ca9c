import { describe, expect, it } from 'vitest';
import { csvBytes, runFile } from './testing.js';

const row = {
  nomor_lpj: 'LPJ/1',
  tanggal_lpj: '2025-03-28',
  kode_skpd: '1.03.0.00.0.00.01.0000',
  jenis: 'tu',
  nilai: '70000000.00',
  nilai_setor: '',
};
const run = (change: object) => runFile('accountability', csvBytes([{ ...row, ...change }]));

describe('the connector accountability', () => {
  it('keeps what was spent, and what was paid back only when it is told', () => {
    const [untold] = run({}).facts.filter((fact) => fact.kind === 'accountability');
    expect(untold).toMatchObject({ number: 'LPJ/1', paymentKind: 'TU', amount: 7_000_000_000n, returnedAmount: null, sp2dNumber: null });
    const [told] = run({ nilai_setor: '10.000.000,00', nomor_sp_2_d: 'SP2D-1' }).facts.filter((fact) => fact.kind === 'accountability');
    expect(told).toMatchObject({ returnedAmount: 1_000_000_000n, sp2dNumber: 'SP2D-1' });
  });

  it.each([
    [{ jenis: 'LS' }, 'jenis'],
    [{ nilai: '-5' }, 'nilai'],
    [{ nilai_setor: 'banyak' }, 'nilai_setor'],
  ])('refuses %o', (change, column) => {
    const { facts, rejected } = run(change);
    expect(facts.filter((fact) => fact.kind === 'accountability')).toEqual([]);
    expect(rejected[0]?.message).toContain(column);
  });
});
