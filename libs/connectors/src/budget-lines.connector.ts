import { budgetLineRow, convertBudgetLines } from './budget-lines-convert.js';
import type { Connector } from './connector.js';
import { fieldsOf, hasHeadings, requireHeadings } from './row-fields.js';
import { hasTable, readTable, withHeadings } from './sheet-table.js';

const NEEDED = ['kode_skpd', 'kode_sub_kegiatan', 'kode_rekening', 'pagu'] as const;
const SAMPLE = {
  tahun: '2025',
  kode_urusan: '2',
  nama_urusan: 'URUSAN WAJIB NON PELAYANAN DASAR',
  kode_skpd: '2.16.2.20.2.21.14.0000',
  nama_skpd: 'Dinas Komunikasi dan Informatika',
  kode_sub_unit: '2.16.2.20.2.21.14.0000',
  nama_sub_unit: 'Dinas Komunikasi dan Informatika',
  kode_bidang_urusan: '2.16',
  nama_bidang_urusan: 'Komunikasi dan Informatika',
  kode_program: '2.16.03',
  nama_program: 'Program Aplikasi Informatika',
  kode_kegiatan: '2.16.03.2.02',
  nama_kegiatan: 'Pengelolaan e-government',
  kode_sub_kegiatan: '2.16.03.2.02.0012',
  nama_sub_kegiatan: 'Pengembangan aplikasi',
  kode_sumber_dana: '1.2.01.01.02',
  nama_sumber_dana: 'DAU',
  kode_rekening: '5.1.02.01.01.0024',
  nama_rekening: 'Belanja Alat Tulis Kantor',
  kode_standar_harga: 'A.1',
  nama_standar_harga: 'Kertas A4',
  pagu: '12500000.00',
} as const;

/** The detail export of the budget: one row per detail line, the lines of one key summed. */
export const budgetLinesConnector: Connector = {
  id: 'budget-lines',
  title: { id: 'Rincian anggaran', en: 'Budget lines' },
  source: { id: 'budget-lines', title: 'Rincian anggaran SIPD', cadenceHours: 24 * 366 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(budgetLineRow),
  recognizes: (table) =>
    table.kind === 'sheets'
      ? hasTable(table, withHeadings(...NEEDED))
      : hasHeadings(table, 'kode_rekening', 'pagu') && hasHeadings(table, 'kode_sub_kegiatan'),
  read(table) {
    if (table.kind === 'sheets')
      return readTable(table, withHeadings(...NEEDED), `kolom ${NEEDED.join(', ')}`, Object.keys(budgetLineRow.shape));
    requireHeadings(table, budgetLineRow, ['kode_skpd', 'kode_rekening', 'pagu']);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertBudgetLines,
  sample: {
    name: 'rincian-anggaran-contoh.csv',
    rows: [SAMPLE, { ...SAMPLE, kode_standar_harga: 'A.2', nama_standar_harga: 'Tinta printer', pagu: '7500000.00' }],
  },
};
