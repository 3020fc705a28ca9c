import { accountLevel, accountRoot } from '@lcc/domain';
import { budgetLinesConnector } from '../budget-lines.connector.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/** Accounts of the budget with the ids by which SPD name them; those of the balance sheet are left out. */
export const accountConnector = sipdTable({
  table: 'data_akun',
  title: { id: 'wp-sipd: rekening', en: 'wp-sipd: accounts' },
  source: budgetLinesConnector.source,
  marks: { all: ['id_akun', 'kode_akun', 'nama_akun'], none: ['bulan_1', 'kode_sbl', 'nilai', 'total', 'nomorspd'] },
  needed: ['id_akun', 'kode_akun', 'nama_akun'],
  columns: { id_akun: sipd.id('id rekening'), kode_akun: sipd.account('Kode rekening'), nama_akun: sipd.name('Nama rekening') },
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      if (accountRoot(row.kode_akun) === null || accountLevel(row.kode_akun) < 3) continue;
      into.identify(year, source.row, { table: 'account', id: row.id_akun, workUnit: null, code: row.kode_akun }, false);
      into.name('account', row.kode_akun, row.nama_akun);
    }
  },
  sample: {
    rows: [
      {
        id_akun: '16119',
        kode_akun: '5.1.01.01.01.0001',
        nama_akun: '5.1.01.01.01.0001 Belanja Gaji Pokok PNS',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

/** Sources of funds with the ids by which budget details name them. */
export const fundConnector = sipdTable({
  table: 'data_sumber_dana',
  title: { id: 'wp-sipd: sumber dana', en: 'wp-sipd: funding sources' },
  source: budgetLinesConnector.source,
  marks: { all: ['id_dana', 'kode_dana', 'nama_dana'], none: ['kode_sbl', 'nomor_sp_2_d'] },
  needed: ['id_dana', 'kode_dana', 'nama_dana'],
  columns: { id_dana: sipd.id('id sumber dana'), kode_dana: sipd.text('Kode sumber dana'), nama_dana: sipd.text('Nama sumber dana') },
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      into.identify(year, source.row, { table: 'funding-source', id: row.id_dana, workUnit: null, code: row.kode_dana }, false);
      into.name('funding-source', row.kode_dana, row.nama_dana.replace(/^(?:\[[^\]]*\]\s*-?\s*)+/, ''));
    }
  },
  sample: { rows: [{ id_dana: '282', kode_dana: '1.1.01', nama_dana: 'Pajak Daerah', tahun_anggaran: '2025', active: '1' }] },
});
