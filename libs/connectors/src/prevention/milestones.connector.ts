import type { MilestoneFact } from '@lcc/domain';
import { z } from 'zod';
import type { Connector } from '../connector.js';
import { fields, fieldsOf } from '../row-fields.js';
import { convertRows, hasColumns, readRows, yearOfRow } from './prevention-year.js';

const milestoneRow = z.object({
  tahun: fields.told.year('Tahun rencana aksi'),
  rencana: fields.text('Nama rencana, misalnya Rencana Aksi Pencegahan Korupsi atau Stranas PK'),
  kode: fields.text('Kode tonggak, misalnya 3.2 atau A1-B06'),
  aksi: fields.text('Aksinya'),
  tonggak: fields.text('Tonggaknya: apa yang harus ada'),
  kode_skpd: fields.optionalWorkUnit('SKPD penanggung jawab'),
  mulai: fields.optionalDate('Mulai'),
  tenggat: fields.date('Tenggat'),
  selesai: fields.optionalDate('Tanggal selesai; kosong bila belum'),
  catatan: fields.optionalText('Catatan'),
});
const NEEDED = ['rencana', 'kode', 'aksi', 'tonggak', 'tenggat'];

/** Milestones of an action plan, whole: the region's own, or the quarterly checkpoints of Stranas PK. */
export const milestonesConnector: Connector = {
  id: 'action-plan',
  title: { id: 'Rencana aksi', en: 'Action plan' },
  source: { id: 'action-plan', title: 'Rencana aksi', cadenceHours: 24 * 31 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(milestoneRow),
  recognizes: (table) => hasColumns(table, NEEDED),
  read: (table) => readRows(table, milestoneRow, NEEDED),
  convert: (input, context) =>
    convertRows(input.rows, milestoneRow, context, (row, refuse): MilestoneFact | undefined => {
      if (row.mulai !== null && row.mulai > row.tenggat)
        return refuse('mulai', 'order', `mulai ${row.mulai} sesudah tenggat ${row.tenggat}`);
      if (row.selesai !== null && row.selesai > context.today)
        return refuse('selesai', 'future', `${row.selesai} belum tiba; kosongkan bila belum selesai`);
      const year = yearOfRow(row.tahun, context);
      return {
        kind: 'prevention-milestone',
        region: context.region,
        year,
        date: `${year}-01-01`,
        plan: row.rencana,
        code: row.kode,
        action: row.aksi,
        title: row.tonggak,
        workUnit: row.kode_skpd,
        start: row.mulai,
        due: row.tenggat,
        doneOn: row.selesai,
        note: row.catatan,
      };
    }),
  sample: {
    name: 'rencana-aksi-contoh.csv',
    rows: [
      {
        tahun: '2025',
        rencana: 'Rencana Aksi Pencegahan Korupsi',
        kode: '1.1',
        aksi: 'Integrasi perencanaan dan penganggaran',
        tonggak: 'Kode RKPD dan RKA sama',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        mulai: '2025-02-03',
        tenggat: '2025-05-30',
        selesai: '2025-05-28',
      },
      {
        tahun: '2025',
        rencana: 'Stranas PK',
        kode: 'A1-B06',
        aksi: 'Penguatan APIP',
        tonggak: 'Laporan B06',
        tenggat: '2025-06-30',
        selesai: '',
      },
    ],
  },
};
