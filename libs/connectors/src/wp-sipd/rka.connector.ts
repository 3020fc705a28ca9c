import { budgetLinesConnector } from '../budget-lines.connector.js';
import { isRecord } from '../open-file.js';
import { addBudgetLines, type BudgetRow } from './sipd-budget.js';
import { fundKeys, sblKeys } from './sipd-conversion.js';
import { rawText, sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/** Details of spending (RKA, DPA): one row per item; its unit and sub-activity stand behind `kode_sbl`. */
export const rkaConnector = sipdTable({
  table: 'data_rka',
  title: { id: 'wp-sipd: rincian belanja (RKA/DPA)', en: 'wp-sipd: details of spending' },
  source: budgetLinesConnector.source,
  marks: { all: ['kode_sbl', 'kode_akun', 'rincian'] },
  needed: ['kode_sbl', 'kode_akun', 'rincian'],
  columns: {
    kode_sbl: sipd.id('Kunci sub kegiatan (kode_sbl)'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kode_sbl'),
    kode_sub_giat: sipd.optionalText('Kode sub kegiatan; bila kosong, dari kode_sbl'),
    kode_akun: sipd.account('Kode rekening'),
    nama_akun: sipd.optionalName('Nama rekening'),
    kode_dana: sipd.optionalText('Kode sumber dana'),
    nama_dana: sipd.optionalText('Nama sumber dana'),
    id_dana: sipd.optionalId('id sumber dana'),
    sumber_dana: sipd.list('Sumber dana: kode_dana'),
    nama_komponen: sipd.optionalText('Nama komponen'),
    rincian: sipd.amount('Jumlah rincian'),
    rincian_murni: sipd.optionalAmount('Jumlah rincian sebelum perubahan'),
  },
  needs: (raw, year) => {
    const isCoded = raw('kode_sub_skpd') !== null && raw('kode_sub_giat') !== null;
    return [...(isCoded ? [] : sblKeys(year, raw('kode_sbl'))), ...(raw('kode_dana') === null ? fundKeys(year, raw('id_dana')) : [])];
  },
  convert(rows, into) {
    const lines = rows.flatMap(({ source, row, year }): BudgetRow[] => {
      const codes = { unit: row.kode_sub_skpd, subActivity: row.kode_sub_giat };
      const place = into.subActivity(source, year, codes, row.kode_sbl);
      if (!place) return [];
      const fundingSource = row.kode_dana ?? onlyFund(row.sumber_dana) ?? into.fundById(year, row.id_dana);
      into.name('account', row.kode_akun, row.nama_akun);
      into.name('funding-source', row.kode_dana, row.nama_dana);
      return [
        {
          source,
          year,
          ...place,
          account: row.kode_akun,
          fundingSource,
          label: row.nama_komponen,
          amount: row.rincian,
          original: row.rincian_murni,
        },
      ];
    });
    addBudgetLines(lines, '5', into);
  },
  sample: {
    rows: [
      {
        kode_sbl: '529.529.797.3705.13480',
        kode_akun: '5.1.02.01.01.0052',
        nama_akun: '5.1.02.01.01.0052 Belanja Makanan dan Minuman Rapat',
        kode_dana: '1.1.01',
        nama_dana: 'Pajak Daerah',
        nama_komponen: 'Konsumsi rapat',
        rincian: '7350000',
        rincian_murni: '7350000',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
    known: [
      {
        kind: 'source-id',
        region: '12.05',
        year: 2025,
        date: '2025-01-01',
        system: 'sipd',
        table: 'sub-activity',
        id: '529.529.797.3705.13480',
        workUnit: '2.16.2.20.2.21.14.0000',
        code: '2.16.03.2.02.0012',
      },
    ],
  },
});

/** The fund that answers of the API carry beside a row, when there is exactly one. */
function onlyFund(funds: readonly unknown[]): string | null {
  const codes = new Set(funds.filter(isRecord).flatMap((fund) => rawText(fund.kode_dana) ?? []));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : null;
}
