import type { Connector } from './connector.js';
import { fieldsOf, hasHeadings, requireHeadings } from './row-fields.js';
import { hasTable } from './sheet-table.js';
import { convertSp2d, sp2dRow } from './sp2d-convert.js';
import { looksLikeRegister } from './sp2d-headings.js';
import { readSp2d } from './sp2d-read.js';

/** Disbursement orders (SP2D); the natural key is the number. */
export const sp2dConnector: Connector = {
  id: 'sp2d',
  title: { id: 'SP2D', en: 'Disbursement orders' },
  source: { id: 'sp2d', title: 'Register SP2D', cadenceHours: 24 },
  formats: ['json', 'ndjson', 'csv', 'xlsx', 'xls'],
  fields: fieldsOf(sp2dRow),
  recognizes: (table) =>
    table.kind === 'sheets'
      ? hasTable(table, looksLikeRegister)
      : hasHeadings(table, 'nomor_sp_2_d') || looksLikeRegister(new Set(table.headings)),
  read(table) {
    if (table.kind === 'records' && !looksLikeRegister(new Set(table.headings)))
      requireHeadings(table, sp2dRow, ['nomor_sp_2_d', 'tanggal_sp_2_d', 'nilai_sp_2_d']);
    return readSp2d(table);
  },
  convert: convertSp2d,
  sample: {
    name: 'sp2d-contoh.json',
    rows: [
      {
        nomor_sp_2_d: '12.05/04.0/000001/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        tanggal_sp_2_d: '2025-02-27',
        jenis_sp_2_d: 'LS',
        nilai_sp_2_d: '12500000.00',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        keterangan_sp_2_d: 'Belanja alat tulis',
        status: 'ditransfer',
        detail: [
          { kode_sub_kegiatan: '2.16.03.2.02.0012', kode_rekening: '5.1.02.01.01.0024', kode_dana: '1.2.01.01.02', jumlah: '12500000.00' },
        ],
      },
    ],
  },
};
