import { factToWire, naturalKey } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { connectorById, connectors, detectFormat, openFile } from '../index.js';
import { bytesOf, contextWith, csvBytes, factsOf, jsonBytes, KOMINFO, type Outcome, placesOf, refusalOf, runFile } from '../testing.js';
import { hierarchyWarnings } from './hierarchy-warnings.js';

const OFFICE = {
  tahun_anggaran: '2025',
  kd_klpd: 'D999',
  nama_klpd: 'Kab. Langkat',
  kd_satker: '60001',
  kd_satker_str: KOMINFO,
  nama_satker: 'DISKOMINFO',
};
const NOTICE = {
  ...OFFICE,
  kd_nontender: '10422200000',
  kd_rup: '60354298;60354299',
  nama_paket: 'Pemeliharaan jaringan',
  pagu: '160368000',
  hps: '160252000.55',
  mak: '2.16.03.2.02.0012.5.1.02.02.01.0033.; 2.16.03.2.02.0013.5.1.02.02.01.0033.',
  status_nontender: 'Selesai',
  versi_nontender: '2',
  tgl_buat_paket: '2025-09-24 22:34:03',
  tgl_pengumuman_nontender: '2025-09-25 20:00:00.000000Z',
};
const HANDOVER = {
  ...OFFICE,
  kd_nontender: '10066264000',
  no_kontrak: '602.1/02/SPK/2025',
  tgl_kontrak: '2025-02-27T00:00:00.000000Z',
  nilai_kontrak: '99666900',
  no_bast: '602.1/04/BASTP/2025',
  tgl_bast: '2025-03-03T00:00:00.000000Z',
  no_bap: '0038/KEU-BAP/2025',
  tgl_bap: '2025-03-14T00:00:00.000000Z',
  besar_pembayaran: '99666900',
  progres_pekerjaan: '100',
  cara_pembayaran_kontrak: 'Sekaligus',
};
const handovers = (rows: readonly object[]): Outcome =>
  runFile('lkpp-spse-non-tender-ekontrak-bapbast', csvBytes(rows as Record<string, unknown>[]));
const values = (outcome: Outcome): string[] => outcome.facts.map((fact) => JSON.stringify(factToWire(fact)));

describe('rows of LKPP', () => {
  it('are the same facts as csv and as JSON, whose numbers and booleans are its own', () => {
    const asJson = {
      ...NOTICE,
      tahun_anggaran: 2025,
      kd_nontender: 10422200000,
      pagu: 160368000,
      hps: 160252000.55,
      versi_nontender: 2,
      _event_date: null,
    };
    const csv = runFile('lkpp-spse-non-tender-pengumuman', csvBytes([NOTICE]));
    expect(values(runFile('lkpp-spse-non-tender-pengumuman', jsonBytes([asJson])))).toEqual(values(csv));
    expect(factsOf(csv.facts, 'procurement-notice')).toMatchObject([
      {
        year: 2025,
        date: '2025-09-25',
        workUnit: KOMINFO,
        track: 'non-tender',
        process: '10422200000',
        rupCodes: ['60354298', '60354299'],
        mak: ['2.16.03.2.02.0012.5.1.02.02.01.0033.', '2.16.03.2.02.0013.5.1.02.02.01.0033.'],
        ceiling: 16036800000n,
        ownerEstimate: 16025200055n,
        version: 2,
        announcedOn: '2025-09-25',
      },
    ]);
    expect(csv.conversion.totals).toEqual({ pagu: '160368000.00', hps: '160252000.55' });
  });

  it('that differ only in the day the service looked are one, in facts and in sums', () => {
    const looked = [
      { ...HANDOVER, _event_date: '2025-09-01' },
      { ...HANDOVER, _event_date: '2025-09-02' },
    ];
    const outcome = handovers(looked);
    expect(new Set(values(outcome)).size).toBe(2); // with the body
    expect(outcome.conversion.totals).toEqual({ nilai_kontrak: '99666900.00', besar_pembayaran: '99666900.00' });
    expect(outcome.warnings).toEqual([]);
  });

  it('keep their days, whatever zone is written behind the time', () => {
    const [fact] = factsOf(handovers([HANDOVER]).facts, 'handover');
    expect(fact).toMatchObject({ date: '2025-03-14', handoverOn: '2025-03-03', recordOn: '2025-03-14', progress: 10000 });
    const late = factsOf(
      runFile('lkpp-spse-non-tender-pengumuman', csvBytes([{ ...NOTICE, tgl_pengumuman_nontender: '2025-12-31T23:30:00.000000Z' }])).facts,
      'procurement-notice',
    );
    expect(late[0]?.announcedOn).toBe('2025-12-31');
  });

  it('read days and spans as people wrote them', () => {
    const order = {
      ...OFFICE,
      kd_nontender: '1',
      no_spmk_spp: 'X/1',
      tgl_spmk_spp: '2025-02-24',
      tgl_mulai_pekerjaan: 'Feb 24, 2025, 12:00:00AM',
    };
    const spans = [
      '30 (tiga puluh) hari kalender',
      '12 Bulan',
      '1 (satu) Tahun',
      '16 Hari Kalender, 11 Bulan, 0 Tahun ',
      '5',
      '12 (dua belas) bulan, 0 (nol) Tahun',
    ];
    const rows = spans.map((waktu_penyelesaian, i) => ({ ...order, kd_nontender: String(i), waktu_penyelesaian }));
    const orders = factsOf(runFile('lkpp-spse-non-tender-ekontrak-spmkspp', csvBytes(rows)).facts, 'start-order');
    expect(orders.map((o) => o.startsOn)).toEqual(spans.map(() => '2025-02-24'));
    expect(orders.map((o) => o.duration)).toEqual([
      { count: 30, unit: 'day' },
      { count: 12, unit: 'month' },
      { count: 1, unit: 'year' },
      null,
      null,
      { count: 12, unit: 'month' },
    ]);
  });

  it('lose the HTML of their texts, and read both kinds of booleans', () => {
    const contract = {
      ...OFFICE,
      kd_nontender: '1',
      no_kontrak: '1/SPK/2025',
      nilai_kontrak: '1.5',
      jenis_kontrak: 'Lumsum',
      lingkup_pekerjaan: '<p>a.\tLingkup &amp; tugas\n</p><p><br></p>',
    };
    expect(factsOf(runFile('lkpp-spse-non-tender-ekontrak-kontrak', csvBytes([contract])).facts, 'contract')[0]?.scope).toBe(
      'a. Lingkup & tugas',
    );
    const programme = { ...OFFICE, kd_program: '1', kd_program_str: '2.16.03', pagu_program: '1' };
    const rows = ['False', 'true'].map((is_deleted, i) => ({ ...programme, kd_program: String(i), is_deleted }));
    expect(factsOf(runFile('lkpp-rup-program-master', csvBytes(rows)).facts, 'rup-structure').map((f) => f.deleted)).toEqual([false, true]);
  });

  it('are refused one by one, with column and remedy', () => {
    const outcome = handovers([
      HANDOVER,
      { ...HANDOVER, no_bast: '2', tgl_bast: 'kemarin' },
      { ...HANDOVER, no_bast: '3', besar_pembayaran: '1.234' },
      { ...HANDOVER, kd_nontender: '' },
    ]);
    expect(factsOf(outcome.facts, 'handover')).toHaveLength(1);
    expect(outcome.rejected.map((r) => `${r.row} ${r.column} ${r.code}`)).toEqual([
      '3 tgl_bast date',
      '4 besar_pembayaran amount',
      '5 kd_nontender blank',
    ]);
  });
});

describe('rows without a number of their own', () => {
  const PAID = {
    tahun_anggaran: '2025',
    kd_klpd: 'D999',
    kd_satker: '1',
    kd_swakelola_pct: '77',
    jenis_realisasi: 'Dokumen Lainnya',
    tgl_realisasi: '2025-03-06 00:00:00',
  };
  const paid = (amounts: readonly string[], looks = ['2025-10-03']): Outcome =>
    runFile(
      'lkpp-spse-pencatatan-swakelola-realisasi',
      csvBytes(looks.flatMap((_event_date) => amounts.map((nilai_realisasi) => ({ ...PAID, nilai_realisasi, _event_date })))),
      { region: '12.05' },
    );

  it('are several payments when they are equal within one look, told and summed', () => {
    const outcome = paid(['100', '100', '250']);
    expect(new Set(outcome.facts.map((f) => `${f.kind}|${naturalKey(f)}`)).size).toBe(4); // with the body
    expect(outcome.conversion.totals).toEqual({ nilai_realisasi: '450.00' });
    expect(placesOf(outcome.warnings, 'repeated-row')).toEqual(['3 null']);
  });

  it('are the same payments in another look, and in another order', () => {
    const keys = (o: Outcome): string[] => [...new Set(values(o))].sort();
    expect(paid(['100', '100', '250'], ['2025-10-03', '2025-10-04']).conversion.totals).toEqual({ nilai_realisasi: '450.00' });
    expect(keys(paid(['250', '100', '100']))).toEqual(keys(paid(['100', '100', '250'], ['2025-10-03', '2025-10-04'])));
  });
});

describe('a file of LKPP', () => {
  it('of another regency needs --region, and a year that is not told is asked for', () => {
    const foreign = csvBytes([{ ...NOTICE, nama_klpd: 'Kab. Bandung', kd_klpd: 'D107' }]);
    expect(refusalOf(() => runFile('lkpp-spse-non-tender-pengumuman', foreign)).code).toBe('other-region');
    expect(runFile('lkpp-spse-non-tender-pengumuman', foreign, { region: '32.04' }).warnings.map((w) => w.code)).toContain(
      'option-differs',
    );
    const { tahun_anggaran: _, ...yearless } = NOTICE;
    expect(placesOf(runFile('lkpp-spse-non-tender-pengumuman', csvBytes([yearless])).rejected, 'year')).toEqual(['2 tahun_anggaran']);
    expect(runFile('lkpp-spse-non-tender-pengumuman', csvBytes([yearless]), { year: 2025 }).facts).toHaveLength(2);
  });

  it('that names its body by code alone is taken once the code came with a name', () => {
    const bid = csvBytes([{ tahun_anggaran: '2025', kd_klpd: 'D999', kd_tender: '1', kd_peserta: '', pemenang: '' }]);
    expect(refusalOf(() => runFile('lkpp-spse-peserta-tender', bid)).message).toContain('D999');
    const bodies = factsOf(runFile('lkpp-spse-non-tender-pengumuman', csvBytes([NOTICE])).facts, 'procurement-body');
    expect(bodies).toMatchObject([{ code: 'D999', name: 'Kab. Langkat' }]);
    const connector = connectorById('lkpp-spse-peserta-tender');
    const read = connector?.read(openFile({ name: 'uji', bytes: bid, format: detectFormat(bid, 'uji') }));
    expect(read && connector?.needs?.(read, contextWith())).toContainEqual({ kind: 'procurement-body', year: 2025, key: 'D999' });
    const taken = read && connector?.convert(read, contextWith({}, bodies));
    expect(taken?.facts.map((d) => d.fact)).toMatchObject([{ kind: 'bid', participant: null, vendor: null }]);
  });

  it('with the columns of two datasets is told by its name', () => {
    const place = csvBytes([{ ...OFFICE, kd_rup: '1', kd_kab_kota: '2', kab_kota: 'Langkat (Kab.)' }]);
    const recognized = (name: string): string[] =>
      connectors.filter((c) => c.recognizes(openFile({ name, bytes: place, format: 'csv' }))).map((c) => c.id);
    expect(recognized('unduhan/RUP-PaketSwakelolaLokasi.csv')).toEqual(['lkpp-rup-paket-swakelola-lokasi']);
    expect(recognized('RUP_PaketPenyediaLokasi 2025.csv')).toEqual(['lkpp-rup-paket-penyedia-lokasi']);
    expect(recognized('lokasi.csv')).toEqual([]);
  });

  it('is known by one connector only, whatever dataset it is', () => {
    for (const { id, sample } of connectors.filter((c) => c.id.startsWith('lkpp-'))) {
      const bytes = bytesOf(JSON.stringify(sample.rows));
      const known = connectors.filter((c) => c.recognizes(openFile({ name: sample.name, bytes, format: 'json' })));
      expect(known.map((c) => c.id)).toEqual([id]);
    }
  });
});

describe("SiRUP's budget", () => {
  const programme = { ...OFFICE, kd_program: '9', kd_program_str: '2.16.03', nama_program: 'PROGRAM', pagu_program: '300' };
  const activity = (id: string, pagu: string) => ({
    ...OFFICE,
    kd_program: '9',
    kd_kegiatan: id,
    kd_kegiatan_str: `2.16.03.2.0${id}`,
    pagu_kegiatan: pagu,
  });
  const drafts = (id: string, rows: readonly object[]) => runFile(id, csvBytes(rows as Record<string, unknown>[])).conversion.facts;

  it('is told where a level is not the sum of the one below, once both came', () => {
    const above = drafts('lkpp-rup-program-master', [programme]);
    const below = drafts('lkpp-rup-kegiatan-master', [activity('1', '100'), activity('2', '150')]);
    const known = factsOf(
      above.map((d) => d.fact),
      'rup-structure',
    );
    expect(hierarchyWarnings(above, [])).toEqual([]);
    expect(hierarchyWarnings(below, known).map((w) => w.message)).toEqual([
      'program 2.16.03: tertulis Rp300, jumlah kegiatan-nya Rp250. Dicatat apa adanya.',
    ]);
    expect(hierarchyWarnings(drafts('lkpp-rup-kegiatan-master', [activity('1', '100'), activity('2', '200')]), known)).toEqual([]);
  });
});
