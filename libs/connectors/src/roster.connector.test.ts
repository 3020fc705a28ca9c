import { describe, expect, it } from 'vitest';
import { bytesOf, csvBytes, factsOf, jsonBytes, KOMINFO, type Outcome, placesOf, refusalOf, runFile, STABAT } from './testing.js';

const HOSPITAL = '1.02.0.00.0.00.02.0067';
const ROW = { kode_skpd: KOMINFO, nama_skpd: 'Dinas Komunikasi dan Informatika' };
const rows = (...given: readonly object[]) => runFile('roster', jsonBytes(given));
const units = (outcome: Outcome) => factsOf(outcome.facts, 'roster');

describe('the roster', () => {
  it('says what the region and its districts are called, once for as many rows as say it', () => {
    const outcome = rows(
      { ...ROW, nama_daerah: 'Kabupaten Contoh', berlaku_dari: '2025-03-01' },
      {
        kode_skpd: STABAT,
        nama_skpd: 'Kecamatan Stabat',
        kode_kecamatan: '12.05.07',
        nama_kecamatan: 'Stabat',
        nama_daerah: 'Kabupaten Contoh',
      },
      { kode_skpd: HOSPITAL, nama_skpd: 'RSUD Contoh', nama_kecamatan: 'Tanpa kode' },
    );
    expect(outcome.warnings).toEqual([]);
    const base = { kind: 'place-name', region: '12.05', year: 2025, date: '2025-01-01' };
    expect(factsOf(outcome.facts, 'place-name')).toEqual([
      { ...base, code: '12.05', name: 'Kabupaten Contoh' },
      { ...base, code: '12.05', name: 'Kabupaten Contoh' },
      { ...base, code: '12.05.07', name: 'Stabat' },
    ]);
  });

  it('names Skpd, their units and the districts they serve', () => {
    const given = [
      ROW,
      { kode_skpd: STABAT, nama_skpd: 'Kecamatan Stabat', kode_kecamatan: '12.05.07' },
      { kode_skpd: HOSPITAL, nama_skpd: 'RSUD Contoh' },
    ];
    for (const bytes of [jsonBytes(given), csvBytes(given), csvBytes(given, ';'), csvBytes(given, '\t')]) {
      const outcome = runFile('roster', bytes);
      expect([outcome.rejected, outcome.warnings]).toEqual([[], []]);
      expect(units(outcome)).toEqual([
        {
          kind: 'roster',
          region: '12.05',
          year: 2025,
          date: '2025-01-01',
          workUnit: KOMINFO,
          name: ROW.nama_skpd,
          parent: null,
          district: null,
          verified: true,
        },
        {
          kind: 'roster',
          region: '12.05',
          year: 2025,
          date: '2025-01-01',
          workUnit: STABAT,
          name: 'Kecamatan Stabat',
          parent: null,
          district: '12.05.07',
          verified: true,
        },
        {
          kind: 'roster',
          region: '12.05',
          year: 2025,
          date: '2025-01-01',
          workUnit: HOSPITAL,
          name: 'RSUD Contoh',
          parent: '1.02.0.00.0.00.02.0000',
          district: null,
          verified: true,
        },
      ]);
    }
  });

  it('takes the parent a row names; an Skpd named as its own has none', () => {
    expect(units(rows({ ...ROW, kode_skpd: HOSPITAL, induk: KOMINFO }))[0]?.parent).toBe(KOMINFO);
    expect(units(rows({ ...ROW, induk: KOMINFO }))[0]?.parent).toBeNull();
  });

  it('is of the year told, else of the running one', () => {
    expect(units(runFile('roster', jsonBytes([ROW]), { year: 2026 }))[0]).toMatchObject({ year: 2026, date: '2026-01-01' });
    expect(units(runFile('roster', jsonBytes([ROW]), { asOf: '2024-03-31' }))[0]).toMatchObject({ year: 2024, date: '2024-01-01' });
  });

  it.each([
    ['2019-05-01', '2025-01-01'],
    ['1 Maret 2025', '2025-03-01'],
    ['2025-01-01', '2025-01-01'],
  ])('of a unit valid from %s begins %s', (from, date) => {
    expect(units(rows({ ...ROW, berlaku_dari: from }))[0]?.date).toBe(date);
  });

  it('of a unit that begins after the year told is rejected with the remedy', () => {
    const outcome = runFile('roster', jsonBytes([{ ...ROW, berlaku_dari: '2026-01-01' }]), { year: 2025 });
    expect(placesOf(outcome.rejected, 'date')).toEqual(['1 berlaku_dari']);
    expect(outcome.rejected[0]?.message).toContain('--year 2026');
    expect(units(rows({ ...ROW, berlaku_dari: '2026-01-01' }))[0]).toMatchObject({ year: 2026, date: '2026-01-01' });
  });

  it.each<[string, object, string, string]>([
    ['no name', { nama_skpd: ' ' }, 'blank', '2 nama_skpd'],
    ['a short code', { kode_skpd: '2.16' }, 'work-unit-code', '2 kode_skpd'],
    ['a district by name', { kode_kecamatan: 'Stabat' }, 'district-code', '2 kode_kecamatan'],
    ['a parent by name', { induk: 'Kominfo' }, 'work-unit-code', '2 induk'],
    ['a day that is none', { berlaku_dari: '31-02-2025' }, 'date', '2 berlaku_dari'],
  ])('rejects a row with %s', (_, change, code, place) => {
    const outcome = rows(ROW, { ...ROW, ...change });
    expect(placesOf(outcome.rejected, code)).toEqual([place]);
    expect(units(outcome)).toHaveLength(1);
  });

  it('with one code twice under other names is warned of', () => {
    expect(placesOf(rows(ROW, ROW, { ...ROW, nama_skpd: 'Diskominfo' }).warnings, 'duplicate-key')).toEqual(['3 null']);
  });

  it('without its columns, or with one twice, is refused', () => {
    expect(refusalOf(() => rows({ kode: KOMINFO })).code).toBe('missing-column');
    expect(refusalOf(() => runFile('roster', bytesOf(`kode_skpd,nama_skpd,Nama SKPD\n${KOMINFO},a,b`)))).toMatchObject({
      code: 'duplicate-column',
      message: expect.stringContaining('nama_skpd'),
    });
  });
});
