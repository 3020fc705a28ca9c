import type { CarriedName } from '../code-names.js';
import { lkppConnector } from './lkpp-connector.js';
import { lkpp, sen } from './lkpp-fields.js';

const cadenceHours = 24 * 30;

/** Programmes of SiRUP, with the ceilings the offices typed. */
export const rupProgramMaster = lkppConnector({
  name: 'RUP-ProgramMaster',
  title: { id: 'SiRUP: program', en: 'SiRUP: programmes' },
  cadenceHours,
  columns: {
    kd_program: lkpp.id('Nomor program di SiRUP'),
    kd_program_str: lkpp.text('Kode program'),
    nama_program: lkpp.optionalText('Nama program'),
    pagu_program: lkpp.money('Pagu program'),
    is_deleted: lkpp.flag('Sudah dihapus'),
  },
  marks: ['kd_program_str', 'pagu_program'],
  toFact: (row, base) => ({
    kind: 'rup-structure',
    ...base.on(null),
    level: 'programme',
    id: row.kd_program,
    parentId: row.kd_satker,
    code: row.kd_program_str,
    name: row.nama_program,
    ceiling: sen(row.pagu_program),
    deleted: row.is_deleted ?? false,
    shares: null,
  }),
  names: (row): CarriedName[] => [['programme', row.kd_program_str, row.nama_program]],
  sample: {
    kd_program: '2531034',
    kd_program_str: '2.16.03',
    nama_program: 'PROGRAM APLIKASI INFORMATIKA',
    pagu_program: '900000000',
    is_deleted: 'False',
  },
});

/** Activities of SiRUP. */
export const rupKegiatanMaster = lkppConnector({
  name: 'RUP-KegiatanMaster',
  title: { id: 'SiRUP: kegiatan', en: 'SiRUP: activities' },
  cadenceHours,
  columns: {
    kd_program: lkpp.optionalText('Nomor program di SiRUP'),
    kd_kegiatan: lkpp.id('Nomor kegiatan di SiRUP'),
    kd_kegiatan_str: lkpp.text('Kode kegiatan'),
    nama_kegiatan: lkpp.optionalText('Nama kegiatan'),
    pagu_kegiatan: lkpp.money('Pagu kegiatan'),
    is_deleted: lkpp.flag('Sudah dihapus'),
  },
  marks: ['kd_kegiatan_str', 'pagu_kegiatan'],
  toFact: (row, base) => ({
    kind: 'rup-structure',
    ...base.on(null),
    level: 'activity',
    id: row.kd_kegiatan,
    parentId: row.kd_program,
    code: row.kd_kegiatan_str,
    name: row.nama_kegiatan,
    ceiling: sen(row.pagu_kegiatan),
    deleted: row.is_deleted ?? false,
    shares: null,
  }),
  names: (row): CarriedName[] => [['activity', row.kd_kegiatan_str, row.nama_kegiatan]],
  sample: {
    kd_program: '2531034',
    kd_kegiatan: '12971646',
    kd_kegiatan_str: '2.16.03.2.02',
    nama_kegiatan: 'Pengelolaan e-government',
    pagu_kegiatan: '900000000',
    is_deleted: 'False',
  },
});

/** Sub-activities of SiRUP: what a MAK may name when the budget itself is not known. */
export const rupSubKegiatanMaster = lkppConnector({
  name: 'RUP-SubKegiatanMaster',
  title: { id: 'SiRUP: sub kegiatan', en: 'SiRUP: sub-activities' },
  cadenceHours,
  columns: {
    kd_program: lkpp.optionalText('Nomor program di SiRUP'),
    kd_kegiatan: lkpp.optionalText('Nomor kegiatan di SiRUP'),
    kd_subkegiatan: lkpp.id('Nomor sub kegiatan di SiRUP'),
    kd_subkegiatan_str: lkpp.text('Kode sub kegiatan'),
    nama_subkegiatan: lkpp.optionalText('Nama sub kegiatan'),
    pagu_subkegiatan: lkpp.money('Pagu sub kegiatan'),
    is_deleted: lkpp.flag('Sudah dihapus'),
  },
  marks: ['kd_subkegiatan_str', 'pagu_subkegiatan'],
  toFact: (row, base) => ({
    kind: 'rup-structure',
    ...base.on(null),
    level: 'sub-activity',
    id: row.kd_subkegiatan,
    parentId: row.kd_kegiatan,
    code: row.kd_subkegiatan_str,
    name: row.nama_subkegiatan,
    ceiling: sen(row.pagu_subkegiatan),
    deleted: row.is_deleted ?? false,
    shares: null,
  }),
  names: (row): CarriedName[] => [['sub-activity', row.kd_subkegiatan_str, row.nama_subkegiatan]],
  sample: {
    kd_program: '2531034',
    kd_kegiatan: '12971646',
    kd_subkegiatan: '14514170',
    kd_subkegiatan_str: '2.16.03.2.02.0012',
    nama_subkegiatan: 'Pengembangan aplikasi',
    pagu_subkegiatan: '900000000',
    is_deleted: 'False',
  },
});
