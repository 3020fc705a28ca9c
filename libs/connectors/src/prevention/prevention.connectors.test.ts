import { describe, expect, it } from 'vitest';
import { csvBytes, factsOf, jsonBytes, placesOf, refusalOf, runFile } from '../testing.js';

/** The layout of the trackers' seed file: areas that state more documents than their indicators, methods left out, no weights at all. */
const NESTED = {
  _source: 'Pedoman contoh',
  areas: [
    {
      no: 3,
      area: 'Pelayanan Publik',
      target_dokumen: 9,
      indikator: [
        { kode: '3.1', indikator: 'Tata ruang', jumlah_dokumen: 3, metode_skor: 'PROPORSIONAL' },
        { kode: '3.10', indikator: 'Perizinan', jumlah_dokumen: 2 },
      ],
    },
    {
      no: 4,
      area: 'Manajemen ASN',
      indikator: [{ kode: '4.3', indikator: 'LHKPN', jumlah_dokumen: 0, metode_skor: 'INTEROPERABILITAS_E_LHKPN' }],
    },
  ],
  status_dokumen: ['TERPENUHI'],
  skor_nasional_mcp_2024: { Perencanaan: 88, PBJ: 68.5, total: 76 },
};

describe('the nested catalogue of a tracker', () => {
  const run = (change: object = {}) => runFile('prevention-catalogue', jsonBytes({ ...NESTED, ...change }), { year: 2026 });

  it('gives areas, indicators, and documents of which only the number is known; what is not published stays null', () => {
    const { facts, rejected } = run();
    expect(rejected).toEqual([]);
    const items = factsOf(facts, 'prevention-item');
    expect(items.map((item) => [item.level, item.code, item.parent, item.name])).toEqual([
      ['area', '3', null, 'Pelayanan Publik'],
      ['indikator', '3.1', '3', 'Tata ruang'],
      ['indikator', '3.10', '3', 'Perizinan'],
      ['area', '4', null, 'Manajemen ASN'],
      ['indikator', '4.3', '4', 'LHKPN'],
      ['dokumen', '3.1.1', '3.1', null],
      ['dokumen', '3.1.2', '3.1', null],
      ['dokumen', '3.1.3', '3.1', null],
      ['dokumen', '3.10.1', '3.10', null],
      ['dokumen', '3.10.2', '3.10', null],
    ]);
    expect(items[0]).toMatchObject({
      scheme: 'MCSP',
      year: 2026,
      date: '2026-01-01',
      documents: 9,
      weight: null,
      method: null,
      deadline: null,
    });
    expect(items[5]).toMatchObject({ weight: null, deadline: null, documents: null });
  });

  it('warns where the numbers do not add up, and keeps both', () => {
    expect(placesOf(run().warnings, 'hierarchy')).toEqual(['1 jumlah_dokumen']);
  });

  it("brings the country's scores by area, with their source", () => {
    const values = factsOf(run().facts, 'prevention-value');
    expect(values.map((value) => [value.index, value.scope, value.code, value.ofYear, value.value])).toEqual([
      ['MCP', 'nasional', 'Perencanaan', 2024, '88'],
      ['MCP', 'nasional', 'PBJ', 2024, '68.5'],
      ['MCP', 'nasional', null, 2024, '76'],
    ]);
    expect(values[0]).toMatchObject({ assessor: 'external', source: 'Pedoman contoh', date: '2024-12-31', year: 2026 });
  });

  it('rejects one bad item at its path and keeps the others', () => {
    const areas = [{ no: 1, area: 'A', indikator: [{ kode: '1.1', indikator: 'x', jumlah_dokumen: -2 }] }, { area: 'tanpa kode' }];
    const { facts, rejected } = run({ areas, skor_nasional_mcp_2024: {} });
    expect(rejected.map((issue) => issue.column)).toEqual(['areas[0].indikator[0].jumlah_dokumen', 'areas[1].kode']);
    expect(factsOf(facts, 'prevention-item').map((item) => item.code)).toEqual(['1']);
  });

  it('is refused without a year, with the option to give', () => {
    expect(refusalOf(() => runFile('prevention-catalogue', jsonBytes(NESTED))).message).toContain('--year');
  });
});

describe('the flat catalogue', () => {
  const row = {
    tahun: '2026',
    tingkat: 'indikator',
    kode: '1.1',
    induk: '1',
    nama: 'Pokir',
    metode: 'UNDIAN',
    bobot: '12,5%',
    jumlah_dokumen: '',
  };

  it('warns of a method and a parent that nobody knows', () => {
    const { facts, warnings } = runFile('prevention-catalogue', csvBytes([row]));
    expect(warnings.map((issue) => issue.code)).toEqual(['hierarchy', 'unknown-method']);
    expect(facts[0]).toMatchObject({ method: 'UNDIAN', weight: '12.5', documents: null });
  });

  it.each([
    [{ tingkat: 'cabang' }, 'tingkat'],
    [{ bobot: 'berat' }, 'bobot'],
    [{ triwulan: '5' }, 'triwulan'],
    [{ kode: '' }, 'kode'],
    [{ tenggat: '31-31-2026' }, 'tenggat'],
  ])('rejects %o at its column', (change, column) => {
    const { facts, rejected } = runFile('prevention-catalogue', csvBytes([{ ...row, triwulan: '', tenggat: '', ...change }]));
    expect(facts).toEqual([]);
    expect(rejected.map((issue) => issue.column)).toEqual([column]);
  });
});

describe('a tracker of evidence', () => {
  const row = { tahun: '2025', kode_dokumen: '1.1.1', status: 'Sudah Diterima', waktu: '2025-05-12', oleh: 'Inspektorat', catatan: '' };
  const run = (change: object) => runFile('prevention-evidence', csvBytes([{ ...row, ...change }]));

  it.each([
    ['TERPENUHI', 'receive', 'Terpenuhi'],
    ['Sudah Diterima', 'receive', 'Sudah diterima'],
    ['DIVERIFIKASI', 'verify', null],
    ['Sedang Disiapkan', 'status', 'Sedang disiapkan'],
    ['Dalam Perbaikan', 'status', 'Dalam perbaikan'],
    ['Proses Reviu', 'status', 'Proses reviu'],
    ['Belum Ada Progres', 'status', 'Belum ada progres'],
    ['Menunggu Tanda Tangan', 'status', 'Menunggu tanda tangan'],
    ['Surat Pernyataan Belum Diterima', 'status', 'Surat pernyataan belum diterima'],
    ['Sebagian Sudah Diupload', 'status', 'Sebagian sudah diupload'],
  ])('reads the word %s as %s', (status, act, text) => {
    expect(run({ status }).facts[0]).toMatchObject({ act, text, date: '2025-05-12', time: '2025-05-11T17:00:00.000Z', by: 'Inspektorat' });
  });

  it('keeps the reason of a return, and refuses one without', () => {
    expect(run({ status: 'Dikembalikan', catatan: 'Belum ditandatangani' }).facts[0]).toMatchObject({
      act: 'return',
      text: 'Belum ditandatangani',
    });
    expect(run({ status: 'Dikembalikan' }).rejected[0]).toMatchObject({ column: 'catatan', message: expect.stringContaining('alasan') });
  });

  it.each([
    [{ status: 'Beres' }, 'status'],
    [{ waktu: '2025-08-01' }, 'waktu'],
    [{ waktu: 'kemarin' }, 'waktu'],
    [{ tautan: 'javascript:alert(1)' }, 'tautan'],
  ])('rejects %o at its column', (change, column) => {
    expect(run(change).rejected.map((issue) => issue.column)).toEqual([column]);
  });
});

describe('values with their source', () => {
  const row = { indeks: 'spi', tahun_nilai: '2023', nilai: '71,73', tanggal: '2024-01-30', sumber: 'KPK' };
  const run = (change: object = {}) => runFile('prevention-values', csvBytes([{ ...row, ...change }]));

  it('serve the running year, and keep the year they are of', () => {
    expect(run().facts[0]).toMatchObject({ index: 'SPI', year: 2025, ofYear: 2023, value: '71.73', scope: 'kabupaten', assessor: 'self' });
    expect(run({ nilai: 'WTP', penilai: 'lembaga' }).facts[0]).toMatchObject({ value: 'WTP', assessor: 'external' });
  });

  it('are refused without date or source, and from the future', () => {
    for (const [change, column] of [
      [{ sumber: '' }, 'sumber'],
      [{ tanggal: '' }, 'tanggal'],
      [{ tanggal: '2025-12-01' }, 'tanggal'],
    ] as const)
      expect(run(change).rejected.map((issue) => issue.column)).toEqual([column]);
  });
});

describe('milestones of an action plan', () => {
  const row = {
    tahun: '2025',
    rencana: 'Rencana',
    kode: '1.1',
    aksi: 'Aksi',
    tonggak: 'Tonggak',
    tenggat: '2025-06-30',
    mulai: '2025-01-10',
    selesai: '',
  };
  const run = (change: object = {}) => runFile('action-plan', csvBytes([{ ...row, ...change }]));

  it('keep what is open as open', () => {
    expect(run().facts[0]).toMatchObject({ plan: 'Rencana', due: '2025-06-30', doneOn: null, start: '2025-01-10', date: '2025-01-01' });
  });

  it('are refused when they end before they begin, or were done tomorrow', () => {
    expect(run({ mulai: '2025-07-01' }).rejected.map((issue) => issue.column)).toEqual(['mulai']);
    expect(run({ selesai: '2025-07-16' }).rejected.map((issue) => issue.column)).toEqual(['selesai']);
  });
});
