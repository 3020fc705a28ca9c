import { expect, it } from 'vitest';
import { readSeries, SeriesRefused } from './series.js';

const values = (text: string) => readSeries(text).map(({ value }) => value);

it('reads rows with and without a header, in any order of columns', () => {
  expect(readSeries('timestamp,value\r\n2026-01-01 00:00:00,1.5\r\n')).toEqual([{ timestamp: '2026-01-01 00:00:00', value: 1.5 }]);
  expect(values('2026-01-01,1\n2026-01-02,-2e3')).toEqual([1, -2_000]);
  expect(readSeries('\uFEFF"value","x","timestamp"\n"3",0,"t"')).toEqual([{ timestamp: 't', value: 3 }]);
});

it('has one row for every row, missing values included', () => {
  expect(values('timestamp,value\na,1\nb,\nc,NaN\n\nd,-\ne,inf\nf,1e999\ng,2\n\n')).toEqual([1, null, null, null, null, null, null, 2]);
  expect([values(''), values('timestamp,value\n')]).toEqual([[], []]);
});

it('names the row that is no number', () => {
  expect(() => values('timestamp,value\na,1\nb,dua')).toThrow(
    new SeriesRefused('baris 3 kolom value: "dua" bukan angka; tulis misalnya 1234.5 atau kosongkan.'),
  );
});
