import { describe, expect, it } from 'vitest';
import { factsOf, jsonBytes, KOMINFO, placesOf, refusalOf, runFile, STABAT, type TestCell, workbookBytes } from './testing.js';

const ROW = { tahun: 2025, kode_skpd: KOMINFO, kode_sub_kegiatan: '2.16.03.2.02.0012', bulan: 'Maret', realisasi_fisik: '24,5' };

describe('monthly progress', () => {
  it('is dated the end of its month; a row without sub-activity speaks of the unit', () => {
    const rows = [ROW, { ...ROW, kode_sub_kegiatan: '', bulan: 12, realisasi_fisik: null, permasalahan: 'Banjir' }];
    const { facts, rejected } = runFile('progress', jsonBytes(rows));
    expect(rejected).toEqual([]);
    expect(factsOf(facts, 'progress').map((f) => [f.date, f.subActivity, f.physical, f.problem])).toEqual([
      ['2025-03-31', '2.16.03.2.02.0012', 2_450, null],
      ['2025-12-31', null, null, 'Banjir'],
    ]);
  });

  it('is rejected with the field and the remedy when it cannot be', () => {
    const rows = [
      { ...ROW, bulan: '0' },
      { ...ROW, realisasi_fisik: '101' },
      { ...ROW, realisasi_fisik: '' },
    ];
    expect(runFile('progress', jsonBytes(rows)).rejected.map((r) => [r.column, r.code])).toEqual([
      ['bulan', 'month'],
      ['realisasi_fisik', 'percent'],
      ['realisasi_fisik', 'blank'],
    ]);
  });
});

describe('the activity workbook', () => {
  const head = (title: string): Record<string, TestCell> => ({
    A1: 'PEMERINTAH KABUPATEN LANGKAT',
    A2: title,
    A3: 'SKPD : Kecamatan Stabat',
  });
  const row = (n: number, cells: readonly (TestCell | null)[]): Record<string, TestCell> =>
    Object.fromEntries(cells.flatMap((value, i) => (value === null ? [] : [[`${String.fromCharCode(65 + i)}${n}`, value]])));
  const WORKS = [
    'NO',
    'KODE',
    'NAMA KEGIATAN',
    'PAGU ANGGARAN',
    'TAHUN KONTRAK',
    'NO. KONTRAK',
    'TGL. KONTRAK',
    'NILAI KONTRAK',
    'WAKTU PEKERJAAN',
    'NAMA PERUSAHAAN',
    'DAK (Y/N)',
    'KOORDINAT',
    'LOKASI KEGIATAN',
  ];
  const PHYSICAL = [
    'NO',
    'KODE',
    'NAMA KEGIATAN',
    'KODE FISIK',
    'JENIS TARGET [H, M, B, T]',
    'TAHAPAN TARGET [Angka]',
    'JADWAL TARGET [Tanggal]',
    'TARGET [%]',
    'REALISASI [%]',
    'KETERANGAN',
  ];
  const PAID = ['NO', 'KODE', 'NAMA KEGIATAN', 'KODE KEUANGAN', 'TANGGAL REALISASI', 'REALISASI [RP]', 'KETERANGAN'];
  const book = (works: readonly (readonly (TestCell | null)[])[], physical: (TestCell | null)[][] = [], paid: (TestCell | null)[][] = []) =>
    workbookBytes({
      Kegiatan: { ...head('DAFTAR KEGIATAN FISIK'), ...row(5, WORKS), ...Object.assign({}, ...works.map((cells, i) => row(6 + i, cells))) },
      'Realisasi Fisik': {
        ...head('DATA REALISASI FISIK'),
        ...row(5, PHYSICAL),
        ...Object.assign({}, ...physical.map((cells, i) => row(6 + i, cells))),
      },
      'Realisasi Keuangan': {
        ...head('DATA REALISASI KEUANGAN'),
        ...row(5, PAID),
        ...Object.assign({}, ...paid.map((cells, i) => row(6 + i, cells))),
      },
      'Nama KPA': {
        ...head('NAMA KPA'),
        ...row(5, ['NO', 'KODE', 'NAMA KEGIATAN', 'NAMA KPA', 'NIP KPA']),
        ...row(6, [1, 1, 'Jalan', 'Orang Rahasia', '1970']),
      },
    });
  const WORK = [
    1,
    1,
    'Peningkatan jalan',
    100_000_000,
    2025,
    '600/12',
    '2025-06-10',
    98_500_000.25,
    '90 hari',
    'CV Contoh',
    'Y',
    '3.75, 98.46',
    'Stabat',
  ];

  it('lists works with their contract and place, what was built and what was paid', () => {
    const bytes = book(
      [WORK, [2, 2, 'Drainase', 5_000_000, 2025]],
      [
        [1, 1, 'Peningkatan jalan', 1, 'B', 1, '2025-07-31', 40, 35.5, 'Hujan'],
        [2, 2, 'Drainase'],
      ],
      [[1, 1, 'Peningkatan jalan', 1, '2025-07-15', 29_550_000]],
    );
    const { facts, rejected } = runFile('progress', bytes);
    expect(rejected).toEqual([]);
    expect(factsOf(facts, 'work')[0]).toMatchObject({
      key: '1',
      amount: 9_850_000_025n,
      contractDate: '2025-06-10',
      dak: true,
      coordinate: [3.75, 98.46],
    });
    expect(factsOf(facts, 'work-progress')).toMatchObject([
      { key: '1', date: '2025-07-31', target: 4_000, physical: 3_550, note: 'Hujan' },
    ]);
    expect(factsOf(facts, 'work-payment')).toMatchObject([{ key: '1', date: '2025-07-15', amount: 2_955_000_000n }]);
    expect(JSON.stringify(facts, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('Rahasia');
  });

  it('names the sheet in what it rejects', () => {
    const outcome = runFile('progress', book([WORK], [[1, 1, 'Peningkatan jalan', 1, 'B', 1, '2025-07-31', 400, 10]]));
    expect(placesOf(outcome.rejected, 'percent')).toEqual(['6 Realisasi Fisik!H']);
  });

  it('says nothing when it is a blank form, and is refused for another regency', () => {
    expect(runFile('progress', book([])).facts).toEqual([]);
    const other = workbookBytes({
      Kegiatan: { ...head('x'), A1: 'PEMERINTAH KABUPATEN PAKPAK BHARAT', ...row(5, WORKS), ...row(6, WORK) },
    });
    expect(refusalOf(() => runFile('progress', other)).code).toBe('other-region');
  });
});

describe('works told row by row', () => {
  const work = {
    lembar: 'kegiatan',
    kode_skpd: KOMINFO,
    kode: '7',
    nama_kegiatan: 'Menara pemancar',
    tgl_kontrak: '2025-03-03',
    nilai_kontrak: '900000.00',
  };
  const built = { lembar: 'fisik', kode_skpd: KOMINFO, kode: '7', jadwal_target: '2025-04-07', target: '20', realisasi: '12,5' };
  const paid = { lembar: 'keuangan', kode_skpd: STABAT, kode: '1', tanggal_realisasi: '2025-04-09', realisasi: '270000.00' };

  it('are the same facts as in a workbook, each of its own unit', () => {
    const { facts, rejected } = runFile('progress', jsonBytes([work, built, paid]));
    expect(rejected).toEqual([]);
    expect(factsOf(facts, 'work')).toMatchObject([{ workUnit: KOMINFO, key: '7', date: '2025-03-03', amount: 90_000_000n }]);
    expect(factsOf(facts, 'work-progress')).toMatchObject([{ workUnit: KOMINFO, key: '7', target: 2_000, physical: 1_250 }]);
    expect(factsOf(facts, 'work-payment')).toMatchObject([{ workUnit: STABAT, key: '1', amount: 27_000_000n }]);
  });

  it('are refused by row when their sheet or their unit is none; the others are kept', () => {
    const { facts, rejected } = runFile('progress', jsonBytes([{ ...work, lembar: 'lain' }, { ...built, kode_skpd: '7' }, paid]));
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'lembar', 'part'],
      [2, 'kode_skpd', 'work-unit-code'],
    ]);
    expect(factsOf(facts, 'work-payment')).toHaveLength(1);
  });
});
