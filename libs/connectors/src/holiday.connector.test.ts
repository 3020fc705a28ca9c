import { describe, expect, it } from 'vitest';
import { csvBytes, runFile } from './testing.js';

const row = { tanggal_libur: '2027-03-10', nama_libur: 'Idulfitri', cuti_bersama: '' };
const run = (...rows: object[]) => runFile('holiday', csvBytes(rows.map((each) => ({ ...row, ...each }))));

describe('the connector holiday', () => {
  it('keeps each day in the table of its own year', () => {
    expect(run({}, { tanggal_libur: '2027-03-11', nama_libur: 'Cuti bersama Idulfitri', cuti_bersama: 'ya' }).facts).toEqual([
      { kind: 'holiday', region: '12.05', year: 2027, date: '2027-01-01', day: '2027-03-10', name: 'Idulfitri', isLeave: false },
      {
        kind: 'holiday',
        region: '12.05',
        year: 2027,
        date: '2027-01-01',
        day: '2027-03-11',
        name: 'Cuti bersama Idulfitri',
        isLeave: true,
      },
    ]);
  });

  it('refuses what it cannot read and keeps the good rows', () => {
    const { facts, rejected } = run({}, { cuti_bersama: 'mungkin' }, { tanggal_libur: 'besok' });
    expect(facts).toHaveLength(1);
    expect(rejected.map(({ message }) => message).join(' ')).toMatch(/cuti_bersama.*mungkin.*tanggal_libur|tanggal_libur/s);
    expect(rejected).toHaveLength(2);
  });
});
