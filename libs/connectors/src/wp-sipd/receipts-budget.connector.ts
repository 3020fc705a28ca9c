import type { AccountRoot } from '@lcc/domain';
import { budgetLinesConnector } from '../budget-lines.connector.js';
import type { Connector } from '../connector.js';
import { addBudgetLines, type BudgetRow } from './sipd-budget.js';
import { unitKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/** Targets of revenue and financing, with what RKPD and KUA said of them. */
function targets(table: string, root: AccountRoot, id: string, title: Connector['title'], account: string): Connector {
  return sipdTable({
    table,
    title,
    source: budgetLinesConnector.source,
    marks: { all: ['kode_akun', 'total', 'nilaimurni', id] },
    needed: ['kode_akun', 'total'],
    columns: {
      id_skpd: sipd.optionalId('id SKPD'),
      kode_skpd: sipd.optionalWorkUnit('Kode SKPD; bila kosong, dari id_skpd'),
      id_pendapatan: sipd.optionalId('id baris pendapatan'),
      id_pembiayaan: sipd.optionalId('id baris pembiayaan'),
      kode_akun: sipd.account('Kode rekening'),
      nama_akun: sipd.optionalName('Nama rekening'),
      uraian: sipd.optionalText('Uraian'),
      total: sipd.amount('Jumlah'),
      nilaimurni: sipd.optionalAmount('Jumlah sebelum perubahan'),
      rkpd_murni: sipd.optionalAmount('Jumlah menurut RKPD'),
      kua_murni: sipd.optionalAmount('Jumlah menurut KUA-PPAS'),
    },
    needs: (raw, year) => (raw('kode_skpd') === null ? unitKeys(year, raw('id_skpd')) : []),
    convert(rows, into) {
      const lines = rows.flatMap(({ source, row, year }): BudgetRow[] => {
        const workUnit = into.unit(source, year, row.kode_skpd, { id_skpd: row.id_skpd });
        if (workUnit === undefined) return [];
        into.name('account', row.kode_akun, row.nama_akun);
        const planned = { RKPD: row.rkpd_murni, KUA: row.kua_murni };
        const line = { workUnit, subActivity: null, account: row.kode_akun, fundingSource: null, label: row.uraian };
        return [{ source, year, ...line, amount: row.total, original: row.nilaimurni, planned }];
      });
      addBudgetLines(lines, root, into);
    },
    sample: {
      rows: [
        {
          [id]: '1014',
          id_skpd: '529',
          kode_skpd: '2.16.2.20.2.21.14.0000',
          kode_akun: account,
          nama_akun: 'Contoh',
          uraian: 'Contoh',
          total: '17000000000',
          nilaimurni: '17000000000',
          tahun_anggaran: '2025',
          active: '1',
        },
      ],
    },
  });
}

export const revenueConnector = targets(
  'data_pendapatan',
  '4',
  'id_pendapatan',
  { id: 'wp-sipd: target pendapatan', en: 'wp-sipd: revenue targets' },
  '4.1.04.16.01.0001',
);
export const financingConnector = targets(
  'data_pembiayaan',
  '6',
  'id_pembiayaan',
  { id: 'wp-sipd: pembiayaan', en: 'wp-sipd: financing' },
  '6.1.01.07.01.0001',
);
