import { endOfMonth, type ProgressFact } from '@lcc/domain';
import { readMonth } from '../period-text.js';
import { readPercent } from '../read-percent.js';
import { sblKeys, unitKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

/** Physical progress by sub-activity and month (RFK), with what stood in the way and what the verifier noted. */
export const rfkConnector = sipdTable({
  table: 'data_rfk',
  title: { id: 'wp-sipd: realisasi fisik (RFK)', en: 'wp-sipd: physical progress' },
  source: SOURCES.progress,
  marks: { all: ['kode_sbl', 'bulan', 'realisasi_fisik'] },
  needed: ['kode_sbl', 'bulan', 'realisasi_fisik'],
  columns: {
    bulan: sipd.text('Bulan, 1 sampai 12 atau namanya'),
    kode_sbl: sipd.id('Kunci sub kegiatan (kode_sbl)'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kode_sbl'),
    kode_sub_giat: sipd.optionalText('Kode sub kegiatan; bila kosong, dari kode_sbl'),
    realisasi_fisik: sipd.optionalText('Realisasi fisik dalam persen, kumulatif'),
    permasalahan: sipd.optionalText('Permasalahan'),
    catatan_verifikator: sipd.optionalText('Catatan verifikator'),
  },
  needs: (raw, year) => (raw('kode_sub_skpd') === null || raw('kode_sub_giat') === null ? sblKeys(year, raw('kode_sbl')) : []),
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      const place = into.subActivity(source, year, { unit: row.kode_sub_skpd, subActivity: row.kode_sub_giat }, row.kode_sbl);
      const month = readMonth(row.bulan) ?? into.reject(source, 'bulan', 'month', `"${row.bulan}" bukan bulan; tulis 1 sampai 12`);
      const physical = row.realisasi_fisik === null ? null : readPercent(row.realisasi_fisik);
      if (typeof physical === 'string') into.reject(source, 'realisasi_fisik', 'percent', physical);
      if (!place || month === undefined || typeof physical === 'string') continue;
      if (physical === null && row.permasalahan === null && row.catatan_verifikator === null) continue;
      const fact: ProgressFact = {
        kind: 'progress',
        ...into.base(year, endOfMonth(year, month)),
        ...place,
        physical,
        problem: row.permasalahan,
        verifierNote: row.catatan_verifikator,
      };
      into.add({ row: source.row, fact });
    }
  },
  sample: {
    rows: [
      {
        bulan: '3',
        kode_sbl: '529.529.797.3705.13480',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        kode_sub_giat: '2.16.03.2.02.0012',
        realisasi_fisik: '24.50',
        permasalahan: 'Menunggu penetapan pemenang',
        catatan_verifikator: 'Percepat proses pemilihan',
        tahun_anggaran: '2025',
      },
    ],
  },
});

/** The note of the head of Bagian Administrasi Pembangunan on a unit's month. */
export const unitNoteConnector = sipdTable({
  table: 'data_catatan_rfk_unit',
  title: { id: 'wp-sipd: catatan RFK unit', en: 'wp-sipd: notes on a unit’s month' },
  source: SOURCES.progress,
  marks: { all: ['bulan', 'catatan_ka_adbang', 'id_skpd'] },
  needed: ['bulan', 'catatan_ka_adbang'],
  columns: {
    bulan: sipd.text('Bulan, 1 sampai 12 atau namanya'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_skpd: sipd.optionalWorkUnit('Kode SKPD; bila kosong, dari id_skpd'),
    catatan_ka_adbang: sipd.optionalText('Catatan Ka. Bagian Administrasi Pembangunan'),
  },
  needs: (raw, year) => (raw('kode_skpd') === null ? unitKeys(year, raw('id_skpd')) : []),
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      const workUnit = into.unit(source, year, row.kode_skpd, { id_skpd: row.id_skpd });
      const month = readMonth(row.bulan) ?? into.reject(source, 'bulan', 'month', `"${row.bulan}" bukan bulan; tulis 1 sampai 12`);
      if (workUnit === undefined || month === undefined || row.catatan_ka_adbang === null) continue;
      const note = { subActivity: null, physical: null, problem: null, verifierNote: row.catatan_ka_adbang };
      into.add({ row: source.row, fact: { kind: 'progress', ...into.base(year, endOfMonth(year, month)), workUnit, ...note } });
    }
  },
  sample: {
    rows: [
      {
        bulan: '3',
        id_skpd: '529',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        catatan_ka_adbang: 'Serapan belum sesuai rencana',
        tahun_anggaran: '2025',
      },
    ],
  },
});
