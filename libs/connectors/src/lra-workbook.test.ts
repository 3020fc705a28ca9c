import { describe, expect, it } from 'vitest';
import { detectFormat, openFile, recognize } from './index.js';
import { ALIAS, factsOf, KOMINFO, type Outcome, placesOf, refusalOf, runFile, STABAT, type TestCell, workbookBytes } from './testing.js';

type Cells = Readonly<Record<string, TestCell>>;
const ERROR_REF = { error: 23 };

/** The form as offices send it: code in D under a heading in B, budget in Q, realization in R though its heading stands in S. */
const FORM: Cells = {
  E3: 'PEMERINTAH KABUPATEN LANGKAT',
  E4: 'LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH',
  E5: 'periode  1 Januari s.d 31 Agustus2025',
  D8: 'Urusan Pemerintahan',
  J8: ':',
  K8: 'Komunikasi',
  D9: 'Unit Organisasi',
  J9: ':',
  K9: 'Dinas Komunikasi dan Informatika',
  D10: 'Sub Unit Organisasi',
  J10: ':',
  K10: '…………………',
  B14: 'KODE REKENING',
  G14: 'URAIAN',
  Q14: 'ANGGARAN',
  S14: 'REALISASI',
  ...line(18, '4', 'PENDAPATAN DAERAH', 300, 150),
  ...line(19, '4.1', 'PENDAPATAN ASLI DAERAH (PAD)', 100, 50),
  ...line(20, '4.2', 'PENDAPATAN TRANSFER', 200, 100),
  ...line(21, '5', 'BELANJA DAERAH', 4_991_740_113, 2_554_889_160),
  ...line(22, '5.1', 'BELANJA OPERASI', 4_953_372_112, 2_548_189_160),
  ...line(23, '5.2', 'BELANJA MODAL', 38_368_001, 6_700_000),
  ...line(24, '5.3', 'BELANJA TIDAK TERDUGA', 0, 0),
};

function line(row: number, code: string, name: string, budget: TestCell, realization: TestCell): Cells {
  return { [`D${row}`]: code, [`${code.length === 1 ? 'H' : 'I'}${row}`]: name, [`Q${row}`]: budget, [`R${row}`]: realization };
}

const without = (...addresses: string[]): Cells => Object.fromEntries(Object.entries(FORM).filter(([a]) => !addresses.includes(a)));
const run = (cells: Cells, options = {}): Outcome => runFile('lra', workbookBytes({ Sheet1: cells }), options);
const lra = (outcome: Outcome) => factsOf(outcome.facts, 'lra').map((f) => [f.account, f.budget, f.realization]);

const LEAVES = [
  ['4.1', 10_000n, 5_000n],
  ['4.2', 20_000n, 10_000n],
  ['5.1', 495_337_211_200n, 254_818_916_000n],
  ['5.2', 3_836_800_100n, 670_000_000n],
  ['5.3', 0n, 0n],
];

describe.each(['xlsx', 'biff8'] as const)('an LRA workbook (%s)', (type) => {
  it('gives its leaves to the sen, whatever the file is called', () => {
    const bytes = workbookBytes({ Sheet1: FORM }, type);
    const format = detectFormat(bytes, 'laporan.csv');
    expect(format).toBe(type === 'xlsx' ? 'xlsx' : 'xls');
    expect(recognize(openFile({ name: 'laporan.csv', bytes, format }))?.id).toBe('lra');
    const outcome = runFile('lra', bytes);
    expect(lra(outcome)).toEqual(LEAVES);
    expect([outcome.rejected, outcome.warnings]).toEqual([[], []]);
    expect(outcome.facts[0]).toMatchObject({ region: '12.05', year: 2025, date: '2025-08-31', workUnit: KOMINFO, unitRealization: null });
    expect(outcome.conversion.totals).toEqual({
      anggaran: '4991740113.00',
      realisasi: '2554889160.00',
      anggaran_pendapatan: '300.00',
      realisasi_pendapatan: '150.00',
    });
  });

  it('keeps the figure of the unit itself beside that of the treasury', () => {
    const cells = { ...FORM, S14: 'REALISASI BPKAD', T14: 'SERAPAN OPD', Q29: 'Keterangan :', Q30: 'REALISASI BPKAD : yang disetujui' };
    const own = Object.fromEntries([18, 19, 20, 21, 22, 23, 24].map((row) => [`T${row}`, row]));
    const outcome = runFile('lra', workbookBytes({ Sheet1: { ...cells, ...own } }, type));
    expect(lra(outcome)).toEqual(LEAVES);
    expect(factsOf(outcome.facts, 'lra').map((f) => f.unitRealization)).toEqual([1900n, 2000n, 2200n, 2300n, 2400n]);
    expect(outcome.rejected).toEqual([]);
  });
});

describe('leaves and parents', () => {
  it('a row is data unless a deeper one is there, at any level', () => {
    const deep = {
      ...without('D23', 'I23', 'Q23', 'R23', 'D24', 'I24', 'Q24', 'R24'),
      ...line(21, '5', 'BELANJA', 60, 30),
      ...line(22, '5.1', 'BELANJA OPERASI', 60, 30),
      ...line(23, '5.1.1', 'BELANJA PEGAWAI', 40, 20),
      ...line(24, ' 5 . 1 . 2 ', 'BELANJA BARANG', 20, 10),
    };
    const outcome = run(deep);
    expect(lra(outcome).slice(2)).toEqual([
      ['5.1.01', 4_000n, 2_000n],
      ['5.1.02', 2_000n, 1_000n],
    ]);
    expect(outcome.warnings).toEqual([]);
  });

  it('numeric codes are codes', () => {
    expect(lra(run({ ...FORM, D18: 4, D19: 4.1, D20: 4.2 }))).toEqual(LEAVES);
  });

  it('a parent that does not foot is said for each column with both figures; the leaves are used', () => {
    const outcome = run({ ...FORM, Q21: 5_000_000_000, R21: 0 });
    expect(lra(outcome)).toEqual(LEAVES);
    expect(placesOf(outcome.warnings, 'footing')).toEqual(['21 Q', '21 R']);
    expect(outcome.warnings.map((w) => w.message)).toEqual([
      expect.stringMatching(/Baris 21 kolom Q: 5 tercetak Rp5\.000\.000\.000, jumlah rinciannya Rp4\.991\.740\.113\./),
      expect.stringMatching(/Baris 21 kolom R: 5 tercetak Rp0, jumlah rinciannya Rp2\.554\.889\.160\./),
    ]);
    expect(outcome.conversion.totals.anggaran).toBe('4991740113.00');
  });

  it('a difference of one sen is a difference, one of a binary fraction is none', () => {
    expect(placesOf(run({ ...FORM, Q18: 300.01 }).warnings, 'footing')).toEqual(['18 Q']);
    expect(run({ ...FORM, Q18: 0.3, Q19: 0.1, Q20: 0.1 + 0.1, R18: 0, R19: 0, R20: 0 }).warnings).toEqual([]);
  });

  it('a total row is never read as a line, only compared', () => {
    const right = {
      ...FORM,
      H25: 'JUMLAH BELANJA',
      Q25: 4_991_740_113,
      R25: 2_554_889_160,
      H26: 'SURPLUS / (DEFISIT)',
      Q26: -4_991_739_813,
      R26: -2_554_889_010,
    };
    expect(lra(run(right))).toEqual(LEAVES);
    expect([run(right).warnings, run(right).rejected]).toEqual([[], []]);
    expect(placesOf(run({ ...right, Q25: 1 }).warnings, 'grand-total')).toEqual(['25 Q']);
  });

  it('an amount without a code is rejected with the remedy', () => {
    const outcome = run({ ...FORM, H26: 'BELANJA LAIN', Q26: 5, R26: 1 });
    expect(lra(outcome)).toEqual(LEAVES);
    expect(placesOf(outcome.rejected, 'blank')).toEqual(['26 D']);
  });

  it('an account that no budget holds is rejected, one outside the chart kept with a warning', () => {
    const outcome = run({ ...FORM, ...line(25, '7.1', 'PENDAPATAN LO', 1, 1), ...line(26, '5.9', 'BELANJA ANEH', 1, 1) });
    expect(placesOf(outcome.rejected, 'account-root')).toEqual(['25 D']);
    expect(placesOf(outcome.warnings, 'unknown-account')).toEqual(['26 D']);
    expect(lra(outcome).at(-1)).toEqual(['5.9', 100n, 100n]);
  });

  it('the printed numbers of the columns are no row', () => {
    const outcome = run({ ...FORM, D15: 1, H15: 2, Q15: 3, R15: 4 });
    expect([lra(outcome), outcome.warnings, outcome.rejected]).toEqual([LEAVES, [], []]);
  });
});

describe('cells', () => {
  it('amounts as text are read and warned of', () => {
    const outcome = run({ ...FORM, Q22: '4.953.372.112,00', R23: 'Rp 6.700.000' });
    expect(lra(outcome)).toEqual(LEAVES);
    expect(placesOf(outcome.warnings, 'text-amount')).toEqual(['22 Q', '23 R']);
  });

  it.each<[string, TestCell, string]>([
    ['#REF!', ERROR_REF, '#REF!'],
    ['two readings', '1.234', 'dapat dibaca dua cara'],
    ['words', 'menyusul', 'bukan jumlah rupiah'],
  ])('%s is rejected in its place; the other rows stay', (_, cell, why) => {
    const outcome = run({ ...FORM, R23: cell });
    expect(placesOf(outcome.rejected, 'amount')).toEqual(['23 R']);
    expect(outcome.rejected[0]?.message).toContain(why);
    expect(lra(outcome)).toEqual(LEAVES.filter(([account]) => account !== '5.2'));
  });

  it.each(['R23', 'Q23'])('a blank leaf amount in %s is absence, not zero', (address) => {
    const outcome = run(without(address));
    expect(placesOf(outcome.rejected, 'blank')).toEqual([`23 ${address[0]}`]);
    expect(outcome.rejected[0]?.message).toContain('tulis 0 bila memang nol');
    expect(lra(outcome)).toHaveLength(4);
  });

  it('a blank parent is no check', () => {
    const outcome = run(without('Q21', 'R21'));
    expect([lra(outcome), outcome.rejected, outcome.warnings]).toEqual([LEAVES, [], []]);
  });

  it('spending over its ceiling is kept with both figures, revenue over its target is not odd', () => {
    const outcome = run({ ...FORM, R23: 40_000_000, R21: 2_588_189_160, R19: 500, R18: 600 });
    expect(placesOf(outcome.warnings, 'over-ceiling')).toEqual(['23 R']);
    expect(outcome.warnings[0]?.message).toMatch(/Rp40\.000\.000 melebihi anggarannya Rp38\.368\.001/);
    expect(outcome.warnings).toHaveLength(1);
  });

  it('a blank form sent as a report is kept, with a warning', () => {
    const zeros = Object.fromEntries(
      Object.keys(FORM)
        .filter((a) => /^[QR](1[89]|2\d)$/.test(a))
        .map((a) => [a, 0]),
    );
    const outcome = run({ ...FORM, ...zeros });
    expect(lra(outcome)).toHaveLength(5);
    expect(outcome.warnings.map((w) => w.code)).toEqual(['all-zero']);
  });
});

describe('period', () => {
  it.each([
    ['periode  1 Januari s.d 31 Agustus2025', '2025-08-31'],
    ['Periode 01 Januari 2025 s/d 30 Juni 2025', '2025-06-30'],
    ['01-01-2025 s.d. 31-03-2025', '2025-03-31'],
    ['1 Jan - 28 Peb 2025', '2025-02-28'],
    ['Per 30 September 2025', '2025-09-30'],
    ['PERIODE JANUARI S.D NOPEMBER 2025', '2025-11-30'],
    ['2025-01-01 s.d. 2025-05-31', '2025-05-31'],
  ])('%j ends on %s', (text, date) => {
    const outcome = run({ ...FORM, E5: text });
    expect(outcome.facts[0]).toMatchObject({ date, year: 2025 });
    expect(outcome.warnings).toEqual([]);
  });

  it.each([
    ['periode 01 Juli s.d 31 Juli 2025', '2025-07-31'],
    ['Februari 2025', '2025-02-28'],
  ])('%j is read as cumulative to %s, with a warning', (text, date) => {
    const outcome = run({ ...FORM, E5: text });
    expect(outcome.facts[0]).toMatchObject({ date });
    expect(outcome.warnings.map((w) => w.code)).toEqual(['period']);
  });

  it.each(['periode …………. s.d ………….. ', 'periode …………. s.d ………….. 2025', 'periode 1 Januari s.d 31 Pebuari 2025'])(
    '%j asks for --as-of',
    (text) => {
      expect(refusalOf(() => run({ ...FORM, E5: text, E6: 'Dicetak 3 September 2025' }))).toMatchObject({
        code: 'date-unknown',
        message: expect.stringContaining('--as-of'),
      });
      expect(run({ ...FORM, E5: text, E6: 'Dicetak 3 September 2025' }, { asOf: '2025-08-31' }).facts[0]).toMatchObject({
        date: '2025-08-31',
        year: 2025,
      });
    },
  );

  it('of the file yields to the options, with one warning that shows both', () => {
    const outcome = run(FORM, { asOf: '2025-07-31' });
    expect(outcome.facts[0]).toMatchObject({ date: '2025-07-31', year: 2025 });
    expect(outcome.warnings).toMatchObject([{ code: 'option-differs', message: expect.stringMatching(/2025-08-31.*--as-of.*2025-07-31/) }]);
  });

  it('of a form whose year was not changed moves into --year', () => {
    const outcome = run(FORM, { year: 2024 });
    expect(outcome.facts[0]).toMatchObject({ date: '2024-08-31', year: 2024 });
    expect(outcome.warnings.map((w) => w.code)).toEqual(['option-differs']);
  });
});

describe('region and unit', () => {
  it('another regency is refused, unless --region says so', () => {
    const toba = { ...FORM, E3: 'PEMERINTAH KABUPATEN TOBA SAMOSIR' };
    expect(refusalOf(() => run(toba))).toMatchObject({
      code: 'other-region',
      message: expect.stringMatching(/TOBA SAMOSIR.*Langkat.*--region/),
    });
    const outcome = run(toba, { region: '12.05' });
    expect(lra(outcome)).toEqual(LEAVES);
    expect(outcome.warnings).toMatchObject([{ code: 'option-differs', message: expect.stringMatching(/TOBA SAMOSIR.*Langkat/) }]);
  });

  it('a province in the heading says nothing of the regency', () => {
    const outcome = run({ ...FORM, E3: 'PEMERINTAH PROVINSI SUMATERA UTARA' });
    expect(lra(outcome)).toEqual(LEAVES);
    expect(outcome.warnings.map((w) => w.code)).toEqual(['option-differs']);
  });

  it.each(['……', 'Badan yang tidak ada'])('the unit %j is asked for by its option', (name) => {
    const cells = { ...FORM, K9: name };
    expect(refusalOf(() => run(cells))).toMatchObject({ code: 'unit-unknown', message: expect.stringContaining('--skpd') });
    expect(run(cells, { workUnit: STABAT }).facts[0]).toMatchObject({ workUnit: STABAT });
  });

  it('the sub unit is meant where one is named', () => {
    expect(run({ ...FORM, K10: 'KECAMATAN  STABAT'.replace('  ', ' ') }).facts[0]).toMatchObject({ workUnit: STABAT });
  });

  it('another unit than the option is warned of with both', () => {
    const outcome = run(FORM, { workUnit: STABAT });
    expect(outcome.facts[0]).toMatchObject({ workUnit: STABAT });
    expect(outcome.warnings).toMatchObject([
      { code: 'option-differs', message: expect.stringMatching(new RegExp(`${KOMINFO}.*--skpd.*${STABAT}`)) },
    ]);
  });
});

describe('layout', () => {
  it('may be shifted by columns and rows', () => {
    const shift = (address: string): string => {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      return `${String.fromCharCode(letters.charCodeAt(0) + 2)}${Number(row) + 3}`;
    };
    expect(lra(run(Object.fromEntries(Object.entries(FORM).map(([a, v]) => [shift(a), v]))))).toEqual(LEAVES);
  });

  it('with two columns that could be the realization is refused', () => {
    expect(refusalOf(() => run({ ...FORM, S22: 5 }))).toMatchObject({
      code: 'wrong-layout',
      message: expect.stringMatching(/kolom R dan S/),
    });
  });

  it('without a realization is refused', () => {
    const bare = Object.fromEntries(Object.entries(FORM).filter(([a]) => !/^R/.test(a)));
    expect(refusalOf(() => run(bare)).code).toBe('wrong-layout');
  });

  it('on two visible sheets is refused, on a hidden or blank one overlooked', () => {
    expect(refusalOf(() => runFile('lra', workbookBytes({ A: FORM, B: FORM }))).code).toBe('several-sheets');
    expect(lra(runFile('lra', workbookBytes({ A: { A1: 'Petunjuk' }, B: FORM, '.lama': FORM })))).toEqual(LEAVES);
  });

  it('with headings but no rows is refused', () => {
    const head = Object.fromEntries(Object.entries(FORM).filter(([a]) => !/(1[89]|2\d)$/.test(a)));
    expect(refusalOf(() => run(head)).code).toBe('wrong-layout');
  });
});

describe('a unit called by a name that an operator keeps', () => {
  const named = (options: object, cells: Cells = FORM) => run({ ...cells, K9: ALIAS.name }, options);

  it('is that unit in a report of a day on which the name holds, by the heading or by the option', () => {
    expect(named({}).facts[0]).toMatchObject({ workUnit: STABAT, date: '2025-08-31' });
    expect(named({ asOf: '2025-09-30' }, without('E5')).facts[0]).toMatchObject({ workUnit: STABAT });
  });

  it('is unknown on the days before', () => {
    expect(refusalOf(() => named({ asOf: '2025-08-30' }, without('E5')))).toMatchObject({
      code: 'unit-unknown',
      message: expect.stringContaining('lcc unit alias'),
    });
  });
});
