import { lkppConnector } from './lkpp-connector.js';
import { lkpp } from './lkpp-fields.js';

/** Package reviews: a reviewed package gets a new RUP code, and what names the old one means the new one. */
export const rupKajiUlang = lkppConnector({
  name: 'RUP-HistoryKajiUlang',
  title: { id: 'SiRUP: kaji ulang paket', en: 'SiRUP: package reviews' },
  columns: {
    kd_rup_lama: lkpp.id('Kode RUP lama'),
    kd_rup_baru: lkpp.id('Kode RUP baru'),
    jenis_paket: lkpp.optionalText('Penyedia atau swakelola'),
    jenis_revisi: lkpp.optionalText('Jenis revisi'),
    alasan_kajiulang: lkpp.plain('Alasan'),
    tgl_kaji_ulang: lkpp.day('Tanggal'),
  },
  marks: ['kd_rup_lama', 'kd_rup_baru'],
  toFact: (row, base) => ({
    kind: 'package-review',
    ...base.on(row.tgl_kaji_ulang),
    packageKind: /swakelola/i.test(row.jenis_paket ?? '') ? 'swakelola' : 'penyedia',
    from: row.kd_rup_lama,
    to: row.kd_rup_baru,
    change: row.jenis_revisi,
    reason: row.alasan_kajiulang,
  }),
  sample: {
    kd_rup_lama: '54191000',
    kd_rup_baru: '55961096',
    jenis_paket: 'PENYEDIA',
    jenis_revisi: 'Satu ke Satu',
    tgl_kaji_ulang: '2025-02-14 09:10:11',
  },
});
