import { describe, expect, it } from 'vitest';
import { budgetLinesConnector } from './budget-lines.connector.js';
import {
  csvBytes,
  factsOf,
  jsonBytes,
  KOMINFO,
  type Outcome,
  placesOf,
  refusalOf,
  runFile,
  STABAT,
  STRANGER,
  type TestCell,
  workbookBytes,
} from './testing.js';

const ROW = {
  tahun: '2025',
  kode_urusan: '2',
  nama_urusan: 'URUSAN WAJIB NON PELAYANAN DASAR',
  kode_skpd: KOMINFO,
  nama_skpd: 'Dinas Komunikasi dan Informatika',
  kode_sub_unit: KOMINFO,
  nama_sub_unit: 'Dinas Komunikasi dan Informatika',
  kode_bidang_urusan: '2.16',
  nama_bidang_urusan: 'Komunikasi dan Informatika',
  kode_program: '2.16.03',
  nama_program: 'Program Aplikasi  Informatika',
  kode_kegiatan: '2.16.03.2.02',
  nama_kegiatan: 'Pengelolaan e-government',
  kode_sub_kegiatan: '2.16.03.2.02.0012',
  nama_sub_kegiatan: 'Pengembangan aplikasi',
  kode_sumber_dana: '1.2.01.01.02',
  nama_sumber_dana: 'DAU, "bebas"',
  kode_rekening: '5.1.02.01.01.0024',
  nama_rekening: 'Belanja Alat Tulis Kantor',
  kode_standar_harga: 'A.1',
  nama_standar_harga: 'Kertas A4',
  pagu: '12500000.00',
};
const INK = { ...ROW, kode_standar_harga: 'A.2', nama_standar_harga: 'Tinta; hitam', pagu: '7500000.50' };
const rows = (...given: readonly object[]) => runFile('budget-lines', jsonBytes(given));
const lines = (outcome: Outcome) => factsOf(outcome.facts, 'budget-line');

describe('budget lines', () => {
  it('have the 22 columns of the export', () => {
    expect(budgetLinesConnector.fields.map((f) => f.name)).toEqual(Object.keys(ROW));
    expect(Object.keys(ROW)).toHaveLength(22);
  });

  it('of one key are summed, each kept as a detail with its row, from csv, JSON and a workbook', () => {
    const expected = {
      kind: 'budget-line',
      region: '12.05',
      year: 2025,
      date: '2025-01-01',
      stage: 'MURNI',
      workUnit: KOMINFO,
      subActivity: ROW.kode_sub_kegiatan,
      account: ROW.kode_rekening,
      fundingSource: ROW.kode_sumber_dana,
      amount: 2_000_000_050n,
    };
    const forms = [
      [jsonBytes([ROW, INK]), 1],
      [csvBytes([ROW, INK]), 2],
      [csvBytes([ROW, INK], ';'), 2],
      [asWorkbook([ROW, INK]), 4],
    ] as const;
    for (const [bytes, first] of forms) {
      const outcome = runFile('budget-lines', bytes);
      const details = [
        { row: first, label: 'Kertas A4', amount: 1_250_000_000n },
        { row: first + 1, label: 'Tinta; hitam', amount: 750_000_050n },
      ];
      expect(outcome.facts).toEqual([{ ...expected, details }]);
      expect(outcome.rejected).toEqual([]);
      expect(outcome.conversion.totals).toEqual({ pagu: '20000000.50' });
    }
  });

  it('of other units, sub-activities, accounts or funds are other lines', () => {
    const others = [
      { kode_sub_unit: STABAT },
      { kode_sub_kegiatan: '2.16.03.2.02.0013' },
      { kode_rekening: '5.1.02.01.01.0025' },
      { kode_sumber_dana: '' },
    ];
    expect(lines(rows(ROW, ...others.map((o) => ({ ...ROW, ...o }))))).toHaveLength(5);
  });

  it('belong to the unit where one is named, else to its Skpd', () => {
    expect(lines(rows({ ...ROW, kode_sub_unit: STABAT }))[0]?.workUnit).toBe(STABAT);
    expect(lines(rows({ ...ROW, kode_sub_unit: '' }))[0]?.workUnit).toBe(KOMINFO);
  });

  it('of revenue and financing carry no sub-activity and say so in the totals', () => {
    const bare = { ...ROW, kode_sub_kegiatan: '', nama_sub_kegiatan: '', kode_program: '', kode_kegiatan: '' };
    const outcome = rows(
      ROW,
      { ...bare, kode_rekening: '4.1.01.01.01.0001', pagu: '5.00' },
      { ...bare, kode_rekening: '6.1.01.01.01.0001', pagu: '1.00' },
    );
    expect(outcome.conversion.totals).toEqual({ pagu: '12500000.00', pagu_pendapatan: '5.00', pagu_pembiayaan: '1.00' });
    expect(outcome.warnings).toEqual([]);
    expect(placesOf(rows(bare).warnings, 'no-sub-activity')).toEqual(['1 kode_sub_kegiatan']);
  });

  it('that only sum deeper ones are checks', () => {
    const outcome = rows({ ...ROW, kode_rekening: '5.1.02', pagu: '1.00' }, ROW);
    expect(lines(outcome).map((l) => l.account)).toEqual([ROW.kode_rekening]);
    expect(placesOf(outcome.warnings, 'footing')).toEqual(['1 pagu']);
    expect(outcome.conversion.totals.pagu).toBe('12500000.00');
  });

  it('teach the names of their codes, one each', () => {
    const outcome = rows(
      ROW,
      { ...INK, nama_rekening: 'Nama lain' },
      { ...ROW, kode_rekening: '5.1.02.01.01.0025', nama_rekening: '5.1.02.01.01.0025' },
    );
    expect(outcome.conversion.names).toEqual([
      { kind: 'account', code: '5.1.02.01.01.0024', name: 'Belanja Alat Tulis Kantor' },
      { kind: 'sub-activity', code: '2.16.03.2.02.0012', name: 'Pengembangan aplikasi' },
      { kind: 'activity', code: '2.16.03.2.02', name: 'Pengelolaan e-government' },
      { kind: 'programme', code: '2.16.03', name: 'Program Aplikasi Informatika' },
      { kind: 'funding-source', code: '1.2.01.01.02', name: 'DAU, "bebas"' },
    ]);
  });

  it.each<[string, object, string, string]>([
    ['an amount of two readings', { pagu: '1.234' }, 'amount', '2 pagu'],
    ['no amount', { pagu: '' }, 'blank', '2 pagu'],
    ['no account', { kode_rekening: ' ' }, 'blank', '2 kode_rekening'],
    ['an account no budget holds', { kode_rekening: '8.1' }, 'account-root', '2 kode_rekening'],
    ['no code of a sub-activity', { kode_sub_kegiatan: '12' }, 'sub-activity-code', '2 kode_sub_kegiatan'],
    ['no code of an Skpd', { kode_skpd: 'Kominfo' }, 'work-unit-code', '2 kode_skpd'],
    ['no year', { tahun: '' }, 'blank', '2 tahun'],
  ])('with %s are rejected in their place', (_, change, code, place) => {
    const outcome = rows(ROW, { ...ROW, ...change });
    expect(placesOf(outcome.rejected, code)).toEqual([place]);
    expect(lines(outcome)).toMatchObject([{ amount: 1_250_000_000n }]);
  });

  it('of an unknown unit bring it along under its name', () => {
    const outcome = rows({ ...ROW, kode_sub_unit: STRANGER, nama_sub_unit: 'Dinas Pendidikan' });
    expect(factsOf(outcome.facts, 'roster')).toMatchObject([{ workUnit: STRANGER, name: 'Dinas Pendidikan', verified: false }]);
    expect(outcome.warnings.map((w) => w.code)).toEqual(['unknown-unit']);
  });
});

describe('the version of a budget', () => {
  const stage = (options: object) => lines(runFile('budget-lines', jsonBytes([ROW]), options))[0];

  it('is the option, in force from the day told', () => {
    expect(stage({ stage: 'geser_2', inForce: '2025-05-01' })).toMatchObject({ stage: 'GESER_2', date: '2025-05-01' });
    expect(stage({ stage: 'PERUBAHAN', inForce: '2025-10-01' })).toMatchObject({ stage: 'PERUBAHAN', date: '2025-10-01' });
  });

  it.each(['RKPD', 'KUA', 'RKA'])('may be the stage of planning %s, which needs no day', (name) => {
    expect(stage({ stage: name })).toMatchObject({ stage: name });
  });

  it.each([
    [{ stage: 'PERUBAHAN' }, '--in-force'],
    [{ stage: 'RANCANGAN' }, '--stage'],
    [{ inForce: '1 Mei' }, '--in-force'],
  ])('%j is refused, naming %s', (options, flag) => {
    expect(refusalOf(() => stage(options)).message).toContain(flag);
  });
});

describe('options', () => {
  it('win over the year of the file, with a warning', () => {
    const outcome = runFile('budget-lines', jsonBytes([ROW]), { year: 2026 });
    expect(lines(outcome)[0]).toMatchObject({ year: 2026, date: '2026-01-01' });
    expect(outcome.warnings).toMatchObject([{ code: 'option-differs', message: expect.stringMatching(/2025.*--year.*2026/) }]);
  });

  it('give unit and year that the file lacks, else they are asked for', () => {
    const { tahun: _, ...yearless } = ROW;
    expect(refusalOf(() => rows(yearless)).message).toContain('--year');
    const unitless = { ...ROW, kode_skpd: '', kode_sub_unit: '' };
    expect(refusalOf(() => rows(unitless)).message).toContain('--skpd');
    expect(lines(runFile('budget-lines', jsonBytes([unitless]), { workUnit: STABAT }))[0]?.workUnit).toBe(STABAT);
  });

  it('may name the Skpd whose units the file holds', () => {
    const outcome = runFile('budget-lines', jsonBytes([ROW, { ...ROW, kode_sub_unit: STABAT }]), { workUnit: KOMINFO });
    expect(lines(outcome).map((l) => l.workUnit)).toEqual([KOMINFO, STABAT]);
    expect(outcome.warnings).toEqual([]);
  });
});

/** The export with a title, as it is kept in a workbook: headings in row 3. */
function asWorkbook(given: readonly (typeof ROW)[]): Uint8Array {
  const cells: Record<string, TestCell> = { A1: 'Rincian anggaran' };
  const names = Object.keys(ROW);
  for (const [i, name] of names.entries()) cells[`${String.fromCharCode(65 + i)}3`] = name;
  for (const [r, row] of given.entries())
    for (const [i, value] of Object.values(row).entries())
      cells[`${String.fromCharCode(65 + i)}${r + 4}`] = names[i] === 'pagu' ? Number(value) : value;
  return workbookBytes({ Rincian: cells });
}
