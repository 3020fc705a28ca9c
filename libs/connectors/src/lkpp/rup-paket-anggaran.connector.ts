import type { PackageKind } from '@lcc/domain';
import { lkppConnector } from './lkpp-connector.js';
import type { Dataset } from './lkpp-dataset.js';
import { lkpp, sen } from './lkpp-fields.js';

const columns = {
  kd_rup: lkpp.id('Kode RUP'),
  pagu: lkpp.money('Pagu dari sumber ini'),
  mak: lkpp.maks('MAK'),
  sumber_dana: lkpp.optionalText('Sumber dana'),
  tahun_anggaran_dana: lkpp.year('Tahun anggaran sumber dana'),
  kd_kegiatan: lkpp.optionalText('Nomor kegiatan di SiRUP'),
  kd_subkegiatan: lkpp.optionalText('Nomor sub kegiatan di SiRUP'),
  kd_komponen: lkpp.optionalText('Nomor komponen di SiRUP'),
  status_aktif_rup: lkpp.flag('Masih aktif'),
  status_delete_rup: lkpp.flag('Sudah dihapus'),
};

/** The budget a package is paid from; penyedia and swakelola have the same columns, so the file's name tells them apart. */
const funding = (name: string, packageKind: PackageKind, title: Dataset<typeof columns>['title']) =>
  lkppConnector({
    name,
    title,
    columns,
    marks: ['kd_rup', 'mak', 'tahun_anggaran_dana'],
    without: ['nama_paket'],
    knownByName: true,
    repeats: true,
    toFact: (row, base) => ({
      kind: 'package-funding',
      ...base.on(null),
      packageKind,
      rupCode: row.kd_rup,
      mak: row.mak,
      fundingSource: row.sumber_dana,
      fundingYear: row.tahun_anggaran_dana,
      ceiling: sen(row.pagu),
      component: row.kd_komponen,
      structureId: row.kd_subkegiatan,
      active: row.status_aktif_rup !== false && row.status_delete_rup !== true,
      nth: 0,
    }),
    sample: {
      kd_rup: '55961096',
      pagu: '42500000',
      mak: '2.16.03.2.02.0012.5.1.02.02.01.0033.8.1.0.20.20.10.033.00010',
      sumber_dana: 'APBD',
      tahun_anggaran_dana: '2025',
      kd_kegiatan: '12971646',
      kd_subkegiatan: '14514170',
      status_aktif_rup: 'true',
      status_delete_rup: 'false',
    },
  });

export const rupPaketAnggaranPenyedia = funding('RUP-PaketAnggaranPenyedia', 'penyedia', {
  id: 'SiRUP: anggaran paket penyedia',
  en: 'SiRUP: funding of packages for vendors',
});
export const rupPaketAnggaranSwakelola = funding('RUP-PaketAnggaranSwakelola', 'swakelola', {
  id: 'SiRUP: anggaran paket swakelola',
  en: 'SiRUP: funding of self-managed packages',
});
