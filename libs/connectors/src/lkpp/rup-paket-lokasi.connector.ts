import type { PackageKind } from '@lcc/domain';
import { lkppConnector } from './lkpp-connector.js';
import type { Dataset } from './lkpp-dataset.js';
import { lkpp } from './lkpp-fields.js';

const columns = {
  kd_rup: lkpp.id('Kode RUP'),
  kd_kab_kota: lkpp.optionalText('Nomor kabupaten atau kota'),
  kab_kota: lkpp.optionalText('Kabupaten atau kota'),
  kd_provinsi: lkpp.optionalText('Nomor provinsi'),
  provinsi: lkpp.optionalText('Provinsi'),
  detail_lokasi: lkpp.plain('Lokasi'),
};

/** Where a package is carried out; penyedia and swakelola have the same columns, so the file's name tells them apart. */
const locations = (name: string, packageKind: PackageKind, title: Dataset<typeof columns>['title']) =>
  lkppConnector({
    name,
    title,
    columns,
    marks: ['kd_rup', 'kd_kab_kota', 'kab_kota'],
    knownByName: true,
    toFact: (row, base) => ({
      kind: 'package-location',
      ...base.on(null),
      packageKind,
      rupCode: row.kd_rup,
      placeId: row.kd_kab_kota,
      place: row.kab_kota,
      province: row.provinsi,
      detail: row.detail_lokasi,
    }),
    sample: { kd_rup: '55961096', kd_kab_kota: '14773', kab_kota: 'Langkat (Kab.)', kd_provinsi: '2', provinsi: 'Sumatera Utara' },
  });

export const rupPaketPenyediaLokasi = locations('RUP-PaketPenyediaLokasi', 'penyedia', {
  id: 'SiRUP: lokasi paket penyedia',
  en: 'SiRUP: places of packages for vendors',
});
export const rupPaketSwakelolaLokasi = locations('RUP-PaketSwakelolaLokasi', 'swakelola', {
  id: 'SiRUP: lokasi paket swakelola',
  en: 'SiRUP: places of self-managed packages',
});
