import { endOfMonth, monthOf, type OutputRealizationFact, yearOf } from '@lcc/domain';
import { sblKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const value = (n: number) => sipd.optionalText(`Capaian bulan ${n}`);
const problem = (n: number) => sipd.optionalText(`Keterangan bulan ${n}`);
const driver = (n: number) => sipd.optionalText(`Faktor pendorong bulan ${n}`);

/** Outputs reached by sub-activities, month by month, with what held them up or pushed them. Months to come are left out. */
export const outputConnector = sipdTable({
  table: 'data_realisasi_renja',
  title: { id: 'wp-sipd: capaian keluaran (Renja)', en: 'wp-sipd: outputs reached' },
  source: SOURCES.progress,
  marks: { all: ['kode_sbl', 'id_indikator', 'realisasi_bulan_1'] },
  needed: ['kode_sbl', 'realisasi_bulan_1'],
  columns: {
    kode_sbl: sipd.id('Kunci sub kegiatan (kode_sbl)'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kode_sbl'),
    kode_sub_giat: sipd.optionalText('Kode sub kegiatan; bila kosong, dari kode_sbl'),
    id_indikator: sipd.optionalId('id indikator'),
    id_unik_indikator_renstra: sipd.optionalId('id indikator pada Renstra'),
    realisasi_bulan_1: value(1),
    realisasi_bulan_2: value(2),
    realisasi_bulan_3: value(3),
    realisasi_bulan_4: value(4),
    realisasi_bulan_5: value(5),
    realisasi_bulan_6: value(6),
    realisasi_bulan_7: value(7),
    realisasi_bulan_8: value(8),
    realisasi_bulan_9: value(9),
    realisasi_bulan_10: value(10),
    realisasi_bulan_11: value(11),
    realisasi_bulan_12: value(12),
    keterangan_bulan_1: problem(1),
    keterangan_bulan_2: problem(2),
    keterangan_bulan_3: problem(3),
    keterangan_bulan_4: problem(4),
    keterangan_bulan_5: problem(5),
    keterangan_bulan_6: problem(6),
    keterangan_bulan_7: problem(7),
    keterangan_bulan_8: problem(8),
    keterangan_bulan_9: problem(9),
    keterangan_bulan_10: problem(10),
    keterangan_bulan_11: problem(11),
    keterangan_bulan_12: problem(12),
    pendorong_bulan_1: driver(1),
    pendorong_bulan_2: driver(2),
    pendorong_bulan_3: driver(3),
    pendorong_bulan_4: driver(4),
    pendorong_bulan_5: driver(5),
    pendorong_bulan_6: driver(6),
    pendorong_bulan_7: driver(7),
    pendorong_bulan_8: driver(8),
    pendorong_bulan_9: driver(9),
    pendorong_bulan_10: driver(10),
    pendorong_bulan_11: driver(11),
    pendorong_bulan_12: driver(12),
  },
  needs: (raw, year) => (raw('kode_sub_skpd') === null || raw('kode_sub_giat') === null ? sblKeys(year, raw('kode_sbl')) : []),
  convert(rows, into) {
    const { today } = into.context;
    for (const { source, row, year } of rows) {
      const place = into.subActivity(source, year, { unit: row.kode_sub_skpd, subActivity: row.kode_sub_giat }, row.kode_sbl);
      const indicator = row.id_indikator ?? row.id_unik_indikator_renstra;
      if (indicator === null) into.reject(source, 'id_indikator', 'blank', 'id indikator kosong; isi lalu kirim ulang');
      if (!place || indicator === null) continue;
      let counted = false;
      for (const n of MONTHS) {
        if (year > yearOf(today) || (year === yearOf(today) && n > monthOf(today))) break;
        const said = { value: row[`realisasi_bulan_${n}`], problem: row[`keterangan_bulan_${n}`], driver: row[`pendorong_bulan_${n}`] };
        if (said.value === null && said.problem === null && said.driver === null) continue;
        if (said.value !== null && !/^-?\d+(?:[.,]\d+)?$/.test(said.value)) {
          into.reject(source, `realisasi_bulan_${n}`, 'number', `"${said.value.slice(0, 40)}" bukan angka`);
          continue;
        }
        const base = into.base(year, endOfMonth(year, n));
        const fact: OutputRealizationFact = { kind: 'output-realization', ...base, ...place, indicator, ...said };
        into.add({ row: source.row, fact, ...(counted ? { derived: true } : {}) });
        counted = true;
      }
    }
  },
  sample: {
    rows: [
      {
        kode_sbl: '529.529.797.3705.13480',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        kode_sub_giat: '2.16.03.2.02.0012',
        id_indikator: '568111',
        realisasi_bulan_1: '0.00',
        realisasi_bulan_3: '1.00',
        keterangan_bulan_3: 'Menunggu data dukung',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});
