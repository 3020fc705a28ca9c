import { type PreventionValueFact, type ValueScope, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, ReadResult } from '../connector.js';
import { fields, fieldsOf } from '../row-fields.js';
import { decimalField, optionalChoice } from './prevention-fields.js';
import { convertRows, hasColumns, readRows } from './prevention-year.js';

const scopes: Readonly<Record<string, ValueScope>> = { kabupaten: 'kabupaten', provinsi: 'provinsi', nasional: 'nasional' };

const valueRow = z.object({
  indeks: fields.text('Indeks: MCSP, MCP, SPI, OPINI BPK, TLHP BPK, SAKIP, SPBE, LHKPN, …'),
  lingkup: optionalChoice('kabupaten (bila kosong), provinsi, atau nasional', scopes),
  kode: fields.optionalText('Kode butir katalog atau nama area; kosong = seluruhnya'),
  tahun_nilai: fields.told.year('Tahun yang dinilai'),
  nilai: fields.text('Angka, atau sebutan seperti WTP dan BB'),
  wajib: decimalField('Dari berapa, bila nilai adalah yang selesai'),
  penilai: optionalChoice('sendiri (bila kosong), KPK, atau lembaga', { sendiri: 'self', kpk: 'external', lembaga: 'external' }),
  tanggal: fields.date('Tanggal nilai itu berlaku'),
  sumber: fields.text('Sumbernya: surat, laman, atau laporan'),
});
const NEEDED = ['indeks', 'tahun_nilai', 'nilai', 'tanggal', 'sumber'];

/** Values that people enter with source and date. The year they are shown in is `--year`, else the running one. */
export const valuesConnector: Connector = {
  id: 'prevention-values',
  title: { id: 'Indeks dan nilai pencegahan', en: 'Indices of corruption prevention' },
  source: { id: 'prevention-values', title: 'Indeks pencegahan', cadenceHours: 24 * 92 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(valueRow),
  recognizes: (table) => hasColumns(table, NEEDED),
  read: (table) => readRows(table, valueRow, NEEDED),
  convert: convertValues,
  sample: {
    name: 'indeks-contoh.csv',
    rows: [
      { indeks: 'MCP', tahun_nilai: '2024', nilai: '85,60', penilai: 'KPK', tanggal: '2025-03-20', sumber: 'Berita acara MCP 2024' },
      { indeks: 'OPINI BPK', tahun_nilai: '2024', nilai: 'WDP', penilai: 'lembaga', tanggal: '2025-05-26', sumber: 'LHP BPK' },
      { indeks: 'MCSP', kode: '7.1', tahun_nilai: '2025', nilai: '38', wajib: '50', tanggal: '2025-06-30', sumber: 'Rekap TLHP' },
    ],
  },
};

export function convertValues(input: ReadResult, context: ConversionContext): Conversion {
  const year = context.options.year ?? yearOf(context.options.asOf ?? context.today);
  return convertRows(input.rows, valueRow, context, (row, refuse): PreventionValueFact | undefined => {
    if (row.tahun_nilai === null) return refuse('tahun_nilai', 'blank', 'tahun kosong; tulis tahun yang dinilai');
    if (row.tanggal > context.today) return refuse('tanggal', 'future', `${row.tanggal} belum tiba; periksa tanggalnya`);
    const number = /^(\d+)[.,](\d+)$/.exec(row.nilai);
    return {
      kind: 'prevention-value',
      region: context.region,
      year,
      date: row.tanggal,
      index: row.indeks.toUpperCase(),
      scope: row.lingkup ?? 'kabupaten',
      code: row.kode,
      ofYear: row.tahun_nilai,
      value: number ? `${number[1]}.${number[2]}` : row.nilai,
      required: row.wajib,
      assessor: row.penilai ?? 'self',
      source: row.sumber,
    };
  });
}
