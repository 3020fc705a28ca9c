import type { Connector } from './connector.js';
import { convertLra, lraRow } from './lra-convert.js';
import { looksLikeLra, readLraWorkbook } from './lra-workbook.js';
import { fieldsOf, hasHeadings, requireHeadings } from './row-fields.js';
import { hasTable, readTable, withHeadings } from './sheet-table.js';

const FLAT = ['kode_skpd', 'kode_rekening', 'anggaran', 'realisasi'] as const;

/** Budget realization report (LRA): cumulative figures of a unit to the end of a period. */
export const lraConnector: Connector = {
  id: 'lra',
  title: { id: 'Laporan realisasi anggaran', en: 'Budget realization report' },
  source: { id: 'lra', title: 'LRA SKPD', cadenceHours: 24 * 31 },
  formats: ['xlsx', 'xls', 'csv', 'json', 'ndjson'],
  fields: fieldsOf(lraRow),
  recognizes: (table) =>
    table.kind === 'sheets'
      ? hasTable(table, withHeadings(...FLAT)) || looksLikeLra(table)
      : hasHeadings(table, 'kode_rekening', 'anggaran', 'realisasi'),
  read(table) {
    if (hasTable(table, withHeadings(...FLAT)))
      return readTable(table, withHeadings(...FLAT), `kolom ${FLAT.join(', ')}`, Object.keys(lraRow.shape));
    if (table.kind === 'sheets') return readLraWorkbook(table);
    requireHeadings(table, lraRow, ['kode_rekening', 'anggaran', 'realisasi']);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertLra,
  sample: {
    name: 'lra-contoh.csv',
    rows: [
      {
        tahun: '2025',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        sampai_tanggal: '2025-06-30',
        kode_rekening: '5',
        nama_rekening: 'BELANJA DAERAH',
        anggaran: '5000000000.00',
        realisasi: '2150000000.00',
      },
      {
        tahun: '2025',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        sampai_tanggal: '2025-06-30',
        kode_rekening: '5.1',
        nama_rekening: 'BELANJA OPERASI',
        anggaran: '4500000000.00',
        realisasi: '2100000000.00',
      },
      {
        tahun: '2025',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        sampai_tanggal: '2025-06-30',
        kode_rekening: '5.2',
        nama_rekening: 'BELANJA MODAL',
        anggaran: '500000000.00',
        realisasi: '50000000.00',
      },
    ],
  },
};
