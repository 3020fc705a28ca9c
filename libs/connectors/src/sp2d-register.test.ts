import { describe, expect, it } from 'vitest';
import { convertSp2d } from './sp2d-convert.js';
import { contextWith, factsOf, KOMINFO, type Outcome, placesOf, refusalOf, runFile, STABAT, type TestCell, tableBytes } from './testing.js';

type Row = readonly (TestCell | null)[];
const NUMBER = (n: number, kind = 'LS'): string => `12.05/04.0/00000${n}/${kind}/${KOMINFO}/M/2/2025`;
const TITLES: readonly Row[] = [[null, 'PEMERINTAH KABUPATEN LANGKAT'], [null, 'REGISTER SP2D'], [null, 'TAHUN ANGGARAN 2025'], []];
const HEAD: Row = ['No', 'Nomor SP2D', 'Tgl. SP2D', 'Jenis', 'Kode SKPD', 'Uraian', 'Nilai SP2D (Rp)', 'Kode Rekening', 'Jumlah'];
const line = (number: string | null, amount: TestCell | null, account: string | null, part: TestCell | null): Row => [
  1,
  number,
  number === null ? null : { date: 45_715 },
  number === null ? null : 'LS',
  number === null ? null : KOMINFO,
  number === null ? null : 'Belanja alat tulis',
  amount,
  account,
  part,
];
const register = (rows: readonly Row[], head: Row = HEAD): Outcome => runFile('sp2d', tableBytes([...TITLES, head, ...rows]));
const sp2d = (outcome: Outcome) => factsOf(outcome.facts, 'sp2d');
const [PAPER, INK] = ['5.1.02.01.01.0024', '5.1.02.01.01.0025'];

describe('a register of SP2D in a workbook', () => {
  it('with one row per detail line repeats the document, in either format', () => {
    const rows = [line(NUMBER(1), 1_250_000, PAPER, 1_000_000), line(NUMBER(1), 1_250_000, INK, 250_000), line(NUMBER(2), 5, PAPER, 5)];
    for (const type of ['xlsx', 'biff8'] as const) {
      const outcome = runFile('sp2d', tableBytes([...TITLES, HEAD, ...rows], type));
      expect(outcome.rejected).toEqual([]);
      expect(sp2d(outcome)).toMatchObject([
        { number: NUMBER(1), date: '2025-02-27', paymentKind: 'LS', workUnit: KOMINFO, amount: 125_000_000n, counts: true },
        { number: NUMBER(2), amount: 500n },
      ]);
      expect(sp2d(outcome)[0]?.lines).toMatchObject([
        { account: PAPER, amount: 100_000_000n },
        { account: INK, amount: 25_000_000n },
      ]);
      expect(outcome.conversion.totals).toEqual({ nilai: '1250005.00' });
    }
  });

  it('with merged cells, or a row for the document and rows for its lines below it, says the same', () => {
    const merged = register([line(NUMBER(1), 300, PAPER, 100), line(null, null, INK, 200), line(NUMBER(2), 7, PAPER, 7)]);
    const nested = register([
      line(NUMBER(1), 300, null, null),
      line(null, null, PAPER, 100),
      line(null, null, INK, 200),
      line(NUMBER(2), 7, PAPER, 7),
    ]);
    expect(merged.rejected).toEqual([]);
    expect(sp2d(merged).map((f) => f.lines.map((l) => l.amount))).toEqual([[10_000n, 20_000n], [700n]]);
    expect(sp2d(nested)).toEqual(sp2d(merged));
  });

  it('with one row per document takes the whole amount for its account', () => {
    const outcome = register([line(NUMBER(1), 300, PAPER, null).slice(0, 8)], HEAD.slice(0, 8));
    expect(sp2d(outcome)[0]?.lines).toMatchObject([{ account: PAPER, amount: 30_000n }]);
    expect(outcome.rejected).toEqual([]);
  });

  it('without accounts counts as spending of the unit, which is said once', () => {
    const rows = [1, 2].map((n) => line(NUMBER(n), 300, null, null).slice(0, 7));
    const advance = line(NUMBER(3, 'UP'), 50, null, null)
      .map((c) => (c === 'LS' ? 'UP' : c))
      .slice(0, 7);
    const outcome = register([...rows, advance], HEAD.slice(0, 7));
    expect(sp2d(outcome).map((f) => f.lines)).toEqual([...rows.map(() => [whole(30_000n)]), []]);
    expect(outcome.warnings.map((w) => w.code)).toEqual(['no-account']);
  });

  it('checks printed totals, and takes headings, totals and signatures for no data', () => {
    const total = (name: string, amount: TestCell): Row => [name, null, null, null, null, null, amount];
    const outcome = register([
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      line(NUMBER(1), 100, PAPER, 100),
      line(NUMBER(2), 200, PAPER, 200),
      total('Sub Total', 300),
      HEAD,
      line(NUMBER(3), 50, PAPER, 50),
      total('Sub Total', 50),
      total('J U M L A H', '351,00'),
      [],
      [null, null, null, null, null, 'Stabat, 31 Desember 2025'],
      [null, 'Kepala BPKAD', null],
      [null, 'NIP. 1970', null],
    ]);
    expect(sp2d(outcome).map((f) => f.amount)).toEqual([10_000n, 20_000n, 5_000n]);
    expect(outcome.rejected).toEqual([]);
    expect(placesOf(outcome.warnings, 'grand-total')).toEqual(['13 G']);
    expect(outcome.warnings.find((w) => w.code === 'grand-total')?.message).toMatch(/Rp351.*Rp350/);
    expect(outcome.conversion.totals.nilai).toBe('350.00');
  });

  it('has dates as days, numbers and text, and amounts as numbers and text', () => {
    const dates: TestCell[] = [{ date: 45_715 }, 45_715, '27/02/2025', '27 Februari 2025', 'Kamis, 27-Feb-2025', '2025-02-27'];
    const outcome = register(dates.map((date, i) => [1, NUMBER(i), date, 'LS Gaji', KOMINFO, 'x', '1.234.567,50', PAPER, '1.234.567,50']));
    expect(outcome.rejected).toEqual([]);
    expect(new Set(sp2d(outcome).map((f) => `${f.date} ${f.amount} ${f.paymentKind}`))).toEqual(new Set(['2025-02-27 123456750 LS']));
    expect(outcome.warnings.filter((w) => w.code === 'text-amount')).toHaveLength(2 * dates.length);
    const bad = register([[1, NUMBER(1), 20_250_227, 'LS', KOMINFO, 'x', 5, PAPER, 5]]);
    expect(placesOf(bad.rejected, 'date')).toEqual(['6 C']);
  });

  it('names the cell of a fault, and the kind that its number tells where no column does', () => {
    const faulty = register([line(NUMBER(1), '1.234', PAPER, 5), line(NUMBER(2), 5, 'alat tulis', 5)]);
    expect(faulty.rejected.map((r) => [r.row, r.column, r.code])).toEqual([
      [6, 'G', 'amount'],
      [7, 'H', 'account-code'],
    ]);
    const head = HEAD.filter((h) => h !== 'Jenis');
    const untold = register(
      [line(NUMBER(1), 5, PAPER, 5), line('0550S-1', 5, PAPER, 5)].map((r) => r.filter((c) => c !== 'LS')),
      head,
    );
    expect(sp2d(untold).map((f) => f.paymentKind)).toEqual(['LS']);
    expect(placesOf(untold.rejected, 'blank')).toEqual(['7 jenis_sp_2_d']);
  });

  it('finds the unit by its code, its name, or the heading, and creates none from a name', () => {
    const named = (unit: string): Row => line(NUMBER(1), 5, PAPER, 5).map((c) => (c === KOMINFO ? unit : c));
    const head = HEAD.map((h) => (h === 'Kode SKPD' ? 'Nama SKPD' : h));
    expect(sp2d(register([named('Kecamatan Stabat')], head))[0]?.workUnit).toBe(STABAT);
    const unknown = register([named('Dinas Entah'), named('Kecamatan Stabat').map((c) => (c === NUMBER(1) ? 'B' : c))], head);
    expect([unknown.facts.length, placesOf(unknown.rejected, 'unit-unknown')]).toEqual([1, ['6 E']]);
    const bare = head.filter((h) => h !== 'Nama SKPD');
    const rows = [line(NUMBER(1), 5, PAPER, 5).filter((c) => c !== KOMINFO)];
    const titled = tableBytes([...TITLES.slice(0, 3), [null, 'SKPD : Kecamatan Stabat'], bare, ...rows]);
    expect(sp2d(runFile('sp2d', titled))[0]?.workUnit).toBe(STABAT);
    expect(refusalOf(() => register(rows, bare))).toMatchObject({ code: 'unit-unknown', message: expect.stringContaining('--skpd') });
    expect(sp2d(runFile('sp2d', tableBytes([bare, ...rows]), { workUnit: KOMINFO }))[0]?.workUnit).toBe(KOMINFO);
  });

  it('of another regency is refused', () => {
    const rows = [[null, 'PEMERINTAH KABUPATEN TOBA'], HEAD, line(NUMBER(1), 5, PAPER, 5)];
    expect(refusalOf(() => runFile('sp2d', tableBytes(rows))).code).toBe('other-region');
    expect(runFile('sp2d', tableBytes(rows), { region: '12.05' }).warnings.map((w) => w.code)).toContain('option-differs');
    const read = runFile('sp2d', tableBytes(rows), { region: '12.05' }).read;
    const strict = { ...contextWith({ region: '12.05' }), strictRegion: true };
    expect(refusalOf(() => convertSp2d(read, strict))).toMatchObject({ code: 'other-region', message: expect.stringContaining('folder') });
  });
});

it.each([
  [{ is_transfer_sp_2_d: '1', is_verifikasi_sp_2_d: '0' }, 'ditransfer', true],
  [{ is_transfer_sp_2_d: 0, is_verifikasi_sp_2_d: 1 }, 'diverifikasi', true],
  [{ is_verifikasi_sp_2_d: '0' }, 'belum diverifikasi', false],
  [{ is_verifikasi_sp_2_d: '0', status: 'ditransfer' }, 'ditransfer', true],
])('flags of the treasury stand for a status: %j', (flags, status, counts) => {
  const document = {
    nomor_sp_2_d: 'A',
    tanggal_sp_2_d: '2025-02-27',
    jenis_sp_2_d: 'LS',
    nilai_sp_2_d: '5',
    kode_sub_skpd: KOMINFO,
    detail: [{ kode_rekening: PAPER, jumlah: '5' }],
  };
  const bytes = new TextEncoder().encode(JSON.stringify([{ ...document, ...flags }]));
  expect(factsOf(runFile('sp2d', bytes).facts, 'sp2d')[0]).toMatchObject({ status, counts });
});

const whole = (amount: bigint) => ({ subActivity: null, account: '5', fundingSource: null, amount });
