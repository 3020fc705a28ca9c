import { describe, expect, it } from 'vitest';
import { bytesOf, csvBytes, factsOf, jsonBytes, KOMINFO, placesOf, refusalOf, runFile, STABAT, STRANGER } from './testing.js';

const LINE = {
  kode_sub_kegiatan: '2.16.03.2.02.0012',
  kode_rekening: '5.1.02.01.01.0024',
  kode_dana: '1.2.01.01.02',
  jumlah: '1000000.00',
};
const DOCUMENT = {
  nomor_sp_2_d: '12.05/04.0/000001/LS/M/2/2025',
  tanggal_sp_2_d: '2025-02-27',
  jenis_sp_2_d: 'LS',
  nilai_sp_2_d: '1000000.00',
  kode_sub_skpd: KOMINFO,
  keterangan_sp_2_d: 'Belanja alat tulis',
  status: 'ditransfer',
  detail: [LINE],
};
const sp2d = (...documents: readonly object[]) => runFile('sp2d', jsonBytes(documents));

describe('SP2D as JSON', () => {
  it('becomes one fact with its lines', () => {
    const { facts, rejected, warnings, conversion } = sp2d(DOCUMENT);
    expect([rejected, warnings]).toEqual([[], []]);
    expect(facts).toEqual([
      {
        kind: 'sp2d',
        region: '12.05',
        year: 2025,
        date: '2025-02-27',
        number: DOCUMENT.nomor_sp_2_d,
        paymentKind: 'LS',
        workUnit: KOMINFO,
        amount: 100_000_000n,
        description: 'Belanja alat tulis',
        status: 'ditransfer',
        counts: true,
        lines: [{ subActivity: LINE.kode_sub_kegiatan, account: LINE.kode_rekening, fundingSource: LINE.kode_dana, amount: 100_000_000n }],
      },
    ]);
    expect(conversion.totals).toEqual({ nilai: '1000000.00' });
  });

  it('may be one object, or wrapped in `data`, with its names in any case', () => {
    const shouted = Object.fromEntries(Object.entries(DOCUMENT).map(([k, v]) => [k.toUpperCase(), v]));
    for (const body of [DOCUMENT, { data: [DOCUMENT] }, { status: true, data: [DOCUMENT] }, [shouted]])
      expect(runFile('sp2d', jsonBytes(body)).facts).toEqual(sp2d(DOCUMENT).facts);
  });

  it('keeps JSON numbers to the last sen, beyond what a double holds', () => {
    const text = JSON.stringify([DOCUMENT]).replaceAll('"1000000.00"', '12345678901234.57');
    expect(factsOf(runFile('sp2d', bytesOf(text)).facts, 'sp2d')[0]?.amount).toBe(1_234_567_890_123_457n);
    const large = JSON.stringify([DOCUMENT]).replaceAll('"1000000.00"', '9007199254740993.01');
    const [fact] = factsOf(runFile('sp2d', bytesOf(large)).facts, 'sp2d');
    expect([fact?.amount, fact?.lines[0]?.amount]).toEqual([900_719_925_474_099_301n, 900_719_925_474_099_301n]);
  });

  it.each([
    ['1.5e9', 150_000_000_000n],
    ['1E3', 100_000n],
    ['25e-1', 250n],
    ['0', 0n],
  ])('reads the JSON number %s', (number, sen) => {
    const text = JSON.stringify([DOCUMENT]).replaceAll('"1000000.00"', number);
    expect(factsOf(runFile('sp2d', bytesOf(text)).facts, 'sp2d')[0]?.amount).toBe(sen);
  });

  it.each([
    ['1.234.567,89', 123_456_789n],
    ['Rp 1.234.567', 123_456_700n],
    ['1234567', 123_456_700n],
  ])('reads the text %s', (text, sen) => {
    const document = { ...DOCUMENT, nilai_sp_2_d: text, detail: [{ ...LINE, jumlah: text }] };
    const { facts, warnings } = sp2d(document);
    expect([factsOf(facts, 'sp2d')[0]?.amount, warnings]).toEqual([sen, []]);
  });

  it('refuses to guess an amount with two readings, naming row, column and remedy', () => {
    const { facts, rejected } = sp2d(DOCUMENT, { ...DOCUMENT, nomor_sp_2_d: 'B', nilai_sp_2_d: '1.234' });
    expect(facts).toHaveLength(1);
    expect(rejected).toMatchObject([{ row: 2, column: 'nilai_sp_2_d', code: 'amount' }]);
    expect(rejected[0]?.message).toMatch(/Baris 2 kolom nilai_sp_2_d: "1\.234" dapat dibaca dua cara; tulis 1234/);
  });

  it('names the line of an ambiguous detail and drops the whole document', () => {
    const { facts, rejected } = sp2d({ ...DOCUMENT, detail: [LINE, { ...LINE, jumlah: '1,234' }] });
    expect(facts).toEqual([]);
    expect(placesOf(rejected, 'amount')).toEqual(['1 detail[2].jumlah']);
  });

  it('rounds a third decimal with a warning', () => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, nilai_sp_2_d: '1000000.005', detail: [{ ...LINE, jumlah: '1000000.005' }] });
    expect(factsOf(facts, 'sp2d')[0]?.amount).toBe(100_000_001n);
    expect(placesOf(warnings, 'rounded')).toEqual(['1 detail[1].jumlah', '1 nilai_sp_2_d']);
  });
});

describe('NDJSON', () => {
  it('loses only the bad line', () => {
    const lines = [JSON.stringify(DOCUMENT), '{"nomor_sp_2_d": "B", ', JSON.stringify({ ...DOCUMENT, nomor_sp_2_d: 'C' }), '', '7'];
    const { facts, rejected } = runFile('sp2d', bytesOf(lines.join('\n')));
    expect(factsOf(facts, 'sp2d').map((f) => f.number)).toEqual([DOCUMENT.nomor_sp_2_d, 'C']);
    expect(rejected.map((i) => [i.row, i.code])).toEqual([
      [2, 'bad-json'],
      [5, 'not-a-row'],
    ]);
    expect(rejected[0]?.message).toContain('baris 2');
  });
});

describe('csv', () => {
  const { detail: _, ...head } = DOCUMENT;
  const other = { ...LINE, kode_rekening: '5.1.02.01.01.0025', jumlah: '250000' };

  it('groups the lines of one number wherever they stand', () => {
    const first = { ...head, nilai_sp_2_d: '1250000', ...LINE };
    const second = { ...head, nomor_sp_2_d: 'B', ...LINE };
    const { facts, rejected, warnings } = runFile('sp2d', csvBytes([first, second, { ...first, ...other }], ';'));
    expect([rejected, warnings]).toEqual([[], []]);
    expect(factsOf(facts, 'sp2d').map((f) => [f.number, f.amount, f.lines.map((l) => l.amount)])).toEqual([
      [DOCUMENT.nomor_sp_2_d, 125_000_000n, [100_000_000n, 25_000_000n]],
      ['B', 100_000_000n, [100_000_000n]],
    ]);
  });

  it('says which line of a document is wrong', () => {
    const { facts, rejected } = runFile(
      'sp2d',
      csvBytes([
        { ...head, ...LINE },
        { ...head, ...LINE, kode_rekening: 'alat tulis' },
      ]),
    );
    expect(facts).toEqual([]);
    expect(placesOf(rejected, 'account-code')).toEqual(['3 kode_rekening']);
  });

  it('rejects a number whose lines disagree about the document', () => {
    const { facts, rejected } = runFile(
      'sp2d',
      csvBytes([
        { ...head, ...LINE },
        { ...head, ...other, nilai_sp_2_d: '999' },
      ]),
    );
    expect(facts).toEqual([]);
    expect(placesOf(rejected, 'conflict')).toEqual(['3 nilai_sp_2_d']);
  });

  it('takes an advance without lines', () => {
    const { facts, rejected } = runFile('sp2d', csvBytes([{ ...head, jenis_sp_2_d: 'UP', kode_rekening: '', jumlah: '' }]));
    expect([factsOf(facts, 'sp2d')[0]?.lines, rejected]).toEqual([[], []]);
  });

  it('asks for the column it cannot do without', () => {
    expect(refusalOf(() => runFile('sp2d', csvBytes([{ nomor_sp_2_d: 'A', jumlah: '1' }])))).toMatchObject({
      code: 'missing-column',
      message: expect.stringContaining('tanggal_sp_2_d'),
    });
  });
});

describe('status', () => {
  it.each([
    ['ditransfer', true],
    ['Sudah Transfer', true],
    ['diverifikasi', true],
    ['proses_transfer', false],
    ['Gagal Transfer', false],
    ['dihapus', false],
  ])('%s counts: %s', (status, counts) => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, status });
    expect(factsOf(facts, 'sp2d')[0]).toMatchObject({ counts, status });
    expect(warnings).toEqual([]);
  });

  it('of a source that has none counts', () => {
    const { status: _, ...without } = DOCUMENT;
    expect(factsOf(sp2d(without).facts, 'sp2d')[0]).toMatchObject({ counts: true, status: null });
  });

  it('that nobody knows is kept, not counted, and said', () => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, status: 'setengah jalan' });
    expect(factsOf(facts, 'sp2d')[0]).toMatchObject({ counts: false, status: 'setengah jalan' });
    expect(placesOf(warnings, 'unknown-status')).toEqual(['1 status']);
  });
});

describe('dates', () => {
  it.each([
    ['2025-02-27', '2025-02-27'],
    ['27-02-2025', '2025-02-27'],
    ['7/2/2025', '2025-02-07'],
    ['27 Februari 2025', '2025-02-27'],
    ['27 Pebruari 2025', '2025-02-27'],
    ['2025-02-27T00:00:00Z', '2025-02-27'],
    ['2025-02-27T17:30:00Z', '2025-02-28'],
    ['2025-02-27 09:15:00', '2025-02-27'],
    ['2025-02-27T23:30:00+07:00', '2025-02-27'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01'],
  ])('%s is %s', (text, date) => {
    expect(factsOf(sp2d({ ...DOCUMENT, tanggal_sp_2_d: text }).facts, 'sp2d')[0]).toMatchObject({ date, year: Number(date.slice(0, 4)) });
  });

  it.each(['0001-01-01T00:00:00Z', '31-02-2025', '2025-13-01', 'kemarin', '', '1999-12-31'])('%j is none', (text) => {
    const { facts, rejected } = sp2d({ ...DOCUMENT, tanggal_sp_2_d: text });
    expect(facts).toEqual([]);
    expect(rejected).toMatchObject([{ row: 1, column: 'tanggal_sp_2_d' }]);
  });
});

describe('lines', () => {
  it.each(['LS', 'GU', 'TU'])('must be there for %s, with the remedy named', (kind) => {
    for (const detail of [[], undefined, null]) {
      const { facts, rejected } = sp2d({ ...DOCUMENT, jenis_sp_2_d: kind, detail });
      expect(facts).toEqual([]);
      expect(placesOf(rejected, 'no-detail')).toEqual(['1 detail']);
      expect(rejected[0]?.message).toContain('sertakan kode_rekening dan jumlah');
    }
  });

  it('need not be there for an advance, which is drawn against no account', () => {
    const { facts, rejected, warnings } = sp2d({ ...DOCUMENT, jenis_sp_2_d: 'UP', detail: [] });
    expect(factsOf(facts, 'sp2d')[0]).toMatchObject({ paymentKind: 'UP', amount: 100_000_000n, lines: [] });
    expect([rejected, warnings]).toEqual([[], []]);
  });

  it('that do not add up to the value are kept with both figures said', () => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, nilai_sp_2_d: '1500000' });
    expect(factsOf(facts, 'sp2d')).toHaveLength(1);
    expect(placesOf(warnings, 'footing')).toEqual(['1 nilai_sp_2_d']);
    expect(warnings[0]?.message).toMatch(/Rp1\.500\.000, .*Rp1\.000\.000/);
  });

  it('without a sub-activity count at unit and account, with a warning', () => {
    const { kode_sub_kegiatan: _, ...bare } = LINE;
    const { facts, rejected, warnings } = sp2d({ ...DOCUMENT, detail: [bare] });
    expect(factsOf(facts, 'sp2d')[0]?.lines[0]).toMatchObject({ subActivity: null, account: LINE.kode_rekening });
    expect(rejected).toEqual([]);
    expect(placesOf(warnings, 'no-sub-activity')).toEqual(['1 detail[1].kode_sub_kegiatan']);
  });

  it('with a sub-activity of the other generation are kept as written, with a warning', () => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, detail: [{ ...LINE, kode_sub_kegiatan: '2.16.03.2.02.12' }] });
    expect(factsOf(facts, 'sp2d')[0]?.lines[0]?.subActivity).toBe('2.16.03.2.02.12');
    expect(warnings.map((w) => w.code)).toEqual(['code-generation']);
  });

  it.each([
    ['kode_sub_kegiatan', 'Pengadaan', 'sub-activity-code'],
    ['kode_rekening', '1.1.01', 'account-root'],
    ['kode_rekening', '', 'blank'],
    ['jumlah', null, 'blank'],
    ['jumlah', true, 'amount'],
  ])('with %s %j are rejected with their document', (field, value, code) => {
    const { facts, rejected } = sp2d({ ...DOCUMENT, detail: [{ ...LINE, [field]: value }] });
    expect(facts).toEqual([]);
    expect(placesOf(rejected, code)).toEqual([`1 detail[1].${field}`]);
  });

  it('on an account outside the chart are kept, with a warning', () => {
    const { facts, warnings } = sp2d({ ...DOCUMENT, detail: [{ ...LINE, kode_rekening: '5.9.01.01.01.0001' }] });
    expect(factsOf(facts, 'sp2d')).toHaveLength(1);
    expect(warnings.map((w) => w.code)).toEqual(['unknown-account']);
  });

  it.each([['bukan larik'], [{ jumlah: 1 }]])('that are no list are rejected: %j', (detail) => {
    expect(placesOf(sp2d({ ...DOCUMENT, detail }).rejected, 'unreadable')).toEqual(['1 detail']);
  });
});

describe('documents', () => {
  it('of an unknown unit bring it along, unverified, once', () => {
    const foreign = { ...DOCUMENT, kode_sub_skpd: STRANGER };
    const { facts, conversion, warnings } = sp2d(foreign, { ...foreign, nomor_sp_2_d: 'B' });
    expect(facts.map((f) => f.kind)).toEqual(['roster', 'sp2d', 'sp2d']);
    expect(factsOf(facts, 'roster')[0]).toMatchObject({ workUnit: STRANGER, verified: false, parent: null, date: '2025-01-01' });
    expect(placesOf(warnings, 'unknown-unit')).toEqual(['1 null']);
    expect(conversion.totals.nilai).toBe('2000000.00');
  });

  it('of an unknown kind or without a number are rejected', () => {
    const { facts, rejected } = sp2d(
      { ...DOCUMENT, jenis_sp_2_d: 'NIHIL' },
      { ...DOCUMENT, nomor_sp_2_d: ' ' },
      { ...DOCUMENT, kode_sub_skpd: '1.01' },
    );
    expect(facts).toEqual([]);
    expect(rejected.map((r) => [r.row, r.column, r.code])).toEqual([
      [2, 'nomor_sp_2_d', 'blank'],
      [3, 'kode_sub_skpd', 'work-unit-code'],
      [1, 'jenis_sp_2_d', 'payment-kind'],
    ]);
  });

  it('that come twice with another value are warned of; the last one holds in the total', () => {
    const { facts, warnings, conversion } = sp2d(DOCUMENT, DOCUMENT, {
      ...DOCUMENT,
      nilai_sp_2_d: '2000000',
      detail: [{ ...LINE, jumlah: '2000000' }],
    });
    expect(factsOf(facts, 'sp2d')).toHaveLength(3);
    expect(placesOf(warnings, 'duplicate-key')).toEqual(['3 null']);
    expect(conversion.totals.nilai).toBe('2000000.00');
  });

  it('go to the unit and year of the options, which win with a warning', () => {
    const { facts, warnings } = runFile('sp2d', jsonBytes([DOCUMENT]), { workUnit: STABAT, year: 2024 });
    expect(factsOf(facts, 'sp2d')[0]).toMatchObject({ workUnit: STABAT, year: 2024, date: '2025-02-27' });
    expect(warnings.filter((w) => w.code === 'option-differs').map((w) => w.message)).toEqual([
      expect.stringMatching(new RegExp(`${KOMINFO}.*--skpd.*${STABAT}`)),
      expect.stringMatching(/2025.*--year.*2024/),
    ]);
  });

  it('of several units cannot all be one unit', () => {
    const two = jsonBytes([DOCUMENT, { ...DOCUMENT, nomor_sp_2_d: 'B', kode_sub_skpd: STABAT }]);
    expect(refusalOf(() => runFile('sp2d', two, { workUnit: STABAT }))).toMatchObject({
      code: 'option-ambiguous',
      message: expect.stringContaining('--skpd'),
    });
  });
});
