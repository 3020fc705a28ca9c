import { lkppConnector } from './lkpp-connector.js';
import { lkpp } from './lkpp-fields.js';

/** Offices of SiRUP: the number of each (`kd_satker`) and its code (`kd_satker_str`). */
export const rupMasterSatker = lkppConnector({
  name: 'RUP-MasterSatker',
  title: { id: 'SiRUP: daftar satker', en: 'SiRUP: procurement offices' },
  columns: {
    kd_satker: lkpp.id('Nomor satker di SiRUP'),
    nama_satker: lkpp.text('Nama satker'),
    status_satker: lkpp.optionalText('Status'),
    ket_satker: lkpp.optionalText('Keterangan'),
    jenis_satker: lkpp.optionalText('Jenis'),
  },
  marks: ['kd_satker', 'status_satker', 'jenis_satker'],
  runningYear: true,
  toFact: (row, base) => ({ kind: 'procurement-office', ...base.on(null), name: row.nama_satker, status: row.status_satker }),
  sample: { tahun_anggaran: undefined, status_satker: 'Aktif', ket_satker: 'Satker/OPD Non-BLU/BLUD', jenis_satker: 'SKPD' },
});
