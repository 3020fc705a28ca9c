import { type Better, businessDate, type ServiceIndicatorFact, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { readInstant, readPlainDecimal } from './read-values.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, whereInWords } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';

const indicatorRow = z.object({
  application: fields.text('Nama aplikasi, misalnya SP4N-LAPOR'),
  name: fields.text('Nama angka, misalnya Aduan belum dijawab'),
  unit: fields.text('Satuan, misalnya aduan'),
  value: fields.optionalText('Angka desimal dengan titik; yang belum ada jangan dikirim'),
  target: fields.optionalText('Target, angka desimal dengan titik'),
  time: fields.text('Saat angka itu berlaku: 2026-11-24T10:00:00+07:00, atau tanggalnya'),
  owner: fields.optionalText('Penanggung jawab'),
  better: fields.optionalText('higher bila makin tinggi makin baik, lower sebaliknya'),
  cadence: fields.optionalText('Jam antara dua kiriman yang wajar; 24 bila kosong'),
});
type Row = z.output<typeof indicatorRow>;

const NEEDED = ['application', 'name', 'unit', 'value', 'time'];
const isIndicator: Fits = (headings) => NEEDED.every((heading) => headings.has(heading));
const LONGEST = { application: 40, name: 60, unit: 24, owner: 80 } as const;
const USUAL_CADENCE = 24;
const LONGEST_CADENCE = 24 * 366;

/** Figures that any other application of the regency tells of itself; each gets a tile and a trend without code. */
export const indicatorConnector: Connector = {
  id: 'indicator',
  title: { id: 'Angka layanan aplikasi lain', en: 'Figures of other applications' },
  source: { id: 'indicator', title: 'Layanan', cadenceHours: USUAL_CADENCE },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(indicatorRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isIndicator) : isIndicator(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isIndicator, `kolom ${NEEDED.join(', ')}`, Object.keys(indicatorRow.shape));
    requireHeadings(table, indicatorRow, NEEDED);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertIndicators,
  sample: {
    name: 'layanan-contoh.csv',
    rows: [
      {
        application: 'SP4N-LAPOR',
        name: 'Aduan belum dijawab',
        unit: 'aduan',
        value: '14',
        target: '10',
        time: '2025-07-14T10:00:00+07:00',
        owner: 'Dinas Komunikasi dan Informatika',
        better: 'lower',
        cadence: '1',
      },
      { application: 'RSUD', name: 'Tempat tidur terisi', unit: 'persen', value: '71.5', time: '2025-07-14' },
    ],
  },
};

function convertIndicators(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const row = parseRow(indicatorRow, source, issues);
    const fact = row && toFact(source, row, context, issues);
    return fact ? [{ fact, row: source.row }] : [];
  });
  warnOfDuplicates(drafts, issues);
  return { facts: drafts, rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}

function toFact(source: SourceRow, row: Row, context: ConversionContext, issues: Issues): ServiceIndicatorFact | undefined {
  let isGood = true;
  const check = <T>(field: keyof Row, value: T | undefined, code: string, why: string): T => {
    if (value === undefined) {
      const place = placeOf(source, field);
      issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
      isGood = false;
    }
    return value as T;
  };
  for (const [field, most] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][])
    check(field, (row[field] ?? '').length <= most ? true : undefined, 'too-long', `paling banyak ${most} huruf`);
  const only = context.options.application;
  check(
    'application',
    only === undefined || row.application === only ? true : undefined,
    'other-application',
    `kunci ini hanya untuk angka ${only}; pakai kunci aplikasi ${row.application}`,
  );
  const number = (field: 'value' | 'target', text: string): string =>
    check(field, readPlainDecimal(text), 'number', `"${text}" bukan angka desimal; tulis dengan titik, misalnya 1234.5`);
  const value =
    row.value === null
      ? check<string>('value', undefined, 'blank', 'angka kosong; yang belum ada jangan dikirim')
      : number('value', row.value);
  const target = row.target === null ? null : number('target', row.target);
  const time = check(
    'time',
    readInstant(row.time),
    'time',
    `"${row.time}" bukan saat; tulis dengan zona, misalnya 2026-11-24T10:00:00+07:00`,
  );
  const better = row.better === null ? null : check('better', betterOf(row.better), 'better', 'tulis higher atau lower');
  const cadenceHours =
    row.cadence === null ? USUAL_CADENCE : check('cadence', cadenceOf(row.cadence), 'cadence', 'tulis jam, misalnya 1 atau 24');
  if (!isGood) return undefined;
  const date = businessDate(Date.parse(time));
  check('time', date <= context.today ? true : undefined, 'future', `${row.time} belum terjadi; periksa jam aplikasi`);
  if (!isGood) return undefined;
  const { application, name, unit, owner } = row;
  const fact = { application, name, unit, value, target, better, time, cadenceHours, owner };
  return { kind: 'service-indicator', region: context.region, year: yearOf(date), date, ...fact };
}

function betterOf(text: string): Better | undefined {
  const word = text.trim().toLowerCase();
  return word === 'higher' || word === 'lower' ? word : undefined;
}

function cadenceOf(text: string): number | undefined {
  const hours = readPlainDecimal(text);
  return hours !== undefined && Number(hours) > 0 && Number(hours) <= LONGEST_CADENCE ? Number(hours) : undefined;
}
