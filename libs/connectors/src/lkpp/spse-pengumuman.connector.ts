import type { ProcurementNoticeFact } from '@lcc/domain';
import type { z } from 'zod';
import { lkppConnector } from './lkpp-connector.js';
import type { RowBase } from './lkpp-dataset.js';
import { lkpp, sen } from './lkpp-fields.js';

const columns = {
  kd_rup: lkpp.codes('Kode RUP; beberapa dipisahkan titik koma'),
  nama_paket: lkpp.text('Nama paket'),
  pagu: lkpp.money('Pagu'),
  hps: lkpp.money('Harga perkiraan sendiri'),
  sumber_dana: lkpp.optionalText('Sumber dana'),
  mak: lkpp.maks('MAK; beberapa dipisahkan titik koma'),
  jenis_pengadaan: lkpp.optionalText('Jenis pengadaan'),
  mtd_pemilihan: lkpp.optionalText('Metode pemilihan'),
  kontrak_pembayaran: lkpp.optionalText('Cara pembayaran kontrak'),
  tgl_buat_paket: lkpp.day('Tanggal paket dibuat'),
};
type Row = z.output<z.ZodObject<typeof columns>>;
type Own = Pick<ProcurementNoticeFact, 'track' | 'process' | 'status' | 'version' | 'announcedOn' | 'place'>;

function notice(row: Row, base: RowBase, own: Own): ProcurementNoticeFact {
  return {
    kind: 'procurement-notice',
    ...base.on(own.announcedOn ?? row.tgl_buat_paket),
    ...own,
    rupCodes: row.kd_rup,
    name: row.nama_paket,
    ceiling: sen(row.pagu),
    ownerEstimate: sen(row.hps),
    mak: row.mak,
    fundingSource: row.sumber_dana,
    method: row.mtd_pemilihan,
    procurementKind: row.jenis_pengadaan,
    paymentForm: row.kontrak_pembayaran,
    createdOn: row.tgl_buat_paket,
  };
}

const SAMPLE = {
  kd_rup: '55961096',
  nama_paket: 'Pengembangan aplikasi perizinan',
  pagu: '100000000',
  hps: '99983250.5',
  sumber_dana: 'APBD',
  mak: '2.16.03.2.02.0012.5.1.02.02.01.0033.',
  jenis_pengadaan: 'Jasa Lainnya',
  mtd_pemilihan: 'Pengadaan Langsung',
  kontrak_pembayaran: 'Lumsum',
  tgl_buat_paket: '2025-02-10 08:00:00',
};

/** Tenders and selections announced in SPSE. */
export const spseTenderPengumuman = lkppConnector({
  name: 'SPSE-TenderPengumuman',
  title: { id: 'SPSE: tender diumumkan', en: 'SPSE: tenders announced' },
  columns: {
    ...columns,
    kd_tender: lkpp.id('Kode tender'),
    status_tender: lkpp.optionalText('Status'),
    versi_tender: lkpp.whole('Ke berapa kali diumumkan'),
    tgl_pengumuman_tender: lkpp.day('Tanggal diumumkan'),
    lokasi_pekerjaan: lkpp.plain('Lokasi'),
  },
  marks: ['kd_tender', 'tgl_pengumuman_tender', 'versi_tender'],
  toFact: (row, base) =>
    notice(row, base, {
      track: 'tender',
      process: row.kd_tender,
      status: row.status_tender,
      version: row.versi_tender,
      announcedOn: row.tgl_pengumuman_tender,
      place: row.lokasi_pekerjaan,
    }),
  sample: {
    ...SAMPLE,
    mak: undefined,
    kd_tender: '10011868000',
    status_tender: 'Selesai',
    versi_tender: '1',
    tgl_pengumuman_tender: '2025-02-11 10:00:00',
  },
});

/** Direct procurement and direct appointment announced in SPSE. */
export const spseNonTenderPengumuman = lkppConnector({
  name: 'SPSE-NonTenderPengumuman',
  title: { id: 'SPSE: non tender diumumkan', en: 'SPSE: non-tender processes announced' },
  columns: {
    ...columns,
    kd_nontender: lkpp.id('Kode non tender'),
    status_nontender: lkpp.optionalText('Status'),
    versi_nontender: lkpp.whole('Ke berapa kali diumumkan'),
    tgl_pengumuman_nontender: lkpp.day('Tanggal diumumkan'),
  },
  marks: ['kd_nontender', 'tgl_pengumuman_nontender', 'versi_nontender'],
  toFact: (row, base) =>
    notice(row, base, {
      track: 'non-tender',
      process: row.kd_nontender,
      status: row.status_nontender,
      version: row.versi_nontender,
      announcedOn: row.tgl_pengumuman_nontender,
      place: null,
    }),
  sample: {
    ...SAMPLE,
    kd_nontender: '10422200000',
    status_nontender: 'Selesai',
    versi_nontender: '1',
    tgl_pengumuman_nontender: '2025-02-11 08:00:00.000000Z',
  },
});
