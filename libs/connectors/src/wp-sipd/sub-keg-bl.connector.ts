import type { PlanIndicator, PlanItemFact } from '@lcc/domain';
import { isRecord } from '../open-file.js';
import { unitKeys, withoutProgramme } from './sipd-conversion.js';
import { rawText, sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

/**
 * Sub-activities of a year by unit: items of the Renja with their ceiling, and what every `kode_sbl` of the other tables stands for.
 * A code of the general programme (`X.XX`) takes the affair field that the row names.
 */
export const subActivityConnector = sipdTable({
  table: 'data_sub_keg_bl',
  title: { id: 'wp-sipd: sub kegiatan (Renja)', en: 'wp-sipd: sub-activities (Renja)' },
  source: SOURCES.plans,
  marks: { all: ['kode_sbl', 'kode_sub_giat', 'pagu'], none: ['kode_akun', 'rincian'] },
  needed: ['kode_sbl', 'kode_sub_giat'],
  columns: {
    kode_sbl: sipd.id('Kunci sub kegiatan (kode_sbl)'),
    kode_sub_giat: sipd.text('Kode sub kegiatan'),
    nama_sub_giat: sipd.name('Nama sub kegiatan'),
    kode_bidang_urusan: sipd.optionalText('Kode bidang urusan'),
    nama_program: sipd.optionalName('Nama program'),
    nama_giat: sipd.optionalName('Nama kegiatan'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD'),
    kode_skpd: sipd.optionalWorkUnit('Kode SKPD'),
    id_sub_skpd: sipd.optionalId('id unit SKPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    pagu: sipd.optionalAmount('Pagu'),
    output_sub_giat: sipd.optionalText('Keluaran'),
    satuan: sipd.optionalText('Satuan keluaran'),
    target_1: sipd.optionalText('Target keluaran'),
    sub_keg_indikator: sipd.list('Indikator keluaran: outputteks, satuanoutput, targetoutput'),
  },
  needs: (raw, year) => (raw('kode_sub_skpd') === null ? unitKeys(year, raw('id_sub_skpd'), raw('id_skpd')) : []),
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      const workUnit = into.unit(source, year, row.kode_sub_skpd ?? row.kode_skpd, { id_sub_skpd: row.id_sub_skpd, id_skpd: row.id_skpd });
      const stated = row.kode_sub_giat.replace(/^X\.XX(?=\.)/i, row.kode_bidang_urusan ?? 'X.XX');
      const code = into.subActivityCode(source, 'kode_sub_giat', stated, year);
      if (workUnit === undefined || code === undefined) continue;
      const fact: PlanItemFact = {
        kind: 'plan-item',
        ...into.base(year, into.since(year)),
        document: 'RENJA',
        level: 'sub-kegiatan',
        key: row.kode_sbl,
        parent: null,
        code,
        workUnit,
        text: row.nama_sub_giat,
        indicators: indicatorsOf(row.sub_keg_indikator, row.output_sub_giat, row.satuan, row.target_1),
        ceiling: row.pagu?.sen ?? null,
        spent: null,
      };
      into.add({ row: source.row, fact });
      for (const id of [row.kode_sbl, withoutProgramme(row.kode_sbl)])
        if (id !== null) into.identify(year, source.row, { table: 'sub-activity', id, workUnit, code });
      into.name('sub-activity', code, row.nama_sub_giat);
      into.name('activity', code.split('.').slice(0, 5).join('.'), row.nama_giat);
      into.name('programme', code.split('.').slice(0, 3).join('.'), row.nama_program);
      if (row.pagu) into.total('pagu', row.pagu.sen);
    }
  },
  sample: {
    rows: [
      {
        kode_sbl: '529.529.797.3705.13480',
        kode_sub_giat: '2.16.03.2.02.0012',
        nama_sub_giat: '2.16.03.2.02.0012 Pengembangan aplikasi',
        kode_bidang_urusan: '2.16',
        nama_program: 'PROGRAM APLIKASI INFORMATIKA',
        nama_giat: 'Pengelolaan e-government',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        pagu: '296187500',
        sub_keg_indikator: [{ outputteks: 'Jumlah aplikasi', satuanoutput: 'Aplikasi', targetoutput: '4' }],
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

function indicatorsOf(nested: readonly unknown[], output: string | null, unit: string | null, target: string | null): PlanIndicator[] {
  const listed = nested.filter(isRecord).flatMap((item): PlanIndicator[] => {
    const text = rawText(item.outputteks);
    return text === null ? [] : [{ text, unit: rawText(item.satuanoutput), target: rawText(item.targetoutput), realization: null }];
  });
  if (listed.length > 0 || output === null) return listed;
  return [{ text: output, unit, target, realization: null }];
}
