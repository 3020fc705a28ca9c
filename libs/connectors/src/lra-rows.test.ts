import { describe, expect, it } from 'vitest';
import { bytesOf, csvBytes, factsOf, jsonBytes, KOMINFO, placesOf, refusalOf, runFile, STABAT, STRANGER } from './testing.js';

const ROW = {
  tahun: '2025',
  kode_skpd: KOMINFO,
  sampai_tanggal: '2025-06-30',
  kode_rekening: '5.1.01',
  anggaran: '1000.00',
  realisasi: '400.50',
};
const rows = (...given: readonly object[]) => runFile('lra', jsonBytes(given));
const figures = (outcome: ReturnType<typeof runFile>) =>
  factsOf(outcome.facts, 'lra').map((f) => [f.workUnit, f.date, f.account, f.budget, f.realization]);

describe('LRA rows', () => {
  it('are the same as JSON, lines and csv with any separator', () => {
    const given = [ROW, { ...ROW, kode_rekening: '5.1.02', realisasi: '5.25' }];
    const expected = [
      [KOMINFO, '2025-06-30', '5.1.01', 100_000n, 40_050n],
      [KOMINFO, '2025-06-30', '5.1.02', 100_000n, 525n],
    ];
    const titled = `Laporan realisasi\r\n\r\n${new TextDecoder().decode(csvBytes(given, ';'))}`;
    const forms = [
      jsonBytes(given),
      bytesOf(given.map((r) => JSON.stringify(r)).join('\n')),
      csvBytes(given),
      csvBytes(given, '\t'),
      bytesOf(titled),
    ];
    for (const bytes of forms) {
      const outcome = runFile('lra', bytes);
      expect([figures(outcome), outcome.rejected, outcome.warnings]).toEqual([expected, [], []]);
      expect(outcome.conversion.totals).toEqual({ anggaran: '2000.00', realisasi: '405.75' });
    }
  });

  it('count as lines of the file, titles and quoted line breaks included', () => {
    const text = ['LAPORAN', '', 'kode_rekening;nama_rekening;anggaran;realisasi', '5.1;"BELANJA\noperasi";10;5', '5.2;MODAL;1.234;0'].join(
      '\n',
    );
    const { rejected } = runFile('lra', bytesOf(text), { workUnit: KOMINFO, asOf: '2025-06-30' });
    expect(placesOf(rejected, 'amount')).toEqual(['6 anggaran']);
  });

  it('with more cells than headings are rejected: their values may stand in the wrong column', () => {
    const text = `kode_rekening,anggaran,realisasi\n5.1,1,000,5\n5.2,10,5\n`;
    const outcome = runFile('lra', bytesOf(text), { workUnit: KOMINFO, asOf: '2025-06-30' });
    expect(placesOf(outcome.rejected, 'too-many-cells')).toEqual(['2 null']);
    expect(factsOf(outcome.facts, 'lra').map((f) => f.account)).toEqual(['5.2']);
  });

  it.each(['utf-16le', 'windows-1252', 'utf-8-mark'])('may come in %s', (encoding) => {
    const text = `kode_rekening;nama_rekening;anggaran;realisasi\n5.1;Belanja \u201cé\u201d;10;5`;
    const outcome = runFile('lra', encode(text, encoding), { workUnit: KOMINFO, asOf: '2025-06-30' });
    expect(outcome.conversion.names).toEqual([{ kind: 'account', code: '5.1', name: 'Belanja \u201cé\u201d' }]);
  });

  it('over the ceiling are kept with a warning', () => {
    const outcome = rows({ ...ROW, realisasi: '1000.01' });
    expect(figures(outcome)).toHaveLength(1);
    expect(placesOf(outcome.warnings, 'over-ceiling')).toEqual(['1 realisasi']);
  });

  it('of several units and dates are separate reports', () => {
    const outcome = rows(
      { ...ROW, kode_rekening: '5' },
      { ...ROW, kode_skpd: STABAT },
      { ...ROW, sampai_tanggal: '2025-07-31', kode_rekening: '5.1' },
    );
    expect(figures(outcome).map((f) => f.slice(0, 3))).toEqual([
      [KOMINFO, '2025-06-30', '5'],
      [STABAT, '2025-06-30', '5.1.01'],
      [KOMINFO, '2025-07-31', '5.1'],
    ]);
    expect(outcome.warnings).toEqual([]);
  });

  it('that give no unit or date and have no option are refused with the option named', () => {
    const { kode_skpd: _, ...unitless } = ROW;
    const { sampai_tanggal: __, ...dateless } = ROW;
    expect(refusalOf(() => rows(unitless))).toMatchObject({ code: 'unit-unknown', message: expect.stringContaining('--skpd') });
    expect(refusalOf(() => rows(dateless))).toMatchObject({ code: 'date-unknown', message: expect.stringContaining('--as-of') });
  });

  it('alone without unit or date among others are rejected', () => {
    const outcome = rows(ROW, { ...ROW, kode_skpd: null }, { ...ROW, sampai_tanggal: '' });
    expect(placesOf(outcome.rejected, 'blank')).toEqual(['2 kode_skpd', '3 sampai_tanggal']);
    expect(figures(outcome)).toHaveLength(1);
  });

  it('of an unknown unit bring it along, unverified', () => {
    const outcome = rows({ ...ROW, kode_skpd: STRANGER });
    expect(factsOf(outcome.facts, 'roster')).toMatchObject([{ workUnit: STRANGER, verified: false, name: STRANGER }]);
    expect(outcome.warnings.map((w) => w.code)).toEqual(['unknown-unit']);
  });

  it('twice with other values are warned of, the last holds; twice the same are mere duplicates', () => {
    const outcome = rows(ROW, ROW, { ...ROW, realisasi: '500.00' });
    expect(placesOf(outcome.warnings, 'duplicate-key')).toEqual(['3 null']);
    expect(outcome.conversion.totals.realisasi).toBe('500.00');
  });

  it('teach the names of their accounts', () => {
    const outcome = rows(
      { ...ROW, kode_rekening: '5.1', nama_rekening: 'BELANJA OPERASI' },
      { ...ROW, nama_rekening: 'Belanja Pegawai' },
      { ...ROW, kode_rekening: '', nama_rekening: 'JUMLAH' },
    );
    expect(outcome.conversion.names).toEqual([
      { kind: 'account', code: '5.1', name: 'BELANJA OPERASI' },
      { kind: 'account', code: '5.1.01', name: 'Belanja Pegawai' },
    ]);
  });

  it('without the columns of the format are no LRA', () => {
    expect(refusalOf(() => rows({ kode: '5', anggaran: 1 }))).toMatchObject({
      code: 'missing-column',
      message: expect.stringMatching(/kode_rekening, realisasi/),
    });
  });
});

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8-mark') return bytesOf(`\ufeff${text}`);
  const codes = [...`${encoding === 'utf-16le' ? '\ufeff' : ''}${text}`].map((c) => c.charCodeAt(0));
  if (encoding === 'utf-16le') return new Uint8Array(codes.flatMap((c) => [c & 255, c >> 8]));
  const quotes = new Map([
    [0x201c, 0x93],
    [0x201d, 0x94],
  ]);
  return new Uint8Array(codes.map((c) => quotes.get(c) ?? c));
}
