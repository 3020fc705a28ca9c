import { describe, expect, it } from 'vitest';
import { detectFormat, openFile, recognize } from './index.js';
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

type Cells = Readonly<Record<string, TestCell>>;
const MONTH_COLUMNS = ['E', 'F', 'G', 'I', 'J', 'K', 'M', 'N', 'O', 'Q', 'R', 'S'];
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const TWELVE = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => n * 1_000_000);
const SEN = TWELVE.map((n) => BigInt(n) * 100n);

const HEAD: Cells = {
  A3: 'TARGET (MENURUT ANGGARAN KAS) DAN REALISASI KEUANGAN',
  A4: 'OPD………..',
  A5: 'TAHUN ANGGARAN 2022',
  A7: 'Nama OPD',
  B7: 'Total Anggaran',
  D7: 'Rincian',
  ...Object.fromEntries(MONTH_COLUMNS.map((c, i) => [`${c}7`, MONTHS[i] ?? ''])),
  H7: 'Triwulan I',
  L7: 'Triwulan II',
  P7: 'Triwulan III',
  T7: 'Triwulan IV',
};
/** Below the table: signatures, and an example amount under Triwulan I. */
const FOOT: Cells = {
  B15: 'BAGIAN KEUANGAN',
  M15: 'KEPALA OPD',
  G20: 'Format Salah :',
  H20: 6_105_755_273,
  G21: 'Format Benar :',
  H21: 6_105_755_273,
};

const row = (at: number, kind: string, amounts: readonly TestCell[], group?: string): Cells => ({
  ...(group ? { [`B${at}`]: group, [`C${at}`]: 'Rp. ' } : {}),
  [`D${at}`]: kind,
  ...Object.fromEntries(MONTH_COLUMNS.map((c, i) => [`${c}${at}`, amounts[i] ?? 0])),
});
const quarters = (at: number, ...sums: readonly TestCell[]): Cells =>
  Object.fromEntries(['H', 'L', 'P', 'T'].map((c, i) => [`${c}${at}`, sums[i] ?? 0]));

const ONE_ROW: Cells = {
  ...HEAD,
  ...row(8, 'Target', TWELVE, 'BELANJA'),
  ...quarters(8, 33_000_000, 24_000_000, 15_000_000, 6_000_000),
  ...FOOT,
};
const SIX_ROWS: Cells = {
  ...HEAD,
  ...row(
    8,
    'TARGET',
    TWELVE.map((n) => n / 2),
    'PENDAPATAN',
  ),
  ...row(9, 'REALISASI', [1_150_000_000]),
  ...row(10, 'Target', TWELVE, 'BELANJA'),
  ...row(
    11,
    'Realisasi',
    TWELVE.map(() => 7),
  ),
  ...row(12, 'Target', [], 'PEMBIAYAAN'),
  ...row(13, 'Realisasi', []),
  ...FOOT,
};

const TOLD = { year: 2025, workUnit: KOMINFO };
const run = (cells: Cells, options: object = TOLD): Outcome => runFile('cash-plan', workbookBytes({ 'JAN-FEB': cells }), options);
const plans = (outcome: Outcome) => factsOf(outcome.facts, 'cash-plan');
const codes = (outcome: Outcome): string[] => outcome.warnings.map((w) => w.code);

describe.each(['xlsx', 'biff8'] as const)('a cash-plan workbook (%s)', (type) => {
  it('of one row is one plan of the unit', () => {
    const bytes = workbookBytes({ 'JAN-FEB': ONE_ROW }, type);
    expect(recognize(openFile({ name: 'rak', bytes, format: detectFormat(bytes, 'rak') }))?.id).toBe('cash-plan');
    const outcome = runFile('cash-plan', bytes, TOLD);
    expect(plans(outcome)).toEqual([
      {
        kind: 'cash-plan',
        region: '12.05',
        year: 2025,
        date: '2025-01-01',
        group: 'belanja',
        workUnit: KOMINFO,
        subActivity: null,
        account: null,
        months: SEN,
      },
    ]);
    expect(outcome.rejected).toEqual([]);
    expect(outcome.conversion.totals).toEqual({ rencana_tahun: '78000000.00' });
  });

  it('of six rows gives the three groups and no realization', () => {
    const outcome = runFile('cash-plan', workbookBytes({ 'JAN-FEB': SIX_ROWS }, type), TOLD);
    expect(plans(outcome).map((f) => [f.group, f.months])).toEqual([
      ['pendapatan', SEN.map((s) => s / 2n)],
      ['belanja', SEN],
      ['pembiayaan', SEN.map(() => 0n)],
    ]);
    expect(outcome.conversion.totals).toEqual({
      rencana_tahun: '78000000.00',
      rencana_tahun_pendapatan: '39000000.00',
      rencana_tahun_pembiayaan: '0.00',
    });
  });
});

describe('the form', () => {
  it('never tells the true year or unit: both options are asked for, and win with a warning', () => {
    expect(refusalOf(() => run(ONE_ROW, { year: 2025 }))).toMatchObject({
      code: 'unit-unknown',
      message: expect.stringContaining('--skpd'),
    });
    expect(refusalOf(() => run(ONE_ROW, { workUnit: KOMINFO }))).toMatchObject({
      code: 'year-unknown',
      message: expect.stringContaining('--year'),
    });
    expect(run(ONE_ROW).warnings).toMatchObject([{ code: 'option-differs', message: expect.stringMatching(/2022.*--year.*2025/) }]);
    expect(run(ONE_ROW, { ...TOLD, year: 2022 }).warnings).toEqual([]);
  });

  it('has quarter columns that are checks, never months', () => {
    const outcome = run({ ...ONE_ROW, L8: 24_000_001 });
    expect(plans(outcome)[0]?.months).toEqual(SEN);
    expect(placesOf(outcome.warnings, 'footing')).toEqual(['8 L']);
    expect(outcome.warnings.find((w) => w.code === 'footing')?.message).toMatch(/Rp24\.000\.001, jumlah bulannya Rp24\.000\.000/);
  });

  it('has a year total that is a check', () => {
    expect(codes(run({ ...ONE_ROW, C8: 78_000_000 }))).toEqual(['option-differs']);
    expect(placesOf(run({ ...ONE_ROW, C8: 78_000_001 }).warnings, 'footing')).toEqual(['8 C']);
  });

  it('may leave months blank beside filled ones, with a warning', () => {
    const { F8: _, ...blank } = ONE_ROW;
    const outcome = run({ ...blank, H8: 22_000_000 });
    expect(plans(outcome)[0]?.months[1]).toBe(0n);
    expect(placesOf(outcome.warnings, 'blank-month')).toEqual(['8 F']);
  });

  it('with a cell that is no amount loses that row only', () => {
    const outcome = run({ ...SIX_ROWS, G10: { error: 23 } });
    expect(placesOf(outcome.rejected, 'amount')).toEqual(['10 G']);
    expect(plans(outcome).map((f) => f.group)).toEqual(['pendapatan', 'pembiayaan']);
  });

  it('with an amount of two readings names the cell', () => {
    expect(placesOf(run({ ...ONE_ROW, E8: '1.234' }).rejected, 'amount')).toEqual(['8 E']);
  });

  it('sent with zeros only is kept with a warning, sent blank is refused', () => {
    expect(codes(run({ ...HEAD, ...row(8, 'Target', [], 'BELANJA') }))).toContain('all-zero');
    expect(refusalOf(() => run({ ...HEAD, B8: 'BELANJA', D8: 'Target', C8: 'Rp. ' })).code).toBe('no-rows');
  });
});

const monthly = (amount: string | null): Record<string, string | null> =>
  Object.fromEntries(MONTHS.map((_, i) => [`bulan_${i + 1}`, amount]));
const ROW = {
  tahun: '2025',
  kode_skpd: KOMINFO,
  kode_sub_kegiatan: '2.16.03.2.02.0012',
  kode_rekening: '5.1.02.01.01.0024',
  jenis: 'belanja',
  ...monthly('100.50'),
};
const rows = (...given: readonly object[]) => runFile('cash-plan', jsonBytes(given));

describe('cash-plan rows', () => {
  it('are the same as JSON and csv', () => {
    for (const bytes of [jsonBytes([ROW]), csvBytes([ROW]), csvBytes([ROW], ';')]) {
      const outcome = runFile('cash-plan', bytes);
      expect(plans(outcome)).toMatchObject([
        { subActivity: ROW.kode_sub_kegiatan, account: ROW.kode_rekening, months: SEN.map(() => 10_050n), date: '2025-01-01' },
      ]);
      expect([outcome.rejected, outcome.warnings]).toEqual([[], []]);
    }
  });

  it('are dated by the options', () => {
    expect(plans(runFile('cash-plan', jsonBytes([ROW]), { inForce: '2025-09-01' }))[0]?.date).toBe('2025-09-01');
  });

  it('with finer rows beside them are checks', () => {
    const { kode_rekening: _, kode_sub_kegiatan: __, ...unit } = ROW;
    const outcome = rows({ ...unit, ...monthly('200.00') }, ROW, { ...ROW, kode_rekening: '5.1.02.01.01.0025' });
    expect(plans(outcome).map((f) => f.account)).toEqual(['5.1.02.01.01.0024', '5.1.02.01.01.0025']);
    expect(placesOf(outcome.warnings, 'footing')).toEqual(['1 bulan_12']);
    expect(outcome.warnings[0]?.message).toMatch(/Rp2\.400, jumlah rinciannya Rp2\.412/);
    expect(outcome.conversion.totals.rencana_tahun).toBe('2412.00');
  });

  it.each<[string, object, string, string]>([
    ['a group nobody knows', { jenis: 'hibah' }, 'group', '1 jenis'],
    ['an account of another group', { kode_rekening: '4.1.01' }, 'group', '1 kode_rekening'],
    ['no month at all', monthly(null), 'blank', '1 bulan_1'],
    ['an ambiguous month', { bulan_3: '1.234' }, 'amount', '1 bulan_3'],
    ['a year that is none', { tahun: '25' }, 'year', '1 tahun'],
    ['a sub-activity that is none', { kode_sub_kegiatan: 'umum' }, 'sub-activity-code', '1 kode_sub_kegiatan'],
  ])('with %s are rejected', (_, change, code, place) => {
    const outcome = rows({ ...ROW, ...change }, { ...ROW, kode_skpd: STABAT });
    expect(placesOf(outcome.rejected, code)).toEqual([place]);
    expect(plans(outcome).map((f) => f.workUnit)).toEqual([STABAT]);
  });

  it('of an unknown unit bring it along, unverified', () => {
    expect(factsOf(rows({ ...ROW, kode_skpd: STRANGER }).facts, 'roster')).toMatchObject([{ workUnit: STRANGER, verified: false }]);
  });

  it('twice with other values are warned of; the last holds', () => {
    const outcome = rows(ROW, { ...ROW, ...monthly('1.00') });
    expect(codes(outcome)).toEqual(['duplicate-key']);
    expect(outcome.conversion.totals.rencana_tahun).toBe('12.00');
  });
});
