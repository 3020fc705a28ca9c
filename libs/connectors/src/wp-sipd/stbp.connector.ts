import { accountRoot, type RevenueReceiptFact } from '@lcc/domain';
import { groupBy } from '../group-by.js';
import { receiptCounts } from '../receipt-status.js';
import { unitInNumber, unitKeys } from './sipd-conversion.js';
import { documentDate } from './sipd-documents.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

const statusKey = (year: number, number: string | null) =>
  number === null ? [] : [{ kind: 'source-id', year, key: `sipd|stbp|${number}` } as const];

/** Status of receipts. Their accounts stand in `data_stbp_sipd_detail`, so that nothing is counted from this table alone. */
export const receiptStatusTable = sipdTable({
  table: 'data_stbp_sipd',
  title: { id: 'wp-sipd: status STBP', en: 'wp-sipd: status of receipts' },
  source: SOURCES.receipts,
  marks: { all: ['nomor_stbp', 'is_verifikasi_stbp'], none: ['kode_rekening'] },
  needed: ['nomor_stbp'],
  keepsInactive: true,
  columns: {
    nomor_stbp: sipd.text('Nomor STBP'),
    status: sipd.optionalText('Status di SIPD; bila kosong, dari tanda verifikasi'),
    is_verifikasi_stbp: sipd.optionalFlag('Sudah diverifikasi'),
  },
  convert(rows, into) {
    for (const { source, row, year, active } of rows) {
      const verified = row.is_verifikasi_stbp === null ? null : row.is_verifikasi_stbp ? 'sudah_verifikasi' : 'belum_verifikasi';
      const code = active ? (row.status ?? verified) : 'dihapus';
      into.identify(year, source.row, { table: 'stbp', id: row.nomor_stbp, workUnit: null, code }, false);
    }
  },
  sample: { rows: [{ nomor_stbp: 'STBP-0001', status: 'sudah_validasi', is_verifikasi_stbp: '1', tahun_anggaran: '2025', active: '1' }] },
});

/** Receipts of revenue by account. Who paid is not read. */
export const receiptTable = sipdTable({
  table: 'data_stbp_sipd_detail',
  title: { id: 'wp-sipd: penerimaan (STBP)', en: 'wp-sipd: receipts of revenue' },
  source: SOURCES.receipts,
  marks: { all: ['nomor_stbp', 'kode_rekening', 'nilai'] },
  needed: ['nomor_stbp', 'kode_rekening', 'nilai'],
  keepsInactive: true,
  columns: {
    nomor_stbp: sipd.text('Nomor STBP'),
    tanggal_stbp: sipd.optionalDate('Tanggal STBP'),
    kode_rekening: sipd.account('Kode rekening'),
    uraian: sipd.optionalText('Uraian rekening'),
    nilai: sipd.amount('Nilai'),
    keterangan_stbp: sipd.optionalText('Keterangan'),
    status: sipd.optionalText('Status di SIPD; bila kosong, dari data_stbp_sipd'),
    id_sub_skpd: sipd.optionalId('id unit SKPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_skpd: sipd.optionalWorkUnit('Kode SKPD; bila kosong, dari idnya'),
  },
  needs: (raw, year) => [
    ...statusKey(year, raw('nomor_stbp')),
    ...(raw('kode_skpd') === null ? unitKeys(year, raw('id_sub_skpd'), raw('id_skpd')) : []),
  ],
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => [r.year, r.row.nomor_stbp, r.row.kode_rekening].join('|')).values()) {
      const [first] = group;
      if (!first) continue;
      const { source, row, year } = first;
      if (accountRoot(row.kode_rekening) !== '4') {
        into.reject(source, 'kode_rekening', 'account-root', `rekening ${row.kode_rekening} bukan rekening pendapatan (4)`);
        continue;
      }
      const ids = { id_sub_skpd: row.id_sub_skpd, id_skpd: row.id_skpd };
      const workUnit = into.unit(source, year, row.kode_skpd ?? unitInNumber(row.nomor_stbp), ids);
      const date = documentDate(source, [row.tanggal_stbp], row.nomor_stbp, year, into);
      if (workUnit === undefined || date === undefined) continue;
      const isDeleted = group.every((r) => !r.active);
      const status = isDeleted
        ? 'dihapus'
        : (row.status ?? into.context.known.find('source-id', year, `sipd|stbp|${row.nomor_stbp}`)?.code ?? null);
      const fact: RevenueReceiptFact = {
        kind: 'revenue-receipt',
        ...into.base(year, date),
        number: row.nomor_stbp,
        workUnit,
        account: row.kode_rekening,
        amount: group.filter((r) => isDeleted || r.active).reduce((sum, r) => sum + r.row.nilai.sen, 0n),
        description: row.keterangan_stbp,
        status,
        counts: receiptCounts(status),
      };
      into.add({ row: source.row, fact });
      into.name('account', row.kode_rekening, row.uraian);
      if (fact.counts) into.total('penerimaan', fact.amount);
    }
  },
  sample: {
    rows: [
      {
        nomor_stbp: 'STBP-0001',
        tanggal_stbp: '2025-03-04',
        kode_rekening: '4.1.01.19.01.0001',
        uraian: 'PBJT-Restoran',
        nilai: '2500000',
        keterangan_stbp: 'Setoran PBJT',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});
