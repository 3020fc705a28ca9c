import type { Fact, SourceIdFact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { bytesOf, csvBytes, factsOf, jsonBytes, KOMINFO, placesOf, refusalOf, runFile } from '../testing.js';

const YEAR = { tahun_anggaran: '2025', active: '1' };
const id = (table: SourceIdFact['table'], key: string, code: string | null, workUnit: string | null = KOMINFO): Fact => ({
  kind: 'source-id',
  region: '12.05',
  year: 2025,
  date: '2025-01-01',
  system: 'sipd',
  table,
  id: key,
  workUnit,
  code,
});
const SBL = '529.529.797.3705.13480';
const SUB = '2.16.03.2.02.0012';
const KNOWN = [id('unit', '529', KOMINFO), id('sub-activity', SBL, SUB)];
/** A document number of SIPD: class, sequence, kind or none. */
const number = (kind: '01.0' | '02.0' | '03.0' | '04.0', tail: string): string => `12.05/${kind}/${tail}`;

describe('units', () => {
  const ROWS = [
    { id_skpd: '529', kode_skpd: KOMINFO, nama_skpd: 'DINAS  KOMINFO', idinduk: '529', nipkepala: '19700101', ...YEAR },
    { id_skpd: 530, kode_skpd: '1.02.0.00.0.00.02.0000', nama_skpd: 'Dinkes', idinduk: 530, ...YEAR },
    { id_skpd: 541, kode_skpd: '1.02.0.00.0.00.02.0067', nama_skpd: 'RSUD', idinduk: 530, ...YEAR },
    { id_skpd: 542, kode_skpd: '1.02.0.00.0.00.02.0068', nama_skpd: 'Ditutup', idinduk: 530, ...YEAR, active: '0' },
  ];

  it('are the roster, with the ids that other tables name them by; closed ones are left out, and said', () => {
    const { facts, rejected, warnings } = runFile('wp-sipd-unit', jsonBytes({ status: 'success', data: ROWS }));
    expect(rejected).toEqual([]);
    expect(factsOf(facts, 'roster').map((f) => [f.name, f.parent])).toEqual([
      ['DINAS KOMINFO', null],
      ['Dinkes', null],
      ['RSUD', '1.02.0.00.0.00.02.0000'],
    ]);
    expect(factsOf(facts, 'source-id').map((f) => [f.id, f.workUnit])).toContainEqual(['541', '1.02.0.00.0.00.02.0067']);
    expect(warnings.find((w) => w.code === 'inactive')?.message).toMatch(/^1 baris/);
  });

  it('keep the district that an operator gave, and nothing of the people', () => {
    const district: Fact = {
      kind: 'roster',
      region: '12.05',
      year: 2025,
      date: '2025-01-01',
      workUnit: KOMINFO,
      name: 'x',
      parent: null,
      district: '12.05.07',
      verified: true,
    };
    const { facts } = runFile('wp-sipd-unit', jsonBytes(ROWS), {}, [district]);
    expect(factsOf(facts, 'roster')[0]?.district).toBe('12.05.07');
    expect(JSON.stringify(facts)).not.toContain('19700101');
  });
});

describe('sub-activities', () => {
  const ROW = { kode_sbl: SBL, kode_sub_giat: SUB, nama_sub_giat: `${SUB} Aplikasi`, kode_sub_skpd: KOMINFO, pagu: '296187500.5', ...YEAR };

  it('are items of the Renja, and tell what kode_sbl stands for', () => {
    const { facts } = runFile('wp-sipd-sub-keg-bl', csvBytes([ROW]));
    expect(factsOf(facts, 'plan-item')[0]).toMatchObject({
      document: 'RENJA',
      key: SBL,
      code: SUB,
      text: 'Aplikasi',
      ceiling: 29_618_750_050n,
    });
    expect(factsOf(facts, 'source-id')[0]).toMatchObject({ table: 'sub-activity', id: SBL, workUnit: KOMINFO, code: SUB });
  });

  it('keep codes of two and of four digits as they are written, and say so once', () => {
    const old = { ...ROW, kode_sub_giat: '2.16.03.2.02.12', kode_sbl: '1.2.3' };
    const { facts, warnings } = runFile('wp-sipd-sub-keg-bl', jsonBytes([old, { ...old, kode_sbl: '1.2.4' }]));
    expect(factsOf(facts, 'plan-item').map((f) => f.code)).toEqual(['2.16.03.2.02.12', '2.16.03.2.02.12']);
    expect(warnings.filter((w) => w.code === 'code-generation')).toHaveLength(1);
  });

  it('take the general programme as that of the affair field beside it', () => {
    const { facts } = runFile(
      'wp-sipd-sub-keg-bl',
      jsonBytes([{ ...ROW, kode_sub_giat: 'X.XX.01.2.01.0001', kode_bidang_urusan: '2.16' }]),
    );
    expect(factsOf(facts, 'plan-item')[0]?.code).toBe('2.16.01.2.01.0001');
  });
});

describe('budget details', () => {
  const ROW = { kode_sbl: SBL, kode_akun: '5.1.02.01.01.0052', kode_dana: '1.1', nama_komponen: 'Konsumsi', rincian: '7350000', ...YEAR };
  const lines = (outcome: ReturnType<typeof runFile>) =>
    factsOf(outcome.facts, 'budget-line').map((f) => [f.stage, f.subActivity, f.amount]);

  it('are summed by key behind their kode_sbl, as text of DOUBLE columns gives them', () => {
    const rows = [ROW, { ...ROW, rincian: '1.5E+6' }, { ...ROW, rincian: '0.10' }, { ...ROW, rincian: '99', active: '0' }];
    const outcome = runFile('wp-sipd-rka', csvBytes(rows), {}, KNOWN);
    expect(lines(outcome)).toEqual([['MURNI', SUB, 885_000_010n]]);
    expect(outcome.conversion).toMatchObject({ replacedRoots: ['5'], totals: { pagu: '8850000.10' } });
  });

  it('are refused row by row while their kode_sbl is not known, with the remedy', () => {
    const outcome = runFile('wp-sipd-rka', jsonBytes([ROW]));
    expect(placesOf(outcome.rejected, 'unknown-id')).toEqual(['1 kode_sbl']);
    expect(outcome.rejected[0]?.message).toContain('data_sub_keg_bl');
  });

  it('give the original budget beside the amendment, and ask for the stage when they only hint at it', () => {
    const changed = { ...ROW, rincian: '9000000', rincian_murni: '7350000' };
    const amended = runFile('wp-sipd-rka', jsonBytes([changed]), { stage: 'PERUBAHAN', inForce: '2025-09-01' }, KNOWN);
    expect(lines(amended)).toEqual([
      ['PERUBAHAN', SUB, 900_000_000n],
      ['MURNI', SUB, 735_000_000n],
    ]);
    const plain = runFile('wp-sipd-rka', jsonBytes([changed]), {}, KNOWN);
    expect([lines(plain), plain.warnings.map((w) => w.code)]).toEqual([[['MURNI', SUB, 900_000_000n]], ['original-twin']]);
  });

  it('take the only fund that the API nests, and none of several', () => {
    const fund = (...codes: string[]) => ({ ...ROW, kode_dana: null, sumber_dana: codes.map((kode_dana) => ({ kode_dana })) });
    const outcome = runFile('wp-sipd-rka', jsonBytes([fund('1.1'), fund('1.1', '1.2')]), {}, KNOWN);
    expect(factsOf(outcome.facts, 'budget-line').map((f) => f.fundingSource)).toEqual(['1.1', null]);
  });

  it('of revenue carry what RKPD and KUA said', () => {
    const row = {
      id_pendapatan: '1',
      id_skpd: '529',
      kode_akun: '4.1.01.19.01.0001',
      total: '100',
      nilaimurni: '100',
      rkpd_murni: '90',
      kua_murni: '0',
      ...YEAR,
    };
    const outcome = runFile('wp-sipd-pendapatan', jsonBytes([row]), {}, KNOWN);
    expect(factsOf(outcome.facts, 'budget-line').map((f) => [f.stage, f.amount])).toEqual([
      ['MURNI', 10_000n],
      ['RKPD', 9_000n],
    ]);
  });
});

describe('the cash plan', () => {
  const months = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`bulan_${i + 1}`, '1000']));

  it('finds its sub-activity by five ids or by seven, and the unit of revenue in its key', () => {
    const spending = { type: 'belanja', kode_akun: '5.1.02.01.01.0052', ...months, ...YEAR };
    const outcome = runFile(
      'wp-sipd-anggaran-kas',
      jsonBytes([
        { ...spending, kode_sbl: '529.529.529.97.797.3705.13480' },
        { ...spending, kode_akun: '5.1.02.01.01.0024', kode_sbl: 'x', kode_sbl_sub_keg: SBL },
        { ...months, ...YEAR, type: 'pendapatan', kode_sbl: `529.${KOMINFO}`, kode_akun: '4.1.02.02.01.0003' },
      ]),
      {},
      KNOWN,
    );
    expect(outcome.rejected).toEqual([]);
    expect(factsOf(outcome.facts, 'cash-plan').map((f) => [f.group, f.workUnit, f.subActivity])).toEqual([
      ['belanja', KOMINFO, SUB],
      ['belanja', KOMINFO, SUB],
      ['pendapatan', KOMINFO, null],
    ]);
    expect(outcome.conversion.totals).toEqual({ rencana_tahun: '24000.00', rencana_tahun_pendapatan: '12000.00' });
  });
});

describe('plans of several years', () => {
  const ROW = {
    id_unik: '12',
    kode_sasaran: '11',
    nama_program: '2.16.03 PROGRAM APLIKASI',
    kode_skpd: KOMINFO,
    tahun_awal: '2025',
    tahun_akhir: '2027',
    ...YEAR,
  };
  const MEASURE = {
    ...ROW,
    id_unik_indikator: 'a',
    indikator: 'SPBE',
    satuan: 'Indeks',
    target_1: '3,0',
    target_2: '3,2',
    target_3: '',
    pagu_1: '100',
    pagu_2: '110',
  };

  it('give a fact for each year with its target and ceiling, one of them counted', () => {
    const { conversion, facts } = runFile('wp-sipd-rpjmd-program', jsonBytes([ROW, MEASURE]));
    expect(factsOf(facts, 'plan-item').map((f) => [f.year, f.code, f.text, f.ceiling, f.indicators[0]?.target])).toEqual([
      [2025, '2.16.03', 'PROGRAM APLIKASI', 10_000n, '3,0'],
      [2026, '2.16.03', 'PROGRAM APLIKASI', 11_000n, '3,2'],
      [2027, '2.16.03', 'PROGRAM APLIKASI', null, null],
    ]);
    expect(conversion.facts.filter((d) => !d.derived)).toHaveLength(1);
  });

  it('add up ceilings of indicators that differ, and take one that is repeated once', () => {
    const ceiling = (second: string) =>
      factsOf(
        runFile('wp-sipd-rpjmd-program', jsonBytes([ROW, MEASURE, { ...MEASURE, id_unik_indikator: 'b', pagu_1: second }])).facts,
        'plan-item',
      )[0]?.ceiling;
    expect([ceiling('100'), ceiling('40')]).toEqual([10_000n, 14_000n]);
  });

  it('hang together by the keys of the source', () => {
    const goal = { id_unik: '10', id_misi: '3', id_visi: '1', tujuan_teks: 'Birokrasi', ...YEAR };
    const mission = { id_misi: '3', id_visi: '1', misi_teks: 'Tata kelola', ...YEAR };
    const item = (connector: string, row: object) => factsOf(runFile(connector, jsonBytes([row])).facts, 'plan-item')[0];
    expect([item('wp-sipd-rpjmd-misi', mission)?.key, item('wp-sipd-rpjmd-tujuan', goal)?.parent]).toEqual(['misi-3', 'misi-3']);
  });
});

describe('treasury documents', () => {
  const SPP = number('02.0', `000005/LS/${KOMINFO}/P/2/2025`);
  const SPM = number('03.0', `000005/LS/${KOMINFO}/M/2/2025`);
  const SP2D = number('04.0', `000003/LS/${KOMINFO}/M/2/2025`);
  const ACCOUNT = '5.1.02.02.01.0039';
  const spp = {
    nomorSpp: SPP,
    idSpp: '23051',
    tanggalSpp: '2025-02-07',
    nilaiSpp: '100',
    jenisSpp: 'LS',
    verifikasiSpp: '1',
    nomorRekeningPenerimaSpp: '998877',
    ...YEAR,
  };
  const spm = { nomorSpm: SPM, tanggalSpm: '0001-01-01', nilaiSpm: '100', jenisSpm: 'LS', nomorSpp: SPP, ...YEAR };
  const header = {
    id_sp_2_d: '1',
    nomor_sp_2_d: SP2D,
    tanggal_sp_2_d: '2025-02-11 00:00:00',
    jenis_sp_2_d: 'LS',
    nilai_sp_2_d: '100',
    nomor_spm: SPM,
    is_transfer_sp_2_d: '0',
    is_verifikasi_sp_2_d: '1',
    deleted_at: '0001-01-01 00:00:00',
    ...YEAR,
  };
  const detail = {
    nomor_sp_2_d: SP2D,
    tanggal_sp_2_d: '2025-02-11 00:00:00',
    nilai_sp2d: '100',
    nomor_spm: SPM,
    kode_rekening: ACCOUNT,
    jumlah: '100',
    nama_pihak_ketiga: 'CV Contoh',
    npwp_pihak_ketiga: '01.234.567.8-121.000',
    no_rek_pihak_ketiga: '12345',
    ...YEAR,
  };

  it('are found by number; a missing date is the month that the number ends in, and said', () => {
    const { facts, warnings } = runFile('wp-sipd-spm-sipd', jsonBytes([spm]));
    expect(factsOf(facts, 'spm')[0]).toMatchObject({
      number: SPM,
      workUnit: KOMINFO,
      date: '2025-02-01',
      sppNumber: SPP,
      paymentKind: 'LS',
    });
    expect(warnings.map((w) => w.code)).toEqual(['date-inferred']);
  });

  it('are deleted when their row is', () => {
    const { facts } = runFile('wp-sipd-sp2d-sipd-ri', jsonBytes([{ ...header, active: '0' }]));
    expect(factsOf(facts, 'sp2d')[0]).toMatchObject({ status: 'dihapus', counts: false });
  });

  it('become whole from header and lines in either order, and the same row again changes nothing', () => {
    const first = (known: readonly Fact[], connector: string, row: object) => runFile(connector, jsonBytes([row]), {}, known).facts;
    const headerFirst = first(first([], 'wp-sipd-sp2d-sipd-ri', header), 'wp-sipd-sp2d-sipd-detail', detail);
    const detailFirst = first(first([], 'wp-sipd-sp2d-sipd-detail', detail), 'wp-sipd-sp2d-sipd-ri', header);
    expect(factsOf(headerFirst, 'sp2d')).toEqual(factsOf(detailFirst, 'sp2d'));
    expect(factsOf(headerFirst, 'sp2d')[0]).toMatchObject({
      status: 'diverifikasi',
      counts: true,
      lines: [{ account: ACCOUNT, amount: 10_000n }],
    });
    expect(first(headerFirst, 'wp-sipd-sp2d-sipd-ri', header).filter((f) => f.kind !== 'roster')).toEqual(
      headerFirst.filter((f) => f.kind !== 'roster'),
    );
  });

  it('warn that an order without lines is not counted yet', () => {
    const { facts, warnings } = runFile('wp-sipd-sp2d-sipd-ri', jsonBytes([header]));
    expect([factsOf(facts, 'sp2d')[0]?.lines, warnings.map((w) => w.code)]).toEqual([[], ['no-detail']]);
  });

  it('keep the payee apart from the money, and no bank account anywhere', () => {
    const { facts, conversion } = runFile('wp-sipd-sp2d-sipd-detail', jsonBytes([detail]));
    expect(factsOf(facts, 'sp2d-party')[0]).toMatchObject({
      number: SP2D,
      spmNumber: SPM,
      vendor: { name: 'CV Contoh', taxId: '012345678121000' },
    });
    expect(JSON.stringify(factsOf(facts, 'sp2d'), (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain('Contoh');
    const requests = runFile('wp-sipd-spp-sipd', jsonBytes([spp]));
    const all = JSON.stringify([conversion, requests.conversion, requests.read], (_, v: unknown) =>
      typeof v === 'bigint' ? String(v) : v,
    );
    expect([all.includes('12345"'), all.includes('998877')]).toEqual([false, false]);
  });

  it('take their sub-activities from the request behind them when every account has the same sum', () => {
    const request = runFile('wp-sipd-spp-sipd', jsonBytes([spp])).facts;
    const lines = [{ idSpp: '23051', idDetailSpp: '1', kode_sub_kegiatan: SUB, kode_rekening: ACCOUNT, nilaiDetailSpp: '100', ...YEAR }];
    const whole = runFile('wp-sipd-spp-sipd-detail', jsonBytes(lines), {}, request).facts;
    const known = [...whole, ...runFile('wp-sipd-spm-sipd', jsonBytes([spm])).facts];
    const of = (amount: string) =>
      factsOf(runFile('wp-sipd-sp2d-sipd-detail', jsonBytes([{ ...detail, jumlah: amount }]), {}, known).facts, 'sp2d')[0]?.lines;
    expect(of('100')).toEqual([{ subActivity: SUB, account: ACCOUNT, fundingSource: null, amount: 10_000n }]);
    expect(of('99')).toEqual([{ subActivity: null, account: ACCOUNT, fundingSource: null, amount: 9_900n }]);
  });

  it('name the release that a request draws on, by its id or its number', () => {
    const release = {
      idSpd: '7',
      nomorSpd: number('01.0', `000001/${KOMINFO}/M/1/2025`),
      keteranganSpd: 'TW1-M',
      totalSpd: '500',
      ...YEAR,
    };
    const known = runFile('wp-sipd-spd-sipd', jsonBytes([release])).facts;
    const byId = runFile('wp-sipd-spp-sipd', jsonBytes([{ ...spp, idSpd: '7' }]), {}, known).facts;
    expect(factsOf(byId, 'spp')[0]?.spdNumber).toBe(release.nomorSpd);
    const printed = {
      nomor_transaksi: SPP,
      nilai: '100',
      tipe: 'LS',
      kode_rekening: ACCOUNT,
      jumlah: '100',
      nomor_spd: release.nomorSpd,
      ...YEAR,
    };
    const asPrinted = runFile('wp-sipd-spp-sipd-ri-detail', jsonBytes([printed])).facts;
    expect(factsOf(asPrinted, 'spp')[0]?.spdNumber).toBe(release.nomorSpd);
    expect(factsOf(runFile('wp-sipd-spp-sipd', jsonBytes([spp]), {}, byId).facts, 'spp')[0]?.spdNumber).toBe(release.nomorSpd);
  });

  it('leave lines alone that are known more finely and sum to the same, so that a payee may come later', () => {
    const line = { subActivity: SUB, account: ACCOUNT, fundingSource: '1.2.01.08.01.01', amount: 10_000n };
    const [order] = factsOf(runFile('wp-sipd-sp2d-sipd-ri', jsonBytes([header])).facts, 'sp2d');
    if (!order) throw new Error('no order');
    const of = (amount: string) =>
      factsOf(
        runFile('wp-sipd-sp2d-sipd-detail', jsonBytes([{ ...detail, jumlah: amount }]), {}, [{ ...order, lines: [line] }]).facts,
        'sp2d',
      )[0];
    expect(of('100')).toEqual({ ...order, lines: [line] });
    expect(of('99')?.lines).toEqual([{ subActivity: null, account: ACCOUNT, fundingSource: null, amount: 9_900n }]);
  });

  it('read lines joined with their sub-activity, and pass over lines that say nothing', () => {
    const rows = [
      { ...detail, kode_rekening: `${SUB}.${ACCOUNT}` },
      { ...detail, kode_rekening: '', jumlah: '0' },
    ];
    const { facts, rejected } = runFile('wp-sipd-sp2d-sipd-detail', jsonBytes(rows));
    expect([rejected, factsOf(facts, 'sp2d')[0]?.lines.map((l) => [l.subActivity, l.account])]).toEqual([[], [[SUB, ACCOUNT]]]);
  });

  it('release funds by lines that come one by one', () => {
    const release = {
      nomorSpd: number('01.0', `000001/${KOMINFO}/M/2/2025`),
      idSpd: '7',
      keteranganSpd: 'TW1-M',
      totalSpd: '300',
      ...YEAR,
    };
    const line = {
      idSpd: '7',
      id_skpd: '529',
      id_sub_skpd: '529',
      id_program: '797',
      id_giat: '3705',
      id_sub_giat: '13480',
      nilai: '100',
      ...YEAR,
    };
    const ids = [...KNOWN, id('account', '1', ACCOUNT, null), id('account', '2', '5.1.02.01.01.0024', null)];
    const one = runFile('wp-sipd-spd-sipd', jsonBytes([release]), {}, ids).facts;
    const two = runFile('wp-sipd-spd-sipd-detail', jsonBytes([{ ...line, id_akun: '1', idDetailSpd: '1' }]), {}, [...ids, ...one]).facts;
    const both = runFile(
      'wp-sipd-spd-sipd-detail',
      jsonBytes([
        { ...line, id_akun: '2', idDetailSpd: '2' },
        { ...line, id_akun: '2', idDetailSpd: '2' },
      ]),
      {},
      [...ids, ...one, ...two],
    );
    expect(factsOf(both.facts, 'spd')[0]).toMatchObject({
      amount: 30_000n,
      lines: [
        { subActivity: SUB, account: ACCOUNT, amount: 10_000n },
        { subActivity: SUB, account: '5.1.02.01.01.0024', amount: 10_000n },
      ],
    });
  });
});

describe('receipts of revenue', () => {
  const ROW = {
    nomor_stbp: 'STBP-1',
    tanggal_stbp: '2025-03-04',
    kode_rekening: '4.1.01.19.01.0001',
    nilai: '25',
    kode_skpd: KOMINFO,
    ...YEAR,
  };
  it.each([
    ['sudah_validasi', true],
    ['belum_verifikasi', false],
    ['dihapus', false],
    [null, true],
  ])('count by the status of their document: %s', (status, counts) => {
    const known = status === null ? [] : [id('stbp', 'STBP-1', status, null)];
    const { facts } = runFile('wp-sipd-stbp-sipd-detail', jsonBytes([ROW, ROW]), {}, known);
    expect(factsOf(facts, 'revenue-receipt')).toMatchObject([{ amount: 5_000n, status, counts }]);
  });
});

describe('reports and progress', () => {
  it('sum realization over sub-activities, dated the day it was updated, with a budget only where there is one', () => {
    const row = {
      kode_sbl: SBL,
      id_skpd: '529',
      kode_akun: '5.1.02.01.01.0052',
      nilai: '10',
      realisasi: '4',
      updated_at: '2025-06-30 16:10:00',
      ...YEAR,
    };
    const { facts } = runFile('wp-sipd-realisasi-akun-sipd', jsonBytes([row, { ...row, kode_sbl: '1.2.3' }]), {}, KNOWN);
    expect(factsOf(facts, 'lra')).toMatchObject([{ workUnit: KOMINFO, date: '2025-06-30', budget: 2_000n, realization: 800n }]);
    const own = runFile(
      'wp-sipd-realisasi-akun',
      jsonBytes([{ kode_sbl: SBL, kode_akun: '5.1.02.01.01.0052', realisasi: '4', ...YEAR }]),
      { asOf: '2025-06-30' },
      KNOWN,
    );
    expect(factsOf(own.facts, 'lra')[0]?.budget).toBeNull();
    expect(
      refusalOf(() =>
        runFile('wp-sipd-realisasi-akun', jsonBytes([{ kode_sbl: SBL, kode_akun: '5.1.02', realisasi: '4', ...YEAR }]), {}, KNOWN),
      ).code,
    ).toBe('date-unknown');
  });

  it('read months as numbers or words, and per cents of two decimals', () => {
    const row = { kode_sbl: SBL, realisasi_fisik: '24.505', permasalahan: 'Hujan', tahun_anggaran: '2025' };
    const rows = [
      { ...row, bulan: 'Maret' },
      { ...row, bulan: 13 },
      { ...row, bulan: 4, realisasi_fisik: '100.01' },
    ];
    const outcome = runFile('wp-sipd-rfk', jsonBytes(rows), {}, KNOWN);
    expect(factsOf(outcome.facts, 'progress')).toMatchObject([{ date: '2025-03-31', subActivity: SUB, physical: 2_451, problem: 'Hujan' }]);
    expect(outcome.rejected.map((r) => r.code)).toEqual(['month', 'percent']);
  });
});

describe('every table', () => {
  it('needs its year, from the rows or from the option', () => {
    const row = { bulan: '3', catatan_ka_adbang: 'Baik', kode_skpd: KOMINFO };
    const bytes = bytesOf(`bulan,catatan_ka_adbang,kode_skpd,id_skpd\n${row.bulan},${row.catatan_ka_adbang},${row.kode_skpd},NULL`);
    expect(placesOf(runFile('wp-sipd-catatan-rfk-unit', bytes).rejected, 'blank')).toEqual(['2 tahun_anggaran']);
    expect(factsOf(runFile('wp-sipd-catatan-rfk-unit', bytes, { year: 2025 }).facts, 'progress')).toMatchObject([
      { verifierNote: 'Baik', physical: null },
    ]);
  });
});
