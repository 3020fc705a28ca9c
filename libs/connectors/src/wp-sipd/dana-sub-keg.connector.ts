import { budgetLinesConnector } from '../budget-lines.connector.js';
import { fundKeys, sblKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/** What each source of funds gives to a sub-activity. */
export const fundCeilingConnector = sipdTable({
  table: 'data_dana_sub_keg',
  title: { id: 'wp-sipd: sumber dana sub kegiatan', en: 'wp-sipd: funds of sub-activities' },
  source: budgetLinesConnector.source,
  marks: { all: ['kode_sbl', 'kodedana', 'pagudana'] },
  needed: ['kode_sbl', 'pagudana'],
  columns: {
    kode_sbl: sipd.id('Kunci sub kegiatan (kode_sbl)'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kode_sbl'),
    kode_sub_giat: sipd.optionalText('Kode sub kegiatan; bila kosong, dari kode_sbl'),
    kodedana: sipd.optionalText('Kode sumber dana'),
    iddana: sipd.optionalId('id sumber dana'),
    namadana: sipd.optionalText('Nama sumber dana'),
    pagudana: sipd.amount('Pagu dari sumber dana ini'),
  },
  needs: (raw, year) => [
    ...(raw('kode_sub_skpd') === null || raw('kode_sub_giat') === null ? sblKeys(year, raw('kode_sbl')) : []),
    ...(raw('kodedana') === null ? fundKeys(year, raw('iddana')) : []),
  ],
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      const place = into.subActivity(source, year, { unit: row.kode_sub_skpd, subActivity: row.kode_sub_giat }, row.kode_sbl);
      if (!place) continue;
      const fundingSource = row.kodedana ?? into.fundById(year, row.iddana);
      if (fundingSource === null) {
        into.reject(
          source,
          'kodedana',
          row.iddana === null ? 'blank' : 'unknown-id',
          `sumber dana ${row.iddana ?? '(kosong)'} belum dikenal; kirim data_sumber_dana lebih dahulu`,
        );
        continue;
      }
      const base = into.base(year, into.since(year));
      into.add({
        row: source.row,
        fact: { kind: 'fund-ceiling', ...base, ...place, fundingSource, amount: row.pagudana.sen },
      });
      into.name('funding-source', fundingSource, row.namadana);
      into.total('pagu_dana', row.pagudana.sen);
    }
  },
  sample: {
    rows: [
      {
        kode_sbl: '529.529.797.3705.13480',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        kode_sub_giat: '2.16.03.2.02.0012',
        kodedana: '1.1.01',
        namadana: 'Pajak Daerah',
        pagudana: '296187500.00',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});
