import type { Connector, OpenedFile, ReadResult } from './connector.js';
import { Issues } from './issues.js';
import { convertProgress, progressRow } from './progress-convert.js';
import { isActivityWorkbook, readActivityWorkbook, WORKBOOK_PARTS } from './progress-workbook.js';
import { fieldsOf, requireHeadings } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';

const isProgress: Fits = (headings) => headings.has('bulan') && headings.has('realisasi_fisik') && !headings.has('kode_sbl');

/** The rows of an activity workbook told one by one, each with the sheet it belongs to. */
const isWorks: Fits = (headings) => headings.has('lembar') && headings.has('kode');

/** Physical progress: by sub-activity and month (RFK), or by work, in the activity workbook of an office or told row by row. */
export const progressConnector: Connector = {
  id: 'progress',
  title: { id: 'Realisasi fisik', en: 'Physical progress' },
  source: { id: 'progress', title: 'Realisasi fisik (RFK)', cadenceHours: 24 * 31 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(progressRow),
  recognizes: (table) =>
    table.kind === 'sheets'
      ? hasTable(table, isProgress) || isActivityWorkbook(table)
      : [isProgress, isWorks].some((fits) => fits(new Set(table.headings))),
  read: readProgress,
  convert: convertProgress,
  sample: {
    name: 'rfk-contoh.csv',
    rows: [
      {
        tahun: '2025',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        kode_sub_kegiatan: '2.16.03.2.02.0012',
        bulan: '3',
        realisasi_fisik: '24,5',
        permasalahan: 'Menunggu penetapan pemenang',
        catatan_verifikator: 'Percepat proses pemilihan',
      },
    ],
  },
};

function readProgress(table: OpenedFile): ReadResult {
  if (table.kind === 'sheets') {
    if (isActivityWorkbook(table)) return readActivityWorkbook(table);
    return readTable(table, isProgress, 'kolom bulan, realisasi_fisik', Object.keys(progressRow.shape));
  }
  if (isWorks(new Set(table.headings))) return readWorks(table);
  requireHeadings(table, progressRow, ['bulan', 'realisasi_fisik']);
  return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
}

function readWorks({ records, rejected }: Extract<OpenedFile, { kind: 'records' }>): ReadResult {
  const issues = new Issues();
  const rows = records.filter((record) => {
    const known = WORKBOOK_PARTS.some((part) => part === record.fields.lembar);
    if (!known)
      issues.reject({ row: record.row, column: 'lembar' }, 'part', `Baris ${record.row} kolom lembar: tulis ${WORKBOOK_PARTS.join(', ')}.`);
    return known;
  });
  return { rows, statement: {}, rejected: [...rejected, ...issues.rejected], warnings: [] };
}
