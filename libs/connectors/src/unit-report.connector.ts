import { type DelayReason, delayReasons, endOfMonth, type UnitReportFact } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, whereInWords } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';
import { unknownUnits } from './target.js';

const reportRow = z.object({
  tahun: fields.told.year('Tahun anggaran'),
  bulan: fields.text('Bulan yang dilaporkan, 1 sampai 12'),
  kode_skpd: fields.workUnit('Kode SKPD'),
  sebab: fields.optionalText(`Sebab tertinggal: ${delayReasons.join(', ')}; kosong bila tidak tertinggal`),
  penjelasan: fields.optionalText('Sebabnya dengan kata-kata sendiri'),
  penanggung_jawab: fields.text('Jabatan yang menjawab; bukan nama orang'),
  janji: fields.optionalDate('Tanggal kembali sesuai rencana'),
});
type Row = z.output<typeof reportRow>;

const NEEDED = ['bulan', 'kode_skpd', 'sebab', 'penanggung_jawab'];
const isReports: Fits = (headings) => NEEDED.every((heading) => headings.has(heading));

/** What units say of their months (why behind, who answers, by when), where an office collects it in a table of its own. */
export const unitReportConnector: Connector = {
  id: 'unit-report',
  title: { id: 'Laporan unit: sebab dan janji', en: 'Unit reports: reasons and promises' },
  source: { id: 'unit-report', title: 'Laporan unit', cadenceHours: 24 * 31 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(reportRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isReports) : isReports(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isReports, `kolom ${NEEDED.join(', ')}`, Object.keys(reportRow.shape));
    requireHeadings(table, reportRow, NEEDED);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertReports,
  sample: {
    name: 'laporan-unit-contoh.csv',
    rows: [
      {
        tahun: '2025',
        bulan: '3',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        sebab: 'pengadaan',
        penjelasan: 'Lelang dua kali gagal, yang ketiga dievaluasi',
        penanggung_jawab: 'Kepala Bidang Bina Marga',
        janji: '2025-04-30',
      },
    ],
  },
};

function convertReports(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const row = parseRow(reportRow, source, issues);
    const fact = row && toFact(source, row, context, issues);
    return fact ? [{ fact, row: source.row }] : [];
  });
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}

function toFact(source: SourceRow, row: Row, context: ConversionContext, issues: Issues): UnitReportFact | undefined {
  const reject = (field: keyof Row, code: string, why: string): undefined => {
    const place = placeOf(source, field);
    issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  };
  const year = row.tahun ?? context.options.year;
  if (year === undefined) return reject('tahun', 'year', 'tahun kosong; tulis tahunnya, atau beri --year');
  if (!/^(0?[1-9]|1[0-2])$/.test(row.bulan)) return reject('bulan', 'month', `"${row.bulan}" bukan bulan 1 sampai 12`);
  const reason = row.sebab === null ? null : (delayReasons.find((known) => known === row.sebab?.toLowerCase()) ?? undefined);
  if (reason === undefined)
    return reject('sebab', 'reason', `"${row.sebab}" tidak dikenal; tulis salah satu dari ${delayReasons.join(', ')}`);
  if (reason !== null && row.penjelasan === null) return reject('penjelasan', 'blank', 'sebab perlu dijelaskan dengan kata-kata sendiri');
  return {
    kind: 'unit-report',
    region: context.region,
    year,
    date: endOfMonth(year, Number(row.bulan)),
    workUnit: row.kode_skpd,
    reason: reason satisfies DelayReason | null,
    explanation: row.penjelasan,
    owner: row.penanggung_jawab,
    promise: row.janji,
    version: 1,
  };
}
