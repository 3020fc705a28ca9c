import { type HolidayFact, isoDate, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, whereInWords } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';

const holidayRow = z.object({
  tanggal_libur: fields.date('Tanggal libur, misalnya 2027-03-10'),
  nama_libur: fields.text('Nama, misalnya Idulfitri'),
  cuti_bersama: fields.optionalText('ya bila cuti bersama; kosong bila libur nasional'),
});
type Row = z.output<typeof holidayRow>;

const NEEDED = ['tanggal_libur', 'nama_libur'];
const isHolidays: Fits = (headings) => NEEDED.every((heading) => headings.has(heading));
const YES = /^(ya|y|1|true|cuti( bersama)?)$/i;
const NO = /^(tidak|t|0|false|-)$/i;

/** The yearly table of public holidays and collective leave (SKB 3 Menteri). A file replaces the table of each year it names. */
export const holidayConnector: Connector = {
  id: 'holiday',
  title: { id: 'Hari libur dan cuti bersama', en: 'Holidays and collective leave' },
  source: { id: 'holiday', title: 'Hari libur', cadenceHours: 24 * 366 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(holidayRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isHolidays) : isHolidays(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isHolidays, `kolom ${NEEDED.join(', ')}`, Object.keys(holidayRow.shape));
    requireHeadings(table, holidayRow, NEEDED);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertHolidays,
  sample: {
    name: 'hari-libur-contoh.csv',
    rows: [
      { tanggal_libur: '2027-03-10', nama_libur: 'Idulfitri' },
      { tanggal_libur: '2027-03-11', nama_libur: 'Cuti bersama Idulfitri', cuti_bersama: 'ya' },
    ],
  },
};

function convertHolidays(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const row = parseRow(holidayRow, source, issues);
    const fact = row && toFact(source, row, context, issues);
    return fact ? [{ fact, row: source.row }] : [];
  });
  warnOfDuplicates(drafts, issues);
  return { facts: drafts, rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}

function toFact(source: SourceRow, row: Row, context: ConversionContext, issues: Issues): HolidayFact | undefined {
  const { tanggal_libur: day, nama_libur: name, cuti_bersama: leave } = row;
  if (leave !== null && !YES.test(leave) && !NO.test(leave)) {
    const place = placeOf(source, 'cuti_bersama');
    issues.reject(place, 'unreadable', `${whereInWords(place)}: "${leave}" bukan ya atau tidak; tulis ya, tidak, atau kosongkan.`);
    return undefined;
  }
  const year = yearOf(day);
  return {
    kind: 'holiday',
    region: context.region,
    year,
    date: isoDate(year, 1, 1),
    day,
    name,
    isLeave: leave !== null && YES.test(leave),
  };
}
